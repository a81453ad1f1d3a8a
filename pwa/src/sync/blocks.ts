/** The typed blocks of which every resource consists, and its pictures (clause 2.3), as a published document has them. */
import {
  fileName,
  flag,
  id,
  integer,
  listOf,
  matching,
  maybe,
  members,
  oneOf,
  optional,
  type Reader,
  record,
  refuse,
  type Tone,
  text,
  tone,
} from "./fields";

export type PartTone = Tone | "tint" | "ink" | "paper";

/** One segment in one language; `outdated` where its Dutch has changed since. */
export interface Text {
  readonly id: string;
  readonly text: string;
  readonly outdated?: boolean;
}

/** A part of the kit at a point of the scene; `scale` is in percent of the part's own size. */
export interface Part {
  readonly part: string;
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
  readonly tone?: PartTone;
  readonly flip?: boolean;
}

/** A scene of 96 by 64 units made of the kit's parts, and what it shows in words. */
export interface ScenePicture {
  readonly scene: readonly Part[];
  readonly ground?: PartTone;
  readonly alt: Text;
}

/** An image of the list's files, its size in pixels, and what it shows in words: pictures are the reader's choice. */
export interface ImagePicture {
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly alt: Text;
}

export type Picture = ScenePicture | ImagePicture;

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

/** One numbered step of a way to do something. */
export interface Step {
  readonly type: "step";
  readonly text: Text;
  readonly detail?: Text;
  readonly picture?: Picture;
}

/** One picture of a photostrip; `sound` says its text and speech. */
export interface Panel {
  readonly type: "panel";
  readonly picture: Picture;
  readonly text: Text;
  readonly speech?: Text;
  readonly sound?: string;
}

/** One sentence to say: its Dutch is what is said, by `sound` too. */
export interface Phrase {
  readonly text: Text;
  readonly icon?: string;
  readonly sound?: string;
}

/** A group of a phrasebook. */
export interface Phrases {
  readonly type: "phrases";
  readonly title: Text;
  readonly icon: string;
  readonly phrases: readonly Phrase[];
}

/** One party of an infographic: what it does, what it does not, whom to call (`phone` is a fact). */
export interface Node {
  readonly type: "node";
  readonly icon: string;
  readonly tone: Tone;
  readonly label: Text;
  readonly text: Text;
  readonly not?: Text;
  readonly phone?: string;
  readonly danger?: boolean;
}

/** One line to tick off; ticks stay on the phone. */
export interface Check {
  readonly type: "check";
  readonly text: Text;
  readonly detail?: Text;
}

/** A page elsewhere, which needs internet. */
export interface Web {
  readonly type: "web";
  readonly url: string;
  readonly label: Text;
  readonly text: Text;
}

export const SLOT_NAMES = ["place_card", "directory", "calendar", "hours", "books"] as const;
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
  | Node
  | Check
  | Web
  | Slot;

export const segment: Reader<Text> = record<Text>({
  id: matching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.[A-Za-z0-9_-]{1,64}$/),
  text: text(1, 4000),
  outdated: optional(flag),
});

const partTone = oneOf("canal", "saffron", "brick", "indigo", "leaf", "plum", "tint", "ink", "paper");
const coordinate = integer(-96, 192);
const part = record<Part>({
  part: id,
  x: coordinate,
  y: coordinate,
  scale: optional(integer(5, 800)),
  tone: maybe(partTone),
  flip: optional(flag),
});

const scene = record<ScenePicture>({ scene: listOf(part, 60, 1), ground: maybe(partTone), alt: segment });
const pixels = integer(1, 4096);
const image = record<ImagePicture>({ image: fileName, width: pixels, height: pixels, alt: segment });

/** A scene or an image, and nothing of the other. */
export const picture: Reader<Picture> = (value) => {
  const found = members(value);
  const isImage = !isEmpty(found.image);
  const others = isImage ? [found.scene, found.ground] : [found.width, found.height];
  if (!others.every(isEmpty)) return refuse("half a scene and half an image");
  return isImage ? image(found) : scene(found);
};

const phrase = record<Phrase>({ text: segment, icon: maybe(id), sound: maybe(fileName) });

const READERS: { readonly [K in Block["type"]]: Reader<Extract<Block, { readonly type: K }>> } = {
  heading: record<Heading>({ type: oneOf("heading"), text: segment }),
  paragraph: record<Paragraph>({ type: oneOf("paragraph"), text: segment }),
  list: record<Items>({ type: oneOf("list"), items: listOf(segment, 40, 1) }),
  callout: record<Callout>({
    type: oneOf("callout"),
    tone: oneOf("info", "warning", "danger", "library"),
    text: segment,
  }),
  step: record<Step>({ type: oneOf("step"), text: segment, detail: maybe(segment), picture: maybe(picture) }),
  panel: record<Panel>({
    type: oneOf("panel"),
    picture,
    text: segment,
    speech: maybe(segment),
    sound: maybe(fileName),
  }),
  phrases: record<Phrases>({
    type: oneOf("phrases"),
    title: segment,
    icon: id,
    phrases: listOf(phrase, 60, 1),
  }),
  node: record<Node>({
    type: oneOf("node"),
    icon: id,
    tone,
    label: segment,
    text: segment,
    not: maybe(segment),
    phone: maybe(id),
    danger: optional(flag),
  }),
  check: record<Check>({ type: oneOf("check"), text: segment, detail: maybe(segment) }),
  web: record<Web>({
    type: oneOf("web"),
    url: matching(/^https:\/\/[!-~]{1,500}$/),
    label: segment,
    text: segment,
  }),
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

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}
