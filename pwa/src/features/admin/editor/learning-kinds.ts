/** The kinds of blocks that have parts of their own: a group of sentences, and an item of a quiz. */
import { t } from "../../../i18n/words";
import type { SourceBlock } from "./content";
import { emptyText, type Field, type Mint } from "./fields";

const SENTENCE: readonly Field[] = [
  { kind: "text", name: "text", label: () => t("Zin") },
  { kind: "icon", name: "icon", label: () => t("Pictogram"), isOptional: true },
  { kind: "sound", name: "sound", label: () => t("Geluid"), isOptional: true },
];

const ANSWER: readonly Field[] = [
  { kind: "text", name: "text", label: () => t("Antwoord") },
  { kind: "flag", name: "right", label: () => t("Dit is het goede antwoord") },
  { kind: "picture", name: "picture", label: () => t("Plaatje"), isOptional: true },
];

export const PHRASE_GROUP = {
  name: () => t("Groep zinnen"),
  fields: [
    { kind: "text", name: "title", label: () => t("Titel") },
    { kind: "icon", name: "icon", label: () => t("Pictogram") },
    {
      kind: "items",
      name: "phrases",
      label: () => t("Zinnen"),
      one: (n: number) => t("zin {n}", { n }),
      more: () => t("Nog een zin"),
      min: 1,
      max: 60,
      fields: SENTENCE,
      fresh: (mint: Mint) => ({ text: emptyText(mint) }),
    },
  ] as readonly Field[],
  fresh: (mint: Mint): SourceBlock => ({
    type: "phrases",
    title: emptyText(mint),
    icon: "talk",
    phrases: [{ text: emptyText(mint) }],
  }),
};

export const QUESTION = {
  name: () => t("Quizvraag"),
  fields: [
    { kind: "line", name: "item", label: () => t("Naam van de vraag") },
    { kind: "text", name: "text", label: () => t("Vraag"), isLong: true },
    {
      kind: "items",
      name: "answers",
      label: () => t("Antwoorden"),
      one: (n: number) => t("antwoord {n}", { n }),
      more: () => t("Nog een antwoord"),
      min: 2,
      max: 6,
      single: "right",
      fields: ANSWER,
      fresh: (mint: Mint) => ({ text: emptyText(mint) }),
    },
    { kind: "text", name: "feedback", label: () => t("Uitleg na het antwoord"), isLong: true },
    { kind: "text", name: "word", label: () => t("Nieuw woord") },
    { kind: "picture", name: "picture", label: () => t("Plaatje"), isOptional: true },
    { kind: "sound", name: "sound", label: () => t("Geluid"), isOptional: true },
    { kind: "flag", name: "off", label: () => t("Deze vraag staat uit") },
  ] as readonly Field[],
  fresh: (mint: Mint): SourceBlock => ({
    type: "question",
    item: mint(),
    text: emptyText(mint),
    answers: [{ text: emptyText(mint), right: true }, { text: emptyText(mint) }],
    feedback: emptyText(mint),
    word: emptyText(mint),
  }),
};
