/** The typed blocks of which every resource consists (clause 2.3), as a published document has them. */
import {
  day,
  fileName,
  flag,
  id,
  integer,
  language,
  listOf,
  matching,
  maybe,
  members,
  oneOf,
  optional,
  type Reader,
  record,
  type Tone,
  tone,
} from "./fields";
import { type Contrast, LEARNING, type Phrases, type Question, type Tip, type Turn } from "./learning";
import { type Book, type Event, LIBRARY } from "./library";
import { type Picture, picture, segment, type Text } from "./pictures";

/** A line above the blocks that follow. */
export interface Heading {
  readonly type: "heading";
  readonly text: Text;
}

/** Running text. */
export interface Paragraph {
  readonly type: "paragraph";
  readonly text: Text;
}

/** Short points without an order. */
export interface Items {
  readonly type: "list";
  readonly items: readonly Text[];
}

/** A text set apart; `library` says what the library does. */
export interface Callout {
  readonly type: "callout";
  readonly tone: "info" | "warning" | "danger" | "library";
  readonly text: Text;
}

/** One numbered step of a way to do something; `minutes` where a session guide plans its time. */
export interface Step {
  readonly type: "step";
  readonly text: Text;
  readonly detail?: Text;
  readonly picture?: Picture;
  readonly minutes?: number;
}

/** One picture of a photostrip; `sound` says its text and speech. */
export interface Panel {
  readonly type: "panel";
  readonly picture: Picture;
  readonly text: Text;
  readonly speech?: Text;
  readonly sound?: string;
}

/** One line of a directory: who, what for, in which languages, when, and on which day somebody looked (`phone` is a fact). */
export interface Entry {
  readonly type: "entry";
  readonly icon: string;
  readonly name: Text;
  readonly text: Text;
  readonly languages?: readonly string[];
  readonly hours?: Text;
  readonly phone?: string;
  readonly url?: string;
  readonly walk_in?: boolean;
  readonly checked: string;
}

/** What the person of a portrait says. */
export interface Quote {
  readonly type: "quote";
  readonly text: Text;
  readonly who?: Text;
}

/**
 * One party of an infographic: what it does, what it does not, whom to call (`phone` is a fact).
 * `next` says that the way leads on to the next party; without it all stand around the reader.
 */
export interface Node {
  readonly type: "node";
  readonly icon: string;
  readonly tone: Tone;
  readonly label: Text;
  readonly text: Text;
  readonly not?: Text;
  readonly phone?: string;
  readonly danger?: boolean;
  readonly next?: boolean;
}

/** One line to tick off; ticks stay on the phone. */
export interface Check {
  readonly type: "check";
  readonly text: Text;
  readonly detail?: Text;
}

/** A page elsewhere, which needs internet; `bytes` where its size is known. */
export interface Web {
  readonly type: "web";
  readonly url: string;
  readonly label: Text;
  readonly text: Text;
  readonly bytes?: number;
}

/** A ready question to the library about the card's theme, to be sent with one tap; the card itself does not show it. */
export interface Ask {
  readonly type: "ask";
  readonly icon: string;
  readonly text: Text;
}

export const SLOT_NAMES = [
  "place_card",
  "directory",
  "calendar",
  "hours",
  "books",
  "quiz",
  "book_tips",
] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

/** What the place itself fills in; hidden while it is empty (clause 2.5). */
export interface Slot {
  readonly type: "slot";
  readonly name: SlotName;
}

export type Block =
  | Heading
  | Paragraph
  | Items
  | Callout
  | Step
  | Panel
  | Phrases
  | Turn
  | Question
  | Tip
  | Entry
  | Quote
  | Contrast
  | Event
  | Book
  | Node
  | Check
  | Web
  | Ask
  | Slot;

const webAddress = matching(/^https:\/\/[!-~]{1,500}$/);

const READERS: { readonly [K in Block["type"]]: Reader<Extract<Block, { readonly type: K }>> } = {
  heading: record<Heading>({ type: oneOf("heading"), text: segment }),
  paragraph: record<Paragraph>({ type: oneOf("paragraph"), text: segment }),
  list: record<Items>({ type: oneOf("list"), items: listOf(segment, 40, 1) }),
  callout: record<Callout>({
    type: oneOf("callout"),
    tone: oneOf("info", "warning", "danger", "library"),
    text: segment,
  }),
  step: record<Step>({
    type: oneOf("step"),
    text: segment,
    detail: maybe(segment),
    picture: maybe(picture),
    minutes: maybe(integer(1, 480)),
  }),
  panel: record<Panel>({
    type: oneOf("panel"),
    picture,
    text: segment,
    speech: maybe(segment),
    sound: maybe(fileName),
  }),
  ...LEARNING,
  ...LIBRARY,
  entry: record<Entry>({
    type: oneOf("entry"),
    icon: id,
    name: segment,
    text: segment,
    languages: optional(listOf(language, 40)),
    hours: maybe(segment),
    phone: maybe(id),
    url: maybe(webAddress),
    walk_in: optional(flag),
    checked: day,
  }),
  quote: record<Quote>({ type: oneOf("quote"), text: segment, who: maybe(segment) }),
  node: record<Node>({
    type: oneOf("node"),
    icon: id,
    tone,
    label: segment,
    text: segment,
    not: maybe(segment),
    phone: maybe(id),
    danger: optional(flag),
    next: optional(flag),
  }),
  check: record<Check>({ type: oneOf("check"), text: segment, detail: maybe(segment) }),
  web: record<Web>({
    type: oneOf("web"),
    url: webAddress,
    label: segment,
    text: segment,
    bytes: maybe(integer(1, 2 ** 40)),
  }),
  ask: record<Ask>({ type: oneOf("ask"), icon: id, text: segment }),
  slot: record<Slot>({
    type: oneOf("slot"),
    name: oneOf(...SLOT_NAMES),
  }),
};

/** The blocks of a document; those of a kind that this code does not know are left out (clause 5). */
export const blocks: Reader<readonly Block[]> = (value) =>
  listOf(block, 200)(Array.isArray(value) ? value.filter((item) => !isUnknown(item)) : value);

function block(item: unknown): Block {
  const kind = oneOf(...(Object.keys(READERS) as Block["type"][]))(members(item).type);
  return READERS[kind](item);
}

function isUnknown(item: unknown): boolean {
  const kind = typeof item === "object" && item !== null && "type" in item ? item.type : undefined;
  return typeof kind === "string" && !Object.keys(READERS).includes(kind);
}
