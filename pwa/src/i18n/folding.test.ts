import { expect, test } from "vitest";
import { fold } from "./folding";

test.each([
  ["alef with any hamza or madda", "أإآٱا", "ااااا"],
  ["the Arabic and the Persian ya, and alef maksura", "يیى", "ييي"],
  ["ya with hamza", "ئ", "ي"],
  ["waw with hamza", "ؤ", "و"],
  ["the Arabic and the Persian kaf", "كک", "كك"],
  ["ta marbuta, and the letters for h of Kurdish and Urdu", "ةهەہ", "هههه"],
  ["short vowels and doubling", "مُحَمَّدٌ", "محمد"],
  ["the line that stretches a word", "مـــدرسة", "مدرسه"],
  ["a hamza of its own", "دواء", "دوا"],
  ["joined forms of old keyboards", "ﻻ", "لا"],
  ["Arabic and Persian digits", "١٢٣ ۱۲۳", "123 123"],
  ["signs that only direct the line", "\u202bطبيب\u202c\u200f", "طبيب"],
])("Arabic script: %s", (_what, written, folded) => {
  expect(fold(written)).toBe(folded);
});

test("the sign that parts Persian words stays, for it parts them", () => {
  expect(fold("می‌خواهم")).toBe("مي‌خواهم");
});

test.each([
  ["the three letters for h", "ሀሐኀ", "ሀሀሀ"],
  ["the two letters for s", "ሰሠ", "ሰሰ"],
  ["the two letters of the throat", "አዐ", "አአ"],
  ["the two letters for ts", "ጸፀ", "ጸጸ"],
  ["every vowel of them", "ኁሑ ሥስ ዕእ ፁጹ", "ሁሁ ስስ እእ ጹጹ"],
  ["a first vowel that sounds as the fourth", "ኣአዓዐ ሃሀሓሐ", "አአአአ ሀሀሀሀ"],
  ["k and q as they are said after a vowel", "ኸከ ቐቀ", "ከከ ቀቀ"],
])("Ethiopic script: %s", (_what, written, folded) => {
  expect(fold(written)).toBe(folded);
});

test.each([
  ["yo for ye", "ёлка", "елка"],
  ["yi for i", "їжа", "іжа"],
  ["short i", "мій", "міи"],
  ["the Ukrainian g and ye", "ґанок є", "ганок е"],
  ["apostrophes, whichever the keys have", "сім'я сім’я сімʼя сімя", "сімя сімя сімя сімя"],
  ["the soft sign", "біль", "біл"],
])("Cyrillic script: %s", (_what, written, folded) => {
  expect(fold(written)).toBe(folded);
});

test.each([
  ["marks", "crèche één naïef Ünal", "creche een naief unal"],
  ["Turkish letters", "DIŞARI dışarı İyi ğ", "disari disari iyi g"],
  ["Polish letters", "Łódź żółty", "lodz zolty"],
  ["letters that are two", "straße œuvre", "strasse oeuvre"],
  ["the letter ij in one", "ĳs", "ijs"],
  ["apostrophes", "foto's", "fotos"],
])("Latin script: %s", (_what, written, folded) => {
  expect(fold(written)).toBe(folded);
});
