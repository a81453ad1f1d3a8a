/** Finds every text of a document by its segment id, whatever blocks it stands in. */

import type { Document } from "../../sync/pack";
import type { Text } from "../../sync/pictures";

/** Segment id → text. */
export function textsOf(document: Document): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  collect([document.title, document.summary, document.picture, document.blocks], found);
  return found;
}

function collect(value: unknown, found: Map<string, string>): void {
  if (isText(value)) found.set(value.id, value.text);
  else if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (typeof value === "object" && value !== null) collect(Object.values(value), found);
}

/** A node, too, has a `text`, but that is a text of its own and no string. */
function isText(value: unknown): value is Text {
  const text = value as Partial<Text> | null | undefined;
  return typeof text === "object" && typeof text?.id === "string" && typeof text.text === "string";
}
