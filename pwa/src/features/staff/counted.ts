/** What a team counts of who comes: a few numbers in bands, never of a person. */
import { t } from "../../i18n/words";
import type { Tone } from "../../ui/tones";

/** Age bands, in the order of the tiles. */
export const AGES = ["age-0-3", "age-4-12", "age-13-17", "age-18"] as const;

export type Category = string;

/** The tiles, with the colour that says the same as the word. */
export const TILES: readonly { readonly category: Category; readonly tone: Tone }[] = [
  { category: "age-0-3", tone: "saffron" },
  { category: "age-4-12", tone: "leaf" },
  { category: "age-13-17", tone: "plum" },
  { category: "age-18", tone: "canal" },
  { category: "first", tone: "indigo" },
];

export function categoryName(category: Category): string {
  switch (category) {
    case "age-0-3":
      return t("0 tot en met 3");
    case "age-4-12":
      return t("4 tot en met 12");
    case "age-13-17":
      return t("13 tot en met 17");
    case "age-18":
      return t("18 en ouder");
    default:
      return t("Voor het eerst");
  }
}
