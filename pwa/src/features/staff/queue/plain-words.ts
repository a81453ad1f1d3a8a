/** Records, their fields and what stands in them, in plain words. */

import { dayInWords } from "../../../i18n/formats";
import { t, tn } from "../../../i18n/words";
import { lentItem } from "../../../sync/items";
import { activityName } from "../activity-names";
import { dayPartName, domainName, numberOf } from "../coaching";
import { HELP, KINDS, ORGANISATIONS, REFERRED } from "../ido";
import { languageName } from "../language-names";
import { fieldsOf, place, records, texts } from "../state";
import { topicOf } from "../topics";
import { bodyOf } from "./resolving";

type Words = Readonly<Record<string, () => string>>;

const FIELDS: Words = {
  day: () => t("Dag"),
  opens: () => t("Open vanaf"),
  closes: () => t("Open tot"),
  state: () => t("Stand"),
  note: () => t("Opmerking"),
  visit: () => t("Bij welke dag"),
  kind: () => t("Soort"),
  learning: () => t("Manier van leren"),
  begins: () => t("Begint om"),
  ends: () => t("Eindigt om"),
  people: () => t("Aantal mensen"),
  good: () => t("Blije gezichten"),
  bad: () => t("Verdrietige gezichten"),
  guide: () => t("Draaiboek"),
  topic: () => t("Onderwerp"),
  language: () => t("Taal"),
  text: () => t("Tekst"),
  ido: () => t("Soort vraag"),
  organisation: () => t("Organisatie"),
  help: () => t("Hulp"),
  referred: () => t("Verwezen naar"),
  side: () => t("Zoekt of helpt"),
  level: () => t("Niveau"),
  dayparts: () => t("Dagdelen"),
  domains: () => t("Leerdomeinen"),
  vog: () => t("VOG gezien"),
  demand: () => t("Wie zoekt"),
  supply: () => t("Wie helpt"),
  time: () => t("Tijd"),
  spot: () => t("Plek"),
};

const VALUES: Readonly<Record<string, Words>> = {
  state: {
    open: () => t("open"),
    closed: () => t("gesloten"),
    done: () => t("klaar"),
    planned: () => t("gepland"),
    running: () => t("bezig"),
    matched: () => t("heeft een afspraak"),
    gone: () => t("van het bord"),
    agreed: () => t("afgesproken"),
    met: () => t("ontmoet"),
    "not-met": () => t("niet ontmoet"),
    cancelled: () => t("gaat niet door"),
    answered: () => t("beantwoord"),
  },
  learning: {
    formal: () => t("formeel"),
    "non-formal": () => t("non-formeel"),
    social: () => t("sociaal"),
  },
  side: { demand: () => t("zoekt"), supply: () => t("helpt") },
  event: { lent: () => t("uitgeleend"), returned: () => t("teruggebracht") },
  ido: KINDS,
  organisation: ORGANISATIONS,
  help: HELP,
  referred: REFERRED,
};

const READERS: Readonly<Record<string, (value: string) => string>> = {
  day: dayInWords,
  kind: activityName,
  topic: (value) => topicOf(value).text(),
  language: languageName,
  demand: numberOf,
  supply: numberOf,
  spot: (value) => place.value?.spots.find(({ id }) => id === value)?.name ?? value,
  visit: (value) => dayOfVisit(value) ?? t("een andere dag"),
};

/** What kind of thing it is, and which: "Activiteit · Taalcafé". */
export function recordName(entity: string, id: string): string {
  const fields = fieldsOf(records.value.get(`${entity}/${id}`));
  const text = (name: string) =>
    typeof fields[name] === "string" ? valueWords(name, fields[name]) : undefined;
  switch (entity) {
    case "visit":
      return named(t("De dag"), text("day"));
    case "activity":
      return named(t("Activiteit"), text("kind"));
    case "note":
      return named(t("Een vraag"), text("topic"));
    case "coach":
      return named(t("Taalmaatje"), numberOf(id));
    case "match":
      return named(t("Afspraak"), text("day"));
    case "count":
      return t("Telling");
    case "loan":
      return named(t("Uitlening"), lentItem(id));
    case "thread":
      return t("Antwoord op een vraag");
    default:
      return t("Iets anders");
  }
}

export function fieldName(name: string): string {
  return (FIELDS[name] ?? (() => name))();
}

export function valueWords(name: string, value: unknown): string {
  if (value === null || value === undefined) return t("leeg");
  const body = bodyOf(value);
  if (body !== undefined) return texts.value.get(body) ?? t("Deze tekst is gewist.");
  if (typeof value === "boolean") return value ? t("ja") : t("nee");
  if (Array.isArray(value)) return listWords(name, value) || t("leeg");
  const known = VALUES[name]?.[String(value)] ?? (() => (READERS[name] ?? String)(String(value)));
  return known();
}

/** How many of one kind wait: "7 tellingen". */
export function waitingWords(entity: string, n: number): string {
  switch (entity) {
    case "visit":
      return tn("{n} keer iets over de dag", "{n} keer iets over de dag", n);
    case "activity":
      return tn("{n} keer iets over een activiteit", "{n} keer iets over activiteiten", n);
    case "note":
      return tn("{n} vraag", "{n} vragen", n);
    case "count":
      return tn("{n} telling", "{n} tellingen", n);
    case "loan":
      return tn("{n} keer geleend of terug", "{n} keer geleend of terug", n);
    case "thread":
      return tn("{n} antwoord", "{n} antwoorden", n);
    case "coach":
      return tn("{n} keer iets over een taalmaatje", "{n} keer iets over taalmaatjes", n);
    case "match":
      return tn("{n} afspraak", "{n} afspraken", n);
    default:
      return tn("{n} ander ding", "{n} andere dingen", n);
  }
}

function listWords(name: string, values: readonly unknown[]): string {
  const words = values.map((value) =>
    name === "domains" ? domainName(Number(value)) : dayPartName(String(value)),
  );
  return words.join(", ");
}

function named(kind: string, which: string | undefined): string {
  return which ? `${kind} · ${which}` : kind;
}

function dayOfVisit(id: string): string | undefined {
  const day = fieldsOf(records.value.get(`visit/${id}`)).day;
  return typeof day === "string" ? dayInWords(day) : undefined;
}
