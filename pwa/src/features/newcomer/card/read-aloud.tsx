/** Reads a whole card aloud in the reader's language, where the phone has a voice for it that was heard. */
import type { JSX } from "preact";
import { useReader } from "../../../ui/blocks/reader";
import { textsOf } from "../../../ui/blocks/texts";
import { ListenInOwn } from "../listen";

/** Where each sentence has buttons of its own, or an answer would be given away. */
const BY_SENTENCE: readonly string[] = ["phrasebook", "dialogue", "quiz", "photostrip"];

/** Blocks that stand on other screens: ready questions where questions are asked, tips in a quiz. */
const ELSEWHERE: readonly string[] = ["ask", "tip"];

export function ReadAloud(): JSX.Element | null {
  const { card } = useReader();
  if (BY_SENTENCE.includes(card.type)) return null;
  const seen = { ...card, blocks: card.blocks.filter(({ type }) => !ELSEWHERE.includes(type)) };
  return (
    <div class="deeds">
      <ListenInOwn texts={[...textsOf(seen).values()]} />
    </div>
  );
}
