/** Why the centre holds an operation, in plain words, and what can be done about it (clause 4.4). */
import { t } from "../../../i18n/words";

export interface Reason {
  readonly why: () => string;
  readonly todo: () => string;
}

const UPDATE = () => t("Werk de app bij op de server. Daarna gaat dit vanzelf door.");
const ASK = () => t("Vraag een beheerder om dit in te voeren of te laten vervallen.");
const NOTHING = () => t("Je hoeft niets te doen. Een beheerder kan het nog bekijken.");

export const REASONS: Readonly<Record<string, Reason>> = {
  "unknown-schema": { why: () => t("De server kent deze versie van de app nog niet."), todo: UPDATE },
  "unknown-entity": { why: () => t("De server kent dit soort gegevens nog niet."), todo: UPDATE },
  "unknown-field": { why: () => t("De server kent een deel van de gegevens nog niet."), todo: UPDATE },
  unreadable: { why: () => t("De server kon dit niet openen."), todo: ASK },
  "server-decides": { why: () => t("Dit beslist alleen de server."), todo: ASK },
  "bad-value": { why: () => t("Er staat iets in dat niet kan, zoals een tijd die niet bestaat."), todo: ASK },
  "unknown-actor": { why: () => t("De server kent de persoon niet die dit schreef."), todo: ASK },
  "actor-removed": { why: () => t("Wie dit schreef, werkte toen niet meer bij het team."), todo: ASK },
  "not-allowed": { why: () => t("Wie dit schreef, mag dit niet."), todo: ASK },
  "out-of-scope": { why: () => t("Deze tablet hoort niet bij die locatie."), todo: ASK },
  "other-place": { why: () => t("Dit hoort bij een andere locatie."), todo: ASK },
  "unknown-record": { why: () => t("De vraag waar dit bij hoort, is er niet meer."), todo: NOTHING },
  deleted: { why: () => t("Iemand had dit al weggehaald."), todo: NOTHING },
  "bad-body": {
    why: () => t("De tekst is onderweg veranderd. Hij staat alleen nog op deze tablet."),
    todo: () => t("Schrijf de tekst opnieuw."),
  },
  "op-id-reused": { why: () => t("Dit nummer was al gebruikt voor iets anders."), todo: ASK },
};

const OTHER: Reason = { why: () => t("De server houdt dit vast."), todo: ASK };

/** One that a newer server gives is told in general words. */
export function reasonNamed(reason: string | undefined): Reason {
  return REASONS[reason ?? ""] ?? OTHER;
}
