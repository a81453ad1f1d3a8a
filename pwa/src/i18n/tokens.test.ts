import { expect, test } from "vitest";
import { tokensOf } from "./tokens";

test.each([
  ["signs between words", "Ziek? Zo werkt het, hier.", ["ziek", "zo", "werkt", "het", "hier"]],
  ["hyphens", "pop-up ነፍሰ-ጾር", ["pop", "up", "ነፍሰ", "ጾር"]],
  ["Ethiopic signs", "ፖሊስ፡ ሓዊ።", ["ፖሊስ", "ሀዊ"]],
  ["Arabic signs", "أين؟ هنا، نعم", ["اين", "هنا", "نعم"]],
  [
    "a telephone number, which is one word",
    "bel 088 112 2 112 of 0900-8844",
    ["bel", "0881122112", "of", "09008844"],
  ],
  ["an hour", "om 8:30", ["om", "830"]],
  ["an amount", "€ 4,50", ["4", "50"]],
  ["a name with a preposition written to it", "ንCOA وCOA", ["ንcoa", "coa", "وcoa", "coa"]],
  ["nothing but signs", " … ?! ", []],
])("%s", (_what, text, words) => {
  expect(tokensOf(text)).toEqual(words);
});

test("a Persian word that is parted inside is found whole and by its parts", () => {
  expect(tokensOf("می‌خواهم")).toEqual(["ميخواهم", "مي", "خواهم"]);
  expect(tokensOf("کتاب‌")).toEqual(["كتاب"]);
});
