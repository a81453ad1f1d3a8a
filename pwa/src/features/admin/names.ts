/** Codes as an administrator reads them: Dutch names of languages, and of topics that no pack names. */
import { t } from "../../i18n/words";

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
