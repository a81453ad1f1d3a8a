/** Makes of a card that is being written the documents that a phone would show of it now, in any language of its pack. */
import { type Block, blocks as readBlocks } from "../../../sync/blocks";
import { ContentError } from "../../../sync/errors";
import { readValue } from "../../../sync/fields";
import { type Document, type Fact, factsUsed, type Review } from "../../../sync/pack";
import { picture as readPicture, type Text } from "../../../sync/pictures";
import type { CardContent, DutchText, PackFact } from "./content";
import { isText, textsIn } from "./values";

/** A segment's translation, and what it is worth beside the Dutch that the server has. */
export interface Translated {
  readonly text: string;
  readonly state: "missing" | "outdated" | "unreviewed" | "done";
}

/** Segment id → translation. */
export type Translations = Readonly<Record<string, Translated>>;

/** What a document is made of beside the card itself. */
export interface Surroundings {
  readonly pack: string;
  readonly facts: readonly PackFact[];
  readonly language: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Nothing for Dutch. */
  readonly translations?: Translations | undefined;
}

const EMPTY = "…"; // in the place of a text that is still to be written
const WORST: readonly Review[] = ["done", "unreviewed", "outdated"];

/** A text without a translation stands there in Dutch; a block that a phone would refuse is left out. */
export function documentOf(content: CardContent, around: Surroundings): Document {
  const { blocks, picture, title, summary, id } = content;
  const say = (text: DutchText) => translated(text, id, around.translations);
  const drawn = picture && valid(mapTexts(picture, say), readPicture);
  const shown = blocks.flatMap((block) => valid(mapTexts(block, say), oneBlock) ?? []);
  const texts = { title: say(title), summary: say(summary) };
  return {
    schema: 1,
    type: content.type,
    theme: content.theme,
    level: content.level ?? "A2",
    sensitivity: content.sensitivity ?? "green",
    law: content.law ?? "stable",
    source: content.source || EMPTY,
    source_name: content.source_name || EMPTY,
    last_checked: content.last_checked || around.today,
    ...texts,
    ...(drawn === undefined ? {} : { picture: drawn }),
    pack: around.pack,
    resource: id,
    language: around.language,
    review: reviewOf(content, around.translations),
    blocks: shown,
    facts: factsOf([texts, shown, drawn], around.facts),
  };
}

/** The places of the blocks that a phone would refuse as they are now. */
export function unfinished(content: CardContent): readonly number[] {
  const nl = (value: unknown) =>
    mapTexts(value, (text) => ({ id: `${content.id}.${text.id}`, text: text.nl }));
  return content.blocks.flatMap((block, at) => (valid(nl(block), oneBlock) ? [] : [at]));
}

/** How many of a card's texts have a translation. */
export function coverage(content: CardContent, texts: readonly DutchText[], known: Translations): number {
  return texts.filter(({ id }) => known[`${content.id}.${id}`]?.text).length;
}

function translated(text: DutchText, card: string, known: Translations | undefined): Text {
  const id = `${card}.${text.id}`;
  const found = known?.[id];
  if (!found?.text) return { id, text: text.nl.trim() || EMPTY };
  return { id, text: found.text, ...(found.state === "outdated" ? { outdated: true } : {}) };
}

function mapTexts(value: unknown, change: (text: DutchText) => object): unknown {
  if (isText(value)) return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}

function oneBlock(value: unknown): readonly Block[] {
  return readBlocks([value]);
}

function valid<Value>(value: unknown, read: (value: unknown) => Value): Value | undefined {
  try {
    return readValue(value, read, ContentError, "bad-document");
  } catch (problem) {
    if (problem instanceof ContentError) return undefined;
    throw problem;
  }
}

function reviewOf(content: CardContent, known: Translations | undefined): Review {
  const ranks = textsIn(content).map(({ id }) => WORST.indexOf(reviewed(known?.[`${content.id}.${id}`])));
  return WORST[Math.max(...ranks)] ?? "done";
}

/** A text that stands there in Dutch is not worse than the others. */
function reviewed(found: Translated | undefined): Review {
  return !found?.text || found.state === "missing" ? "done" : found.state;
}

function factsOf(used: unknown, facts: readonly PackFact[]): Readonly<Record<string, Fact>> {
  const names = factsUsed(used);
  const known = facts.filter(({ id }) => names.includes(id));
  return Object.fromEntries(known.map(({ id, owner, ...fact }) => [id, fact]));
}
