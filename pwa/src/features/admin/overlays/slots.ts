/** The parts of what a place says, and the fields of each one's blocks. */
import { t } from "../../../i18n/words";
import { randomId } from "../../../store/random";
import type { Block, SlotName } from "../../../sync/blocks";

/** How a field is typed in; `text` is said in every language, the others are the same in all. */
export type FieldKind =
  | "text"
  | "line"
  | "day"
  | "clock"
  | "flag"
  | "icon"
  | "language"
  | "languages"
  | "link"
  | "answers";

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: () => string;
  readonly isOptional?: boolean;
}

export interface Slot {
  readonly name: SlotName;
  readonly type: Block["type"];
  readonly title: () => string;
  readonly about?: () => string;
  readonly add: () => string;
  readonly fields: readonly Field[];
}

const ICON: Field = { name: "icon", kind: "icon", label: () => t("Plaatje") };
const paragraphs = [{ name: "text", kind: "text", label: () => t("Tekst") }] as const;

export const SLOTS: readonly Slot[] = [
  {
    name: "place_card",
    type: "paragraph",
    title: () => t("De plek"),
    about: () => t("Adres, ingang, hoe u er komt."),
    add: () => t("Nog een alinea"),
    fields: paragraphs,
  },
  {
    name: "hours",
    type: "paragraph",
    title: () => t("Openingstijden"),
    add: () => t("Nog een alinea"),
    fields: paragraphs,
  },
  {
    name: "directory",
    type: "entry",
    title: () => t("Wie helpt waarmee"),
    add: () => t("Nog een hulpplek"),
    fields: [
      ICON,
      { name: "name", kind: "text", label: () => t("Naam") },
      { name: "text", kind: "text", label: () => t("Waarvoor komt u hier?") },
      { name: "hours", kind: "text", label: () => t("Wanneer"), isOptional: true },
      { name: "languages", kind: "languages", label: () => t("Talen die zij spreken") },
      { name: "url", kind: "link", label: () => t("Website (begint met https)"), isOptional: true },
      { name: "walk_in", kind: "flag", label: () => t("Zonder afspraak") },
      { name: "checked", kind: "day", label: () => t("Nagekeken op") },
    ],
  },
  {
    name: "calendar",
    type: "event",
    title: () => t("Agenda"),
    add: () => t("Nog een activiteit"),
    fields: [
      ICON,
      { name: "title", kind: "text", label: () => t("Wat") },
      { name: "day", kind: "day", label: () => t("Eerste dag") },
      { name: "starts", kind: "clock", label: () => t("Begint om") },
      { name: "ends", kind: "clock", label: () => t("Eindigt om") },
      { name: "weekly", kind: "flag", label: () => t("Elke week op deze dag") },
      { name: "where", kind: "text", label: () => t("Waar"), isOptional: true },
      { name: "text", kind: "text", label: () => t("Uitleg"), isOptional: true },
    ],
  },
  {
    name: "books",
    type: "book",
    title: () => t("Boeken in de collectie"),
    add: () => t("Nog een boek"),
    fields: [
      { name: "title", kind: "line", label: () => t("Titel") },
      { name: "author", kind: "line", label: () => t("Schrijver"), isOptional: true },
      { name: "language", kind: "language", label: () => t("Taal van het boek") },
      { name: "text", kind: "text", label: () => t("Uitleg"), isOptional: true },
    ],
  },
  {
    name: "quiz",
    type: "question",
    title: () => t("Eigen quizvragen"),
    add: () => t("Nog een vraag"),
    fields: [
      { name: "text", kind: "text", label: () => t("Vraag") },
      { name: "answers", kind: "answers", label: () => t("Antwoorden") },
      { name: "feedback", kind: "text", label: () => t("Uitleg na het antwoord") },
      { name: "word", kind: "text", label: () => t("Nieuw woord") },
    ],
  },
  {
    name: "book_tips",
    type: "tip",
    title: () => t("Boekentips bij de quiz"),
    about: () => t("Uw tip komt in de plaats van de tip bij die quizvraag."),
    add: () => t("Nog een tip"),
    fields: [
      { name: "item", kind: "line", label: () => t("Nummer van de quizvraag, bijvoorbeeld q1") },
      { name: "text", kind: "text", label: () => t("Boekentip") },
    ],
  },
];

/** A new block with nothing said yet; `today` is YYYY-MM-DD. */
export function freshBlock({ type, fields }: Slot, place: string, today: string): Block {
  const values = fields.map((field) => [field.name, freshValue(field, place, today)]);
  const own = type === "question" ? { item: randomId().replace(/^[-_]/, "q") } : {};
  return { type, ...own, ...Object.fromEntries(values) } as unknown as Block;
}

export function freshText(place: string): { id: string; text: string } {
  return { id: `${place}.${randomId()}`, text: "" };
}

function freshValue({ kind }: Field, place: string, today: string): unknown {
  const fresh: Readonly<Record<FieldKind, unknown>> = {
    text: freshText(place),
    line: "",
    day: today,
    clock: "10:00",
    flag: false,
    icon: "people",
    language: "nl",
    languages: ["nl"],
    link: "",
    answers: [0, 1, 2].map((at) => ({ text: freshText(place), ...(at === 0 ? { right: true } : {}) })),
  };
  return fresh[kind];
}
