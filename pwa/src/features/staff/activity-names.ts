/** Kinds of activities, as the team calls them. */
import { t } from "../../i18n/words";

const NAMES: Readonly<Record<string, () => string>> = {
  quiz: () => t("Quiz"),
  taalcafe: () => t("Taalcafé"),
  reading: () => t("Voorlezen"),
  digid: () => t("DigiD-training"),
  tour: () => t("Rondleiding"),
};

/** A kind that this version does not know is an activity all the same. */
export function activityName(kind: string): string {
  return (NAMES[kind] ?? (() => t("Activiteit")))();
}
