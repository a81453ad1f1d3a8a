import { expect, test } from "vitest";
import { fieldInWords } from "./field-words";

test.each([
  ["last_checked", "Gecheckt op"],
  ["blocks.1.sound", "Blok 2 · geluid"],
  ["picture.width", "Plaatje · breedte"],
  ["facts.balie.value", "Feit · balie · waarde"],
  ["F1-01.title", "Titel (F1-01.title)"],
  ["F1-01.p1", "F1-01.p1"],
])("says of %s where it stands", (at, words) => {
  expect(fieldInWords(at)).toBe(words);
});
