/** Where a question stands, in words that are true. */
import { t } from "../../../i18n/words";
import type { Delivery } from "../../../store/threads";
import type { IconName } from "../../../ui/icon";

interface DeliveryWords {
  readonly icon: IconName;
  readonly tone: "plain" | "done" | "care" | "warn";
  readonly text: () => string;
  readonly more: () => string;
}

export const DELIVERY: Readonly<Record<Delivery | "answered" | "closed", DeliveryWords>> = {
  saved: {
    icon: "check",
    tone: "plain",
    text: () => t("Bewaard op deze telefoon"),
    more: () => t("Uw vraag gaat vanzelf weg als er internet is."),
  },
  sent: {
    icon: "checks",
    tone: "care",
    text: () => t("Verstuurd"),
    more: () => t("De bieb heeft uw vraag. Het antwoord komt hier."),
  },
  arrived: {
    icon: "checks",
    tone: "care",
    text: () => t("Verstuurd"),
    more: () => t("De bieb heeft uw vraag. Het antwoord komt hier."),
  },
  refused: {
    icon: "warning",
    tone: "warn",
    text: () => t("Niet aangekomen"),
    more: () => t("De bieb kijkt waarom. Vraag het ook zelf bij de bieb."),
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
