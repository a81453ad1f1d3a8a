/** Languages as the team calls them, beside what their speakers call them. */
import { language } from "../../i18n/words";

/** `ti` → "Tigrinya", in the language of the screen. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([language.value], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag; // a browser without these names, or a tag that is none
  }
}

/** What a team can tap besides the languages of its place. */
export const MORE_LANGUAGES: readonly string[] = [
  ...[
    "ar",
    "fa",
    "fa-AF",
    "ti",
    "tr",
    "uk",
    "ru",
    "so",
    "ps",
    "ckb",
    "kmr",
    "am",
    "en",
    "fr",
    "es",
    "pl",
    "nl",
  ],
];
