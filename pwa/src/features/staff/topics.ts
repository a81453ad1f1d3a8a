/** What questions are about: a few pictures that a team finds at once. Themes of packs that say the same count as one. */
import { t } from "../../i18n/words";
import type { Tone } from "../../ui/tones";

export interface Topic {
  readonly id: string;
  /** A pictogram of the kit. */
  readonly icon: string;
  readonly tone: Tone;
  readonly text: () => string;
  /** Themes of packs, under which newcomers ask the same. */
  readonly also?: readonly string[];
}

const OTHER: Topic = { id: "other", icon: "help", tone: "canal", text: () => t("Iets anders") };

export const TOPICS: readonly Topic[] = [
  { id: "opvang", icon: "home", tone: "leaf", text: () => t("Wonen en opvang"), also: ["wonen"] },
  { id: "gezondheid", icon: "care", tone: "brick", text: () => t("Gezondheid"), also: ["zorg"] },
  { id: "taal", icon: "talk", tone: "canal", text: () => t("Nederlands leren"), also: ["inburgering"] },
  { id: "bibliotheek", icon: "book", tone: "saffron", text: () => t("De bibliotheek") },
  { id: "kinderen", icon: "child", tone: "plum", text: () => t("Kind en school") },
  { id: "werk", icon: "lawyer", tone: "indigo", text: () => t("Werk") },
  { id: "geld", icon: "coin", tone: "saffron", text: () => t("Geld") },
  {
    id: "papieren",
    icon: "law",
    tone: "indigo",
    text: () => t("Papieren en procedure"),
    also: ["aanvraag", "inschrijven"],
  },
  { id: "digitaal", icon: "phone", tone: "canal", text: () => t("DigiD en internet") },
  { id: "vervoer", icon: "bus", tone: "leaf", text: () => t("Vervoer") },
  { id: "veilig", icon: "shield", tone: "brick", text: () => t("Rechten en veiligheid"), also: ["rechten"] },
  OTHER,
];

/** The topic with this id or theme; one that this version does not know is another one. */
export function topicOf(id: unknown): Topic {
  return TOPICS.find((topic) => topic.id === id || topic.also?.includes(String(id))) ?? OTHER;
}
