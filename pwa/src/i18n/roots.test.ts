import { expect, test } from "vitest";
import { fold } from "./folding";
import { rootOf } from "./roots";

test.each([
  ["one and many", "school scholen"],
  ["one and many, with another consonant", "brief brieven"],
  ["one and many, with s and z", "huis huizen"],
  ["one and many of a child", "kind kinderen"],
  ["foreign spellings of one sound", "dokter doctor docter dokters"],
  ["a silent h", "bibliotheek biblioteek bibliotheken"],
  ["one, many and mine in Turkish", "çocuk çocuklar çocuğum çocuklarım"],
  ["ij and y", "medicijn medicijnen medicyn"],
])("Latin script: %s", (_what, words) => {
  expect(rootsOf(words)).toHaveLength(1);
});

test.each([
  ["with and without the article", "طبيب الطبيب والطبيب للطبيب بالطبيب"],
  ["one and many", "مدرسة مدارس المدرسة"],
  ["one and many of a book", "كتاب كتب كتاباً"],
  ["somebody's own", "طفل طفلك أطفال"],
  ["many in Persian", "مکتب مکتبها مکتبهای"],
])("Arabic script: %s", (_what, words) => {
  expect(rootsOf(words)).toHaveLength(1);
});

test.each([
  ["one and many", "ሓኪም ሓካይም"],
  ["to whom", "ሓኪም ንሓኪም"],
  ["and", "ሕማም ሕማምን"],
])("Ethiopic script: %s", (_what, words) => {
  expect(rootsOf(words)).toHaveLength(1);
});

test.each([
  ["cases of a person", "лікар лікаря лікарем лікарям"],
  ["cases of a thing", "школа школу школи школою"],
  ["cases of what is called by an adjective", "скорая скорую скорой"],
  ["cases of a word with a soft sign", "дитина дитині дитиною"],
])("Cyrillic script: %s", (_what, words) => {
  expect(rootsOf(words)).toHaveLength(1);
});

test.each(["bed", "eten", "water", "huis", "من", "ሓዊ", "де", "112"])("of %s nothing comes off", (word) => {
  expect(rootOf(fold(word)).length).toBeGreaterThanOrEqual(Math.min(3, fold(word).length));
});

function rootsOf(words: string): readonly string[] {
  return [...new Set(words.split(" ").map((word) => rootOf(fold(word))))];
}
