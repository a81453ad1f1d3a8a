/** Every kind of block (clause 2.3): what it is called, what is filled in, and what a new one holds. */
import { t } from "../../../i18n/words";
import type { Kind, SourceBlock } from "./content";
import { emptyText, type Field, type Mint, TONES } from "./fields";
import { PHRASE_GROUP, QUESTION } from "./learning-kinds";

export interface BlockKind {
  readonly name: () => string;
  readonly fields: readonly Field[];
  /** `today` is YYYY-MM-DD. */
  readonly fresh: (mint: Mint, today: string) => SourceBlock;
}

const TEXT: Field = { kind: "text", name: "text", label: () => t("Tekst"), isLong: true };
const ICON: Field = { kind: "icon", name: "icon", label: () => t("Pictogram") };
const SOUND: Field = { kind: "sound", name: "sound", label: () => t("Geluid"), isOptional: true };
const PHONE: Field = { kind: "fact", name: "phone", label: () => t("Telefoon"), isOptional: true };

export const BLOCK_KINDS: Readonly<Record<Kind, BlockKind>> = {
  heading: {
    name: () => t("Kop"),
    fields: [{ kind: "text", name: "text", label: () => t("Kop") }],
    fresh: (mint) => ({ type: "heading", text: emptyText(mint) }),
  },
  paragraph: {
    name: () => t("Alinea"),
    fields: [TEXT],
    fresh: (mint) => ({ type: "paragraph", text: emptyText(mint) }),
  },
  list: {
    name: () => t("Opsomming"),
    fields: [
      {
        kind: "items",
        name: "items",
        label: () => t("Punten"),
        one: (n) => t("punt {n}", { n }),
        more: () => t("Nog een punt"),
        min: 1,
        max: 40,
        fields: [],
        fresh: emptyText,
      },
    ],
    fresh: (mint) => ({ type: "list", items: [emptyText(mint)] }),
  },
  callout: {
    name: () => t("Kader"),
    fields: [
      {
        kind: "choice",
        name: "tone",
        label: () => t("Soort"),
        options: [
          { value: "info", label: () => t("Goed om te weten") },
          { value: "warning", label: () => t("Let op") },
          { value: "danger", label: () => t("Gevaar") },
          { value: "library", label: () => t("Wat de bibliotheek doet") },
        ],
      },
      TEXT,
    ],
    fresh: (mint) => ({ type: "callout", tone: "info", text: emptyText(mint) }),
  },
  step: {
    name: () => t("Stap"),
    fields: [
      TEXT,
      { kind: "text", name: "detail", label: () => t("Uitleg"), isLong: true, isOptional: true },
      {
        kind: "number",
        name: "minutes",
        label: () => t("Hoeveel minuten?"),
        min: 1,
        max: 480,
        isOptional: true,
      },
      { kind: "picture", name: "picture", label: () => t("Plaatje"), isOptional: true },
    ],
    fresh: (mint) => ({ type: "step", text: emptyText(mint) }),
  },
  panel: {
    name: () => t("Plaatje van een fotostrip"),
    fields: [
      { kind: "picture", name: "picture", label: () => t("Plaatje") },
      TEXT,
      {
        kind: "text",
        name: "speech",
        label: () => t("Wat iemand zegt"),
        isLong: true,
        isOptional: true,
      },
      SOUND,
    ],
    fresh: (mint) => ({
      type: "panel",
      picture: { scene: [{ part: "person", x: 38, y: 14 }], ground: "canal", alt: emptyText(mint) },
      text: emptyText(mint),
    }),
  },
  phrases: PHRASE_GROUP,
  turn: {
    name: () => t("Zin van een gesprek"),
    fields: [
      {
        kind: "choice",
        name: "speaker",
        label: () => t("Wie zegt het?"),
        options: [
          { value: "you", label: () => t("De lezer") },
          { value: "other", label: () => t("De ander") },
        ],
      },
      TEXT,
      SOUND,
    ],
    fresh: (mint) => ({ type: "turn", speaker: "other", text: emptyText(mint) }),
  },
  question: QUESTION,
  tip: {
    name: () => t("Boekentip bij een vraag"),
    fields: [{ kind: "line", name: "item", label: () => t("Naam van de vraag") }, TEXT],
    fresh: (mint) => ({ type: "tip", item: "", text: emptyText(mint) }),
  },
  entry: {
    name: () => t("Adres"),
    fields: [
      ICON,
      { kind: "text", name: "name", label: () => t("Naam") },
      TEXT,
      { kind: "languages", name: "languages", label: () => t("Welke talen spreken ze?") },
      { kind: "text", name: "hours", label: () => t("Wanneer open?"), isOptional: true },
      PHONE,
      { kind: "address", name: "url", label: () => t("Website"), isOptional: true },
      { kind: "flag", name: "walk_in", label: () => t("Zonder afspraak") },
      { kind: "day", name: "checked", label: () => t("Gecheckt op") },
    ],
    fresh: (mint, checked) => ({
      type: "entry",
      icon: "pin",
      name: emptyText(mint),
      text: emptyText(mint),
      checked,
    }),
  },
  quote: {
    name: () => t("Wat iemand vertelt"),
    fields: [TEXT, { kind: "text", name: "who", label: () => t("Wie?"), isOptional: true }],
    fresh: (mint) => ({ type: "quote", text: emptyText(mint) }),
  },
  contrast: {
    name: () => t("Verschil met een taal"),
    fields: [
      { kind: "languages", name: "languages", label: () => t("Met welke talen?") },
      { kind: "text", name: "title", label: () => t("Titel") },
      TEXT,
      {
        kind: "items",
        name: "examples",
        label: () => t("Voorbeelden"),
        one: (n) => t("voorbeeld {n}", { n }),
        more: () => t("Nog een voorbeeld"),
        min: 0,
        max: 12,
        fields: [],
        fresh: emptyText,
      },
    ],
    fresh: (mint) => ({
      type: "contrast",
      languages: ["ar"],
      title: emptyText(mint),
      text: emptyText(mint),
      examples: [],
    }),
  },
  event: {
    name: () => t("Activiteit"),
    fields: [
      ICON,
      { kind: "text", name: "title", label: () => t("Titel") },
      { kind: "day", name: "day", label: () => t("Dag") },
      { kind: "clock", name: "starts", label: () => t("Begint om") },
      { kind: "clock", name: "ends", label: () => t("Eindigt om") },
      { kind: "flag", name: "weekly", label: () => t("Elke week") },
      { kind: "text", name: "where", label: () => t("Waar?"), isOptional: true },
      { ...TEXT, isOptional: true },
    ],
    fresh: (mint, day) => ({
      type: "event",
      icon: "clock",
      title: emptyText(mint),
      day,
      starts: "14:00",
      ends: "15:00",
    }),
  },
  book: {
    name: () => t("Boek"),
    fields: [
      { kind: "line", name: "title", label: () => t("Titel") },
      { kind: "line", name: "author", label: () => t("Schrijver"), isOptional: true },
      { kind: "language", name: "language", label: () => t("Taal") },
      { ...TEXT, isOptional: true },
      { kind: "picture", name: "picture", label: () => t("Plaatje"), isOptional: true },
    ],
    fresh: () => ({ type: "book", title: "", language: "nl" }),
  },
  node: {
    name: () => t("Persoon of dienst in een schema"),
    fields: [
      ICON,
      { kind: "choice", name: "tone", label: () => t("Kleur"), options: TONES },
      { kind: "text", name: "label", label: () => t("Naam") },
      TEXT,
      { kind: "text", name: "not", label: () => t("Wat ze niet doen"), isLong: true, isOptional: true },
      PHONE,
      { kind: "flag", name: "danger", label: () => t("Bij gevaar") },
      { kind: "flag", name: "next", label: () => t("Daarna gaat de weg naar de volgende") },
    ],
    fresh: (mint) => ({
      type: "node",
      icon: "people",
      tone: "canal",
      label: emptyText(mint),
      text: emptyText(mint),
    }),
  },
  check: {
    name: () => t("Regel om af te vinken"),
    fields: [
      TEXT,
      { kind: "text", name: "detail", label: () => t("Uitleg"), isLong: true, isOptional: true },
    ],
    fresh: (mint) => ({ type: "check", text: emptyText(mint) }),
  },
  web: {
    name: () => t("Website"),
    fields: [
      { kind: "address", name: "url", label: () => t("Adres") },
      { kind: "text", name: "label", label: () => t("Naam") },
      TEXT,
      {
        kind: "number",
        name: "bytes",
        label: () => t("Hoe groot, in bytes?"),
        min: 1,
        max: 2 ** 40,
        isOptional: true,
      },
    ],
    fresh: (mint) => ({ type: "web", url: "https://", label: emptyText(mint), text: emptyText(mint) }),
  },
  ask: {
    name: () => t("Kant-en-klare vraag"),
    fields: [ICON, TEXT],
    fresh: (mint) => ({ type: "ask", icon: "help", text: emptyText(mint) }),
  },
  slot: {
    name: () => t("Van de locatie zelf"),
    fields: [
      {
        kind: "choice",
        name: "name",
        label: () => t("Wat vult de locatie in?"),
        options: [
          { value: "place_card", label: () => t("Kaart van de locatie") },
          { value: "directory", label: () => t("Adressen") },
          { value: "calendar", label: () => t("Agenda") },
          { value: "hours", label: () => t("Openingstijden") },
          { value: "books", label: () => t("Boeken") },
          { value: "quiz", label: () => t("Quizvragen") },
          { value: "book_tips", label: () => t("Boekentips") },
        ],
      },
    ],
    fresh: () => ({ type: "slot", name: "place_card" }),
  },
};
