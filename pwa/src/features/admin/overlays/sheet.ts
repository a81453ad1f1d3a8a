/**
 * What a place says, as it is edited: its Dutch blocks, and beside them the same texts in other languages by their ids. A slot
 * goes out in a language once all its texts are there; until then its readers see the next language of their chain.
 */
import type { Block, SlotName } from "../../../sync/blocks";
import type { Photo } from "../../../sync/overlay";
import type { Text } from "../../../sync/pictures";
import type { PhotoFile, Said, Slots } from "./overlay-api";

const DUTCH = "nl";

export interface Sheet {
  readonly nl: Slots;
  readonly photos: readonly SheetPhoto[];
  /** Language → id of a text → the text; `outdated` where its Dutch changed since. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, Translated>>>>;
  readonly validUntil: string;
  readonly rest: Pick<Said, "facts" | "off">;
}

/** Its Dutch words are a text like the others, with an id on this page. */
export interface SheetPhoto extends PhotoFile {
  readonly words: Text;
}

export interface Translated {
  readonly text: string;
  readonly outdated?: boolean;
}

export function openSheet({ languages, valid_until, photos = [], ...rest }: Said): Sheet {
  const tags = [...Object.keys(languages), ...photos.flatMap(({ alt }) => Object.keys(alt))];
  const others = [...new Set(tags)].filter((tag) => tag !== DUTCH);
  return {
    nl: languages[DUTCH] ?? {},
    photos: photos.map(({ alt, ...file }) => sheetPhoto(file, alt[DUTCH])),
    texts: Object.fromEntries(
      others.map((tag) => [tag, { ...textsById(languages[tag] ?? {}), ...wordsById(photos, tag) }]),
    ),
    validUntil: valid_until ?? "",
    rest,
  };
}

/** What goes to the server; empty blocks and texts stay behind. */
export function closeSheet({ nl, photos, texts, validUntil, rest }: Sheet): Said {
  const filled = slotsOf(nl);
  const shown = photos.filter(({ words }) => words.text.trim());
  const others = Object.entries(texts).map(([tag, said]): [string, Slots] => [tag, translated(filled, said)]);
  return {
    ...rest,
    languages: Object.fromEntries(
      [[DUTCH, filled] as [string, Slots], ...others].filter(([, slots]) => Object.keys(slots).length > 0),
    ),
    ...(validUntil === "" ? {} : { valid_until: validUntil }),
    ...(shown.length === 0 ? {} : { photos: shown.map((photo) => closePhoto(photo, texts)) }),
  };
}

/** Other Dutch: what was made of a text that reads otherwise now is outdated. */
export function changeSlot(sheet: Sheet, name: SlotName, blocks: readonly Block[]): Sheet {
  return { ...outdate(sheet, sheet.nl[name] ?? [], blocks), nl: { ...sheet.nl, [name]: blocks } };
}

/** The same for photos: others, in another order, or with other words. */
export function changePhotos(sheet: Sheet, photos: readonly SheetPhoto[]): Sheet {
  return { ...outdate(sheet, sheet.photos, photos), photos };
}

/** A photo as it was just put in. */
export function sheetPhoto(file: PhotoFile, text = ""): SheetPhoto {
  return { ...file, words: { id: wordsId(file), text } };
}

function outdate(sheet: Sheet, was: unknown, is: unknown): Sheet {
  const before = new Map(textsIn(was).map(({ id, text }) => [id, text]));
  const changed = textsIn(is).filter(({ id, text }) => before.has(id) && before.get(id) !== text);
  const marked = (said: Readonly<Record<string, Translated>>) => ({
    ...said,
    ...Object.fromEntries(
      changed.flatMap(({ id }) => (said[id] ? [[id, { ...said[id], outdated: true }]] : [])),
    ),
  });
  return {
    ...sheet,
    texts: Object.fromEntries(Object.entries(sheet.texts).map(([tag, said]) => [tag, marked(said)])),
  };
}

export function sayText(sheet: Sheet, tag: string, id: string, text: string): Sheet {
  return { ...sheet, texts: { ...sheet.texts, [tag]: { ...sheet.texts[tag], [id]: { text } } } };
}

/** How many texts of the Dutch a language lacks. */
export function lacking(sheet: Sheet, tag: string): number {
  const all = textsIn([Object.values(slotsOf(sheet.nl)), sheet.photos]);
  return all.filter(({ id }) => !sheet.texts[tag]?.[id]?.text.trim()).length;
}

/** Whether the server has all of it: no language lacks a text, and no photo its words. */
export function isWhole(sheet: Sheet): boolean {
  const isSaid = sheet.photos.every(({ words }) => words.text.trim());
  return isSaid && Object.keys(sheet.texts).every((tag) => lacking(sheet, tag) === 0);
}

/** Every text under a value, in the order of its fields. */
export function textsIn(value: unknown): readonly Text[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return isText(value) ? [value] : Object.values(value).flatMap(textsIn);
}

function isText(value: object): value is Text {
  const { id, text } = value as Partial<Text>;
  return typeof id === "string" && typeof text === "string";
}

/** In a language that has no words for it, its readers hear the next one of their chain. */
function closePhoto({ words, ...file }: SheetPhoto, texts: Sheet["texts"]): Photo {
  const others = Object.entries(texts).map(([tag, said]) => [tag, said[words.id]] as const);
  const whole = others.flatMap(([tag, said]) =>
    said?.text.trim() && !said.outdated ? [[tag, said.text] as const] : [],
  );
  return { ...file, alt: { ...Object.fromEntries(whole), [DUTCH]: words.text } };
}

function wordsById(photos: readonly Photo[], tag: string): Readonly<Record<string, Translated>> {
  return Object.fromEntries(
    photos.flatMap((photo) => (photo.alt[tag] ? [[wordsId(photo), { text: photo.alt[tag] }]] : [])),
  );
}

function wordsId({ sha256 }: PhotoFile): string {
  return `photo.${sha256.slice(0, 16)}`;
}

function slotsOf(nl: Slots): Slots {
  const kept = Object.entries(nl).map(([name, blocks]) => [name, blocks.flatMap(filledIn)] as const);
  return Object.fromEntries(kept.filter(([, blocks]) => blocks.length > 0));
}

/** The block without what was left empty, or nothing where nothing was said in it. */
function filledIn(block: Block): readonly Block[] {
  const kept = Object.entries(block).filter(([, value]) => !isEmpty(value));
  const isSaid = textsIn(block).some(({ text }) => text.trim()) || kept.some(([name]) => name === "title");
  return isSaid ? [Object.fromEntries(kept) as unknown as Block] : [];
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return false;
  return typeof value === "object" && value !== null && isText(value) && value.text.trim() === "";
}

function translated(nl: Slots, said: Readonly<Record<string, Translated>>): Slots {
  const whole = Object.entries(nl).filter(([, blocks]) =>
    textsIn(blocks).every(({ id }) => said[id]?.text.trim()),
  );
  return Object.fromEntries(
    whole.map(([name, blocks]) => [name, withTexts(blocks, said) as readonly Block[]]),
  );
}

function withTexts(value: unknown, said: Readonly<Record<string, Translated>>): unknown {
  if (Array.isArray(value)) return value.map((one) => withTexts(one, said));
  if (typeof value !== "object" || value === null) return value;
  if (isText(value)) return { id: value.id, ...said[value.id] };
  return Object.fromEntries(Object.entries(value).map(([name, kept]) => [name, withTexts(kept, said)]));
}

function textsById(slots: Slots): Record<string, Translated> {
  return Object.fromEntries(
    textsIn(Object.values(slots)).map(({ id, text, outdated }) => [
      id,
      outdated ? { text, outdated } : { text },
    ]),
  );
}
