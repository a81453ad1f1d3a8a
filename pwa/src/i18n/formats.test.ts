import { beforeEach, expect, it } from "vitest";
import { dayInWords, megabytes, sizeInPhotos, sizeInWords } from "./formats";
import { language } from "./words";

beforeEach(() => {
  language.value = "nl";
});

it.each([
  ["nl", "25 november 2026"],
  ["ar", "25 نوفمبر 2026"],
  ["ti", "25 ሕዳር 2026"],
])("writes a day in %s with Gregorian months and Latin digits", (tag, words) => {
  language.value = tag;
  expect(dayInWords("2026-11-25")).toBe(words);
});

it("reads the day of an instant", () => {
  expect(dayInWords("2026-11-25T23:59:00Z")).toBe("25 november 2026");
});

it.each([
  [0, "0,0"],
  [400, "0,1"],
  [1_940_000, "1,9"],
  [123_400_000, "123"],
])("shows %d bytes as %s megabytes", (bytes, shown) => {
  expect(megabytes(bytes)).toBe(shown);
});

it("shows what is large in gigabytes", () => {
  expect(sizeInWords(10_737_000_000)).toBe("10,7 GB");
});

it("tells a size in photos", () => {
  expect([sizeInPhotos(80_000), sizeInPhotos(2_600_000), sizeInPhotos(10_000_000)]).toEqual([
    "minder dan één foto",
    "ongeveer 1 foto",
    "ongeveer 4 foto's",
  ]);
});
