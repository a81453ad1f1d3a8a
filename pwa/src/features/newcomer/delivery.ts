/** Where words stand, in the same picture and words on every screen that tells of them. */
import { t } from "../../i18n/words";
import type { Delivery, Thread } from "../../store/threads";
import type { IconName } from "../../ui/icon";

/** How far a question is; what the library did with it comes after "arrived". */
export type Standing = Delivery | "answered" | "closed";

interface StandingWords {
  readonly icon: IconName;
  readonly tone: "plain" | "done" | "care" | "warn";
  readonly text: () => string;
  readonly more: () => string;
}

/** What matters most to who asked: an answer, wherever the asker's own copy is. */
export function standing({ state, delivery }: Thread): StandingWords {
  return STANDINGS[state === "open" ? delivery : state];
}

export const STANDINGS: Readonly<Record<Standing, StandingWords>> = {
  saved: {
    icon: "check",
    tone: "plain",
    text: () => t("Bewaard op deze telefoon"),
    more: () => t("Uw vraag gaat vanzelf weg als er internet is."),
  },
  sent: {
    icon: "send",
    tone: "care",
    text: () => t("Onderweg"),
    more: () => t("Uw vraag is verstuurd. Het antwoord komt hier."),
  },
  arrived: {
    icon: "checks",
    tone: "done",
    text: () => t("Aangekomen"),
    more: () => t("De bieb heeft uw vraag. Het antwoord komt hier."),
  },
  refused: {
    icon: "warning",
    tone: "warn",
    text: () => t("Kijk hiernaar"),
    more: () => t("De bieb kijkt of dit kan. Vraag het ook zelf bij de bieb."),
  },
  expired: {
    icon: "warning",
    tone: "warn",
    text: () => t("Te laat"),
    more: () => t("De bieb heeft uw vraag niet. Hij was te oud. Stel hem nog een keer."),
  },
  answered: {
    icon: "talk",
    tone: "done",
    text: () => t("Beantwoord"),
    more: () => t("De bieb heeft geantwoord."),
  },
  closed: {
    icon: "check",
    tone: "done",
    text: () => t("Klaar"),
    more: () => t("De bieb heeft deze vraag afgesloten."),
  },
};
