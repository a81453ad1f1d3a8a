/** Which cards have words and sentences to learn by heart. */
import type { ResourceEntry } from "../../sync/manifest";

const TEACHING: readonly string[] = ["phrasebook", "dialogue", "quiz"];

type Entry = Pick<ResourceEntry, "type" | "sensitivity">;

export function isTeaching(entry: Entry): boolean {
  return TEACHING.includes(entry.type) && mayTurnUp(entry);
}

/** What is red stands in its own topic only; nobody meets it while learning Dutch beside somebody else. */
export function mayTurnUp({ sensitivity }: Pick<Entry, "sensitivity">): boolean {
  return sensitivity !== "red";
}
