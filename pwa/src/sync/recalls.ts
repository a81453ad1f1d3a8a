/**
 * Recalls: resources that publishers took back, which a phone never shows again in these editions (clause 2.5).
 *
 * An entry is never taken away. What undoes a recall is a higher edition, which needs more signatures than a recall does.
 */
import { ContentError } from "./errors";
import { edition, id, listOf, oneOf, parseJson, readValue, record } from "./fields";
import { type Words, words } from "./manifest";

/** bytes */
export const RECALLS_MAX = 128 * 1024;

/** One resource, taken back up to and including an edition; `reason` in the languages that there are. */
export interface Recall {
  readonly pack: string;
  readonly resource: string;
  readonly up_to_edition: number;
  readonly reason: Words;
}

/** All that was ever taken back. */
export interface Recalls {
  readonly schema: 1;
  readonly recalls: readonly Recall[];
}

const recalls = record<Recalls>({
  schema: oneOf(1),
  recalls: listOf(record<Recall>({ pack: id, resource: id, up_to_edition: edition, reason: words }), 500),
});

/** The published recalls; throws ContentError not-json, too-large or bad-recalls. */
export function parseRecalls(bytes: Uint8Array): Recalls {
  return readValue(parseJson(bytes, RECALLS_MAX, ContentError), recalls, ContentError, "bad-recalls");
}

/** Everything that was seen so far: what a later file leaves out or lowers stays as strict as it was. */
export function mergeRecalls(seen: readonly Recall[], found: readonly Recall[]): readonly Recall[] {
  const strictest = new Map<string, Recall>();
  for (const recall of [...seen, ...found]) {
    const name = `${recall.pack}.${recall.resource}`;
    const former = strictest.get(name);
    if (!former || recall.up_to_edition >= former.up_to_edition) strictest.set(name, recall);
  }
  return [...strictest.values()];
}

/** What takes this resource back in this edition, if anything does. */
export function recallOf(
  recalls: readonly Recall[],
  pack: string,
  edition: number,
  resource: string,
): Recall | null {
  const found = recalls.find(
    (recall) => recall.pack === pack && recall.resource === resource && edition <= recall.up_to_edition,
  );
  return found ?? null;
}
