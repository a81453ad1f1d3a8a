/** A place's own values for the slots of its resources, its photos, and the quiz items that it does not ask (clause 2.5). */
import { type Block, blocks, SLOT_NAMES, type SlotName } from "./blocks";
import { ContentError } from "./errors";
import {
  day,
  id,
  integer,
  language,
  line,
  listOf,
  mapOf,
  maybe,
  members,
  oneOf,
  optional,
  parseJson,
  type Reader,
  readValue,
  record,
  refuse,
  sha256Name,
} from "./fields";
import { type Fact, facts, factsUsed, fallbackChain } from "./pack";
import { pixels } from "./pictures";

/** bytes */
export const OVERLAY_MAX = 128 * 1024;
const PHOTOS_MAX = 3;
const ITEMS_MAX = 200; // as many as a card has blocks
const PHOTO_MAX = 25_000; // bytes
const PHOTO_TYPE = "image/webp";

type Slots = Readonly<Partial<Record<SlotName, readonly Block[]>>>;

/** A blob with a photo of the building, and what it shows in words by language; there are always Dutch ones. */
export interface Photo {
  readonly sha256: string;
  readonly bytes: number;
  readonly type: typeof PHOTO_TYPE;
  readonly width: number; // pixels
  readonly height: number;
  readonly alt: Readonly<Record<string, string>>;
}

/**
 * One place's values by language and slot; the ids of texts are the same in each language, so that they align. `off`
 * names, by resource, the items of quizzes that are not asked there.
 */
export interface Overlay {
  readonly schema: 1;
  readonly region: string;
  readonly place: string;
  readonly published: string;
  readonly valid_until?: string;
  readonly languages: Readonly<Record<string, Slots>>;
  readonly facts?: Readonly<Record<string, Fact>>;
  readonly off?: Readonly<Record<string, readonly string[]>>;
  readonly photos?: readonly Photo[];
}

/** What stands in a slot, and the language it is in. */
export interface SlotValue {
  readonly language: string;
  readonly blocks: readonly Block[];
}

/** A photo, its words, and the language that they are in. */
export interface ShownPhoto extends Omit<Photo, "alt"> {
  readonly language: string;
  readonly alt: string;
}

const slots: Reader<Slots> = (value) => {
  const given = members(value);
  const known = SLOT_NAMES.filter((name) => Object.keys(given).includes(name));
  return Object.fromEntries(known.map((name) => [name, blocks(given[name])]));
};

const photo = record<Photo>({
  sha256: sha256Name,
  bytes: integer(1, PHOTO_MAX),
  type: oneOf(PHOTO_TYPE),
  width: pixels,
  height: pixels,
  alt: mapOf(language, line),
});

const photos: Reader<readonly Photo[]> = (value) =>
  listOf(
    photo,
    PHOTOS_MAX,
  )(Array.isArray(value) ? value.filter((given) => (given?.type ?? PHOTO_TYPE) === PHOTO_TYPE) : value);

const overlay = record<Overlay>({
  schema: oneOf(1),
  region: id,
  place: id,
  published: day,
  valid_until: maybe(day),
  languages: mapOf(language, slots),
  facts: optional(facts),
  off: optional(mapOf(id, listOf(id, ITEMS_MAX, 1))),
  photos: optional(photos),
});

/** The overlay of this place, without slots, blocks and types of photos that this code does not know; throws ContentError not-json, too-large or bad-overlay. */
export function parseOverlay(bytes: Uint8Array, region: string, place: string): Overlay {
  const value = parseJson(bytes, OVERLAY_MAX, ContentError);
  const read = (given: unknown) => readOverlay(given, region, place);
  return readValue(value, read, ContentError, "bad-overlay");
}

/** What to show in a slot, in the first language of the reader's chain that has it; nothing once it has expired. */
export function slotBlocks(
  overlay: Overlay,
  slot: SlotName,
  language: string,
  today: string,
): SlotValue | null {
  if (isOver(overlay, today)) return null;
  for (const tag of fallbackChain(language)) {
    const found = Object.entries(overlay.languages).find(([name]) => name === tag)?.[1][slot];
    if (found?.length) return { language: tag, blocks: found };
  }
  return null;
}

/** The photos, each with words in the first language of the reader's chain that has them; none once it has expired. */
export function photosShown(
  overlay: Pick<Overlay, "photos" | "valid_until">,
  language: string,
  today: string,
): readonly ShownPhoto[] {
  if (isOver(overlay, today)) return [];
  return (overlay.photos ?? []).map(({ alt, ...photo }) => {
    const tag = fallbackChain(language).find((name) => alt[name]) as string; // each chain ends in Dutch
    return { ...photo, language: tag, alt: alt[tag] as string };
  });
}

/** The items of the resource's quiz that are not asked at this place, past the overlay's last day too. */
export function itemsOff({ off = {} }: Overlay, resource: string): ReadonlySet<string> {
  return new Set(Object.entries(off).find(([name]) => name === resource)?.[1]);
}

function readOverlay(value: unknown, region: string, place: string): Overlay {
  const found = overlay(value);
  if (found.region !== region || found.place !== place) refuse("of another place");
  const missing = factsUsed(found.languages).filter((used) => !Object.keys(found.facts ?? {}).includes(used));
  if (missing.length) refuse(`without its facts ${missing.join()}`);
  if (found.photos?.some(({ alt }) => !Object.keys(alt).includes("nl"))) refuse("no words");
  const all = Object.values(found.languages).flatMap((kept) => Object.values(kept).flat());
  return all.some((block) => block.type === "slot") ? refuse("a slot in a slot") : found;
}

function isOver({ valid_until }: Pick<Overlay, "valid_until">, today: string): boolean {
  return valid_until !== undefined && today > valid_until;
}
