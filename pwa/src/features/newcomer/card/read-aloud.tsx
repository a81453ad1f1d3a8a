/** Reads a whole card aloud in the reader's language, where the phone has a voice for it that was heard. */
import type { JSX } from "preact";
import { ListenInOwn } from "../listen";
import { useReader } from "../reader";
import { textsOf } from "../texts";

/** Where each sentence has buttons of its own, or an answer would be given away. */
const BY_SENTENCE: readonly string[] = ["phrasebook", "dialogue", "quiz", "photostrip"];

export function ReadAloud(): JSX.Element | null {
  const { card } = useReader();
  if (BY_SENTENCE.includes(card.type)) return null;
  return (
    <div class="deeds">
      <ListenInOwn texts={[...textsOf(card).values()]} />
    </div>
  );
}
