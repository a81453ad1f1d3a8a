/** Which sentences stand on a sheet of paper that is cut into eight. */
import type { Block } from "../../../sync/blocks";
import type { Phrase, Phrases } from "../../../sync/learning";

const EIGHT = 8;

/**
 * The sentences of one group of a phrasebook, by the id of its title, and of those that come after it until the paper is
 * full; after the last group comes the first. Undefined where it has no such group.
 */
export function sheetFrom(blocks: readonly Block[], group: string): readonly Phrase[] | undefined {
  const groups = blocks.filter((block): block is Phrases => block.type === "phrases");
  const at = groups.findIndex(({ title }) => title.id === group);
  const chosen = groups[at];
  if (!chosen) return undefined;
  const inTurn = [...groups.slice(at), ...groups.slice(0, at)].flatMap(({ phrases }) => phrases);
  return inTurn.slice(0, Math.ceil(chosen.phrases.length / EIGHT) * EIGHT);
}
