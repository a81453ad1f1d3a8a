/** What is being typed about a place, kept in this browser until the server has it. No word of it is about a person. */
import type { Sheet } from "./sheet";

export interface Kept {
  /** The state of the server's that was changed. */
  readonly was: string;
  readonly sheet: Sheet;
}

export function readKept(place: string): Kept | undefined {
  const kept = localStorage.getItem(key(place));
  if (kept === null) return undefined;
  const { was, sheet } = JSON.parse(kept) as Kept;
  return { was, sheet: { ...sheet, photos: sheet.photos ?? [] } }; // typed before there were photos
}

export function keep(place: string, kept: Kept): void {
  localStorage.setItem(key(place), JSON.stringify(kept));
}

export function drop(place: string): void {
  localStorage.removeItem(key(place));
}

function key(place: string): string {
  return `overlay ${place}`;
}
