/**
 * What a place says, as it is edited: its Dutch blocks, and beside them the same texts in other languages by their ids. A slot
 * goes out in a language once all its texts are there; until then its readers see the next language of their chain.
 */
import type { Block, SlotName } from "../../../sync/blocks";
import type { Text } from "../../../sync/pictures";
import type { Said, Slots } from "./overlay-api";

const DUTCH = "nl";

export interface Sheet {
  readonly nl: Slots;
  /** Language → id of a text → the text; `outdated` where its Dutch changed since. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, Translated>>>>;
  readonly validUntil: string;
  readonly rest: Pick<Said, "facts" | "off">;
}

export interface Translated {
  readonly text: string;
  readonly outdated?: boolean;
}

export function openSheet({ languages, valid_until, ...rest }: Said): Sheet {
  const others = Object.entries(languages).filter(([tag]) => tag !== DUTCH);
  return {
    nl: languages[DUTCH] ?? {},
    texts: Object.fromEntries(others.map(([tag, slots]) => [tag, textsById(slots)])),
    validUntil: valid_until ?? "",
    rest,
  };
}

/** What goes to the server; empty blocks and texts stay behind. */
export function closeSheet({ nl, texts, validUntil, rest }: Sheet): Said {
  const filled = slotsOf(nl);
  const others = Object.entries(texts).map(([tag, said]): [string, Slots] => [tag, translated(filled, said)]);
  return {
    ...rest,
    languages: Object.fromEntries(
      [[DUTCH, filled] as [string, Slots], ...others].filter(([, slots]) => Object.keys(slots).length > 0),
    ),
    ...(validUntil === "" ? {} : { valid_until: validUntil }),
  };
}

/** Other Dutch: what was made of a text that reads otherwise now is outdated. */
export function changeSlot(sheet: Sheet, name: SlotName, blocks: readonly Block[]): Sheet {
  const before = new Map(textsIn(sheet.nl[name] ?? []).map(({ id, text }) => [id, text]));
  const changed = textsIn(blocks).filter(({ id, text }) => before.has(id) && before.get(id) !== text);
  const outdate = (said: Readonly<Record<string, Translated>>) => ({
    ...said,
    ...Object.fromEntries(
      changed.flatMap(({ id }) => (said[id] ? [[id, { ...said[id], outdated: true }]] : [])),
    ),
  });
  return {
    ...sheet,
    nl: { ...sheet.nl, [name]: blocks },
    texts: Object.fromEntries(Object.entries(sheet.texts).map(([tag, said]) => [tag, outdate(said)])),
  };
}

export function sayText(sheet: Sheet, tag: string, id: string, text: string): Sheet {
  return { ...sheet, texts: { ...sheet.texts, [tag]: { ...sheet.texts[tag], [id]: { text } } } };
}

/** How many texts of the Dutch a language lacks. */
export function lacking(sheet: Sheet, tag: string): number {
  const all = Object.values(slotsOf(sheet.nl)).flatMap((blocks) => textsIn(blocks ?? []));
  return all.filter(({ id }) => !sheet.texts[tag]?.[id]?.text.trim()).length;
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
