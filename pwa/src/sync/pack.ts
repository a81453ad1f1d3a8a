/** Documents as published, the facts they carry, and the languages that stand in for each other (2.3 and 2.11). */
import { type Block, blocks } from "./blocks";
import { ContentError } from "./errors";
import {
  BLOB_MAX,
  day,
  id,
  language,
  line,
  listOf,
  mapOf,
  maybe,
  oneOf,
  optional,
  parseJson,
  type Reader,
  readValue,
  record,
  refuse,
  type Sensitivity,
  sensitivity,
} from "./fields";
import { type Picture, picture, segment, type Text } from "./pictures";

export type FactKind = "phone" | "money" | "number" | "date" | "time" | "url" | "code";
export type Law = "stable" | "yearly" | "moving";
export type Level = "A0" | "A1" | "A2" | "B1";
export type Review = "done" | "unreviewed" | "outdated";

/** The value that takes over on a day that is known ahead. */
export interface Successor {
  readonly value: string;
  readonly valid_from: string;
}

/** Something that changes by itself: a number, an amount, a term. */
export interface Fact {
  readonly kind: FactKind;
  readonly value: string;
  readonly source: string;
  readonly source_name: string;
  readonly last_checked: string;
  readonly valid_until?: string;
  readonly expiry: "hide" | "warn";
  readonly law: Law;
  readonly successor?: Successor;
}

/** A fact on a day: without a value it is `hidden`; `warn` shows its value with its date. */
export interface ShownFact {
  readonly value: string | null;
  readonly state: "valid" | "successor" | "hidden" | "warn";
}

/** One resource in one language; `review` is the worst of its segments, `keywords` are for searching only. */
export interface Document {
  readonly schema: 1;
  readonly pack: string;
  readonly resource: string;
  readonly language: string;
  readonly type: string;
  readonly theme: string;
  readonly level: Level;
  readonly sensitivity: Sensitivity;
  readonly law: Law;
  readonly source: string;
  readonly source_name: string;
  readonly last_checked: string;
  readonly review: Review;
  /** The day of the oldest Dutch that an outdated text of it was made of. */
  readonly made_of?: string;
  readonly title: Text;
  readonly summary: Text;
  readonly keywords?: readonly string[];
  readonly picture?: Picture;
  readonly blocks: readonly Block[];
  readonly facts: Readonly<Record<string, Fact>>;
}

const law = oneOf("stable", "yearly", "moving");

const fact = record<Fact>({
  kind: oneOf("phone", "money", "number", "date", "time", "url", "code"),
  value: line,
  source: line,
  source_name: line,
  last_checked: day,
  valid_until: maybe(day),
  expiry: oneOf("hide", "warn"),
  law,
  successor: maybe(record<Successor>({ value: line, valid_from: day })),
});

export const facts: Reader<Document["facts"]> = mapOf(id, fact);

const document = record<Document>({
  schema: oneOf(1),
  pack: id,
  resource: id,
  language,
  type: id,
  theme: id,
  level: oneOf("A0", "A1", "A2", "B1"),
  sensitivity,
  law,
  source: line,
  source_name: line,
  last_checked: day,
  review: oneOf("done", "unreviewed", "outdated"),
  made_of: maybe(day),
  title: segment,
  summary: segment,
  keywords: optional(listOf(line, 60, 1)),
  picture: maybe(picture),
  blocks,
  facts,
});

/** A published document; fields and blocks that this code does not know are left out (clause 5). */
export function parseDocument(bytes: Uint8Array): Document {
  const value = parseJson(bytes, BLOB_MAX, ContentError);
  return readValue(value, readDocument, ContentError, "bad-document");
}

/** What to show of a fact on this day (clause 2.11). */
export function showFact({ kind, value, valid_until, successor, expiry }: Fact, today: string): ShownFact {
  if (kind === "phone" && value === "112") return { value, state: "valid" };
  if (successor && today >= successor.valid_from) return { value: successor.value, state: "successor" };
  if (valid_until === undefined || today <= valid_until) return { value, state: "valid" };
  return expiry === "hide" ? { value: null, state: "hidden" } : { value, state: "warn" };
}

/** The text around its facts: every second piece is the id of a fact. */
export function splitText(text: string): readonly string[] {
  return text.split(/\{fact:([A-Za-z0-9][A-Za-z0-9_-]{0,63})\}/);
}

/** The languages in which a document is looked for, the best first (clause 2.3). */
export function fallbackChain(language: string): readonly string[] {
  const chain = language === "fa-AF" ? [language, "fa", "en", "nl"] : [language, "en", "nl"];
  return [...new Set(language === "nl" ? ["nl"] : chain)];
}

function readDocument(value: unknown): Document {
  const found = document(value);
  const missing = factsUsed(found).filter((used) => !Object.keys(found.facts).includes(used));
  return missing.length ? refuse(`without its facts ${missing.join()}`) : found;
}

/** The ids of the facts that these blocks or texts name. */
export function factsUsed(value: unknown): readonly string[] {
  if (typeof value === "string") return splitText(value).filter((_, at) => at % 2);
  if (typeof value !== "object" || value === null) return [];
  const phone = "phone" in value && typeof value.phone === "string" ? [value.phone] : [];
  return [...phone, ...Object.values(value).flatMap(factsUsed)];
}
