/** Codes as an administrator reads them: Dutch names of languages, and of topics that no pack names. */
import { LANGUAGES } from "../../i18n/languages";
import { t } from "../../i18n/words";

// Packs may be translated into these beside the languages of the interface.
const OTHERS = ["am", "ckb", "es", "fr", "kmr", "ps", "so"];
/** Whatever packs are translated into. */
export const PACK_LANGUAGES = [...LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== "nl"), ...OTHERS];

const NAMES = new Intl.DisplayNames(["nl"], { type: "language", fallback: "code" });

/** "ar" → "Arabisch"; "und" is one that the phone does not have. */
export function languageInDutch(tag: string): string {
  if (tag === "und") return t("een andere taal");
  return tag === "" ? "" : (NAMES.of(tag) ?? tag);
}

/** Topics are the packs' themes; `other` is the phone's own. */
export function topicInWords(topic: string): string {
  return topic === "other" ? t("Iets anders") : topic;
}
