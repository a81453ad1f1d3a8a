/** Cuts a text into its sentences, so that a sentence can be found back in its translation. */

const SENTENCE = /.+?(?:[.!?…።؟]+["”»)]*(?=\s|$)|$)\s*/gsu;

/** The sentences of a text with the spaces after them; put together they are the text again. */
export function splitSentences(text: string): readonly string[] {
  return text.match(SENTENCE) ?? [text];
}
