/** Where pages of translations are. */
import type { Where } from "./api";

export function sheetLink({ pack, language }: Where, segment?: string): string {
  const pieces = segment === undefined ? [pack, language] : [pack, language, segment];
  return `#/translations/${pieces.map(encodeURIComponent).join("/")}`;
}
