/** Finds items on a long shelf: by words of the title or the code, by language, or those that are out. */
import { fold } from "../../../i18n/folding";
import type { Item } from "../state";

/** An item with what it is searched by. */
export interface Shelved extends Item {
  readonly folded: string;
}

export interface Wanted {
  readonly words: string;
  readonly language: string | null;
  readonly isOut: boolean;
}

/** Every word that was typed stands somewhere in the title or begins the code. */
export function findItems(
  shelf: readonly Shelved[],
  { words, language, isOut }: Wanted,
  isAway: (id: string) => boolean,
): readonly Shelved[] {
  const sought = fold(words).split(/\s+/).filter(Boolean);
  return shelf.filter(
    (item) =>
      (language === null || item.language === language) &&
      (!isOut || isAway(item.id)) &&
      sought.every((word) => item.folded.includes(word)),
  );
}

/** The languages of a shelf, the most frequent first. */
export function languagesOn(shelf: readonly Item[]): readonly string[] {
  const counted = new Map<string, number>();
  for (const { language } of shelf) counted.set(language, (counted.get(language) ?? 0) + 1);
  return [...counted.keys()].sort((one, other) => (counted.get(other) ?? 0) - (counted.get(one) ?? 0));
}
