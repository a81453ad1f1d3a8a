import { expect, test } from "vitest";
import type { Block } from "../../../sync/blocks";
import { type Photo, parseOverlay } from "../../../sync/overlay";
import type { Said } from "./overlay-api";
import {
  changePhotos,
  changeSlot,
  closeSheet,
  isWhole,
  lacking,
  openSheet,
  sayText,
  sheetPhoto,
} from "./sheet";
import { freshBlock, SLOTS } from "./slots";

const hours = (text: string): Block => ({ type: "paragraph", text: { id: "noord.uren", text } }) as Block;
const said: Said = {
  languages: { nl: { hours: [hours("Open om tien uur.")] }, ar: { hours: [hours("مفتوح")] } },
  off: { "F1-08": ["q1"] },
};
const FILE = { sha256: "a".repeat(64), bytes: 24_000, type: "image/webp", width: 1024, height: 683 } as const;
const DOOR: Photo = { ...FILE, alt: { nl: "De voordeur.", ar: "الباب", en: "The front door." } };

test("what was not touched goes back as it came", () => {
  expect(closeSheet(openSheet(said))).toEqual(said);
  expect(closeSheet(openSheet({ ...said, photos: [DOOR] }))).toEqual({ ...said, photos: [DOOR] });
});

test("other words for a photo are said anew in every language, and until then in Dutch", () => {
  const sheet = openSheet({ languages: {}, photos: [DOOR] });
  const [photo] = sheet.photos;
  const words = { id: photo?.words.id ?? "", text: "De zijdeur." };
  const changed = changePhotos(sheet, [{ ...FILE, words }]);
  expect(closeSheet(changed).photos).toEqual([{ ...FILE, alt: { nl: "De zijdeur." } }]);
  const anew = sayText(changed, "ar", words.id, "باب جانبي");
  expect(closeSheet(anew).photos?.[0]?.alt).toEqual({ nl: "De zijdeur.", ar: "باب جانبي" });
});

test("a photo without words stays behind, and is not all that there is to do", () => {
  const sheet = changePhotos(openSheet(said), [sheetPhoto(FILE)]);
  expect(closeSheet(sheet)).toEqual(said);
  expect([isWhole(openSheet(said)), isWhole(sheet)]).toEqual([true, false]);
  const worded = changePhotos(sheet, [sheetPhoto(FILE, "De voordeur.")]);
  expect([lacking(worded, "ar"), isWhole(worded)]).toEqual([1, false]);
});

test("other Dutch outdates what was made of it until it is said anew", () => {
  const changed = changeSlot(openSheet(said), "hours", [hours("Open om elf uur.")]);
  const outdated = { ...hours("مفتوح"), text: { id: "noord.uren", text: "مفتوح", outdated: true } };
  expect(closeSheet(changed).languages.ar?.hours).toEqual([outdated]);
  const anew = closeSheet(sayText(changed, "ar", "noord.uren", "من الحادية عشرة"));
  expect(anew.languages.ar?.hours).toEqual([hours("من الحادية عشرة")]);
});

test("a slot goes out in a language once all its texts are there", () => {
  const second = { type: "paragraph", text: { id: "noord.bel", text: "Bel aan." } } as Block;
  const longer = changeSlot(openSheet(said), "hours", [hours("Open om tien uur."), second]);
  expect(lacking(longer, "ar")).toBe(1);
  expect(closeSheet(longer).languages).not.toHaveProperty("ar");
  expect(closeSheet(sayText(longer, "ar", "noord.bel", "رن")).languages.ar?.hours).toHaveLength(2);
});

test("what was left empty stays behind", () => {
  const empty = SLOTS.map((slot) => [slot.name, [freshBlock(slot, "noord", "2026-11-30")]] as const);
  const sheet = empty.reduce(
    (made, [name, blocks]) => changeSlot(made, name, blocks),
    openSheet({ languages: {} }),
  );
  expect(closeSheet(sheet).languages).toEqual({});
});

test("every kind of block that was filled in is one that a phone reads", () => {
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object" || value === null) return value === "" ? "https://example.org" : value;
    return Object.fromEntries(
      Object.entries(value).map(([name, kept]) => [
        name,
        name === "text" && kept === "" ? "Woorden" : fill(kept),
      ]),
    );
  };
  for (const slot of SLOTS) {
    const block = fill(freshBlock(slot, "noord", "2026-11-30")) as Block;
    const own = slot.type === "tip" ? ({ ...block, item: "q1" } as Block) : block;
    const { languages } = closeSheet(changeSlot(openSheet({ languages: {} }), slot.name, [own]));
    const document = { schema: 1, region: "r", place: "noord", published: "2026-11-30", languages };
    const bytes = new TextEncoder().encode(JSON.stringify(document));
    expect(parseOverlay(bytes, "r", "noord").languages.nl?.[slot.name], slot.name).toHaveLength(1);
  }
});
