import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { ARABIC, ETHIOPIC, fontFor } from "./script-fonts";

it.each([
  ["ti", ETHIOPIC],
  ["am", ETHIOPIC],
  ["ar", ARABIC],
  ["fa-AF", ARABIC],
  ["ckb", ARABIC],
  ["tr", undefined],
  ["uk", undefined],
])("%s has the font of its script, where that is one that a phone may lack", (tag, font) => {
  expect(fontFor(tag)).toBe(font);
});

it.each([
  [ETHIOPIC, "@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-400-normal.woff2"],
  [ARABIC, "@fontsource/vazirmatn/files/vazirmatn-arabic-400-normal.woff2"],
])("says before it is fetched what it weighs", ({ bytes }, file) => {
  expect(readFileSync(createRequire(import.meta.url).resolve(file)).length).toBe(bytes);
});
