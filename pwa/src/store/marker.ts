/**
 * A mark beside the database that says what was saved, so that a phone which made room for itself, and took the database
 * along, can say so and offer to fetch it again. It names packs, languages and media, and nothing of who reads them.
 */
import type { InstalledEdition, Need } from "./database";
import { shelve, shelved } from "./shelf";

/** A pack that was saved, as the mark has it. */
export interface Marked {
  readonly pack: string;
  readonly languages: readonly string[];
  readonly needs: readonly Need[];
}

const KEY = "wegwijs-saved";

/** Set the mark to what is saved now. */
export function markSaved(packs: readonly (InstalledEdition & { readonly pack: string })[]): void {
  const marked = packs.map(({ pack, languages, needs }): Marked => ({ pack, languages, needs }));
  shelve(KEY, marked.length > 0 ? JSON.stringify(marked) : null);
}

/** What was saved when the mark was set; nothing where there is none. */
export function readMark(): readonly Marked[] {
  try {
    const found: unknown = JSON.parse(shelved(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter(isMarked) : [];
  } catch {
    return []; // a mark that cannot be read says nothing
  }
}

function isMarked(value: unknown): value is Marked {
  const { pack, languages, needs } = value as { readonly [name in keyof Marked]?: unknown };
  return typeof pack === "string" && Array.isArray(languages) && Array.isArray(needs);
}
