import { beforeEach, expect, test } from "vitest";
import { type Entry, SearchIndex } from "./search-index";

let index: SearchIndex;

const EMPTY = { title: [], keywords: [], summary: [], topic: [], text: [] };

function add(id: string, entry: Partial<Entry>): void {
  index.add({ ...EMPTY, ...entry, id });
}

function found(typed: string): readonly string[] {
  return index.search(typed).map(({ id }) => id);
}

beforeEach(() => {
  index = new SearchIndex();
  add("care", {
    title: ["Ziek? Zo werkt het in de opvang", "مريض؟ هكذا تسير الرعاية"],
    keywords: ["dokter", "huisarts"],
    text: ["Ga naar het spreekuur van de dokter.", "اذهب عند الطبيب", "Bel 088 112 2 112"],
  });
  add("school", { title: ["Uw kind naar de basisschool", "ቤት-ትምህርቲ"], text: ["Elk kind mag leren."] });
  add("books", { title: ["De bibliotheek", "المكتبة"], text: ["Kies een boek.", "ንሓኪም", "лікаря"] });
});

test.each([
  ["a word of the title", "ziek", "care"],
  ["a word that only the author's list has", "huisarts", "care"],
  ["the beginning of a word", "spreek", "care"],
  ["a letter too many", "dokterr", "care"],
  ["a letter too few", "doktr", "care"],
  ["another letter", "doktar", "care"],
  ["two letters changed about", "doketr", "care"],
  ["two slips in a long word", "biblotheak", "books"],
  ["a part of a Dutch word", "school", "school"],
  ["a longer Dutch word", "huisartsenpost", "care"],
  ["many for one", "boeken", "books"],
  ["the bare Arabic word", "طبيب", "care"],
  ["the Arabic word as keys without marks give it", "المكتبه", "books"],
  ["an Ethiopic word without what is written to it", "ሓኪም", "books"],
  ["an Ethiopic word in letters that sound alike", "ሐኪም", "books"],
  ["another case", "лікарю", "books"],
  ["a telephone number as it is written elsewhere", "0881122112", "care"],
  ["the beginning of a telephone number", "088 11", "care"],
])("%s finds it", (_what, typed, id) => {
  expect(found(typed)[0]).toBe(id);
});

test("what has all words comes before what has one of them more often", () => {
  add("one", { title: ["melk melk melk"] });
  add("both", { text: ["melk voor uw baby, en nog veel meer dat hier staat"] });
  expect(found("melk baby")[0]).toBe("both");
});

test("a word as it is typed comes before one that is near", () => {
  add("near", { title: ["doktor"] });
  add("exact", { title: ["doktar"] });
  expect(found("doktar")[0]).toBe("exact");
});

test("the title counts more than the text", () => {
  add("text", { title: ["Anders"], text: ["fiets"] });
  add("title", { title: ["Een fiets"], text: ["anders"] });
  expect(found("fiets")).toEqual(["title", "text"]);
});

test("numbers have no slips: another number is another", () => {
  add("number", { text: ["Bel 113."] });
  expect(found("114")).toEqual([]);
});

test("nonsense finds nothing, and neither does nothing", () => {
  expect(found("qqqwwwzzz")).toEqual([]);
  expect(found("  ?")).toEqual([]);
});

test("what does not end is cut off", () => {
  expect(found("dokter ".repeat(500))).toContain("care");
});
