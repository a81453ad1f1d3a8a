import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dayInWords, megabytes, periodInWords, sizeInPhotos, sizeInWords, weekdayInWords } from "./formats";
import { LANGUAGES } from "./languages";
import { language } from "./words";

beforeEach(() => {
  language.value = "nl";
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** In every language of the interface, and in those that browsers lack and that come next; their commas come and go. */
const WRITTEN: readonly [string, string, string][] = [
  ["nl", "woensdag 25 november 2026", "november 2026"],
  ["en", "Wednesday 25 November 2026", "November 2026"],
  ["pl", "środa 25 listopada 2026", "listopad 2026"],
  ["tr", "25 Kasım 2026 Çarşamba", "Kasım 2026"],
  ["ru", "среда 25 ноября 2026", "ноябрь 2026"],
  ["uk", "середа 25 листопада 2026", "листопад 2026"],
  ["ar", "الأربعاء 25 نوفمبر 2026", "نوفمبر 2026"],
  ["fa-AF", "چهارشنبه 25 نومبر 2026", "نومبر 2026"],
  ["fa", "چهارشنبه 25 نوامبر 2026", "نوامبر 2026"],
  ["ti", "ረቡዕ 25 ሕዳር 2026", "ሕዳር 2026"],
  ["so", "Arbaco 25 Nofembar 2026", "Nofembar 2026"],
  ["ps", "چهارشنبه 25 نومبر 2026", "نومبر 2026"],
  ["ckb", "چوارشەممە 25 تشرینی دووەم 2026", "تشرینی دووەم 2026"],
];

function withoutCommas(text: string): string {
  return text.replace(/[,،፣]/g, "");
}

describe.each(WRITTEN)("in %s, with Gregorian months and Latin digits,", (tag, withWeekday, month) => {
  beforeEach(() => {
    language.value = tag;
  });

  it("a day is written with its day of the week, and without", () => {
    expect(withoutCommas(weekdayInWords("2026-11-25"))).toBe(withWeekday);
    expect(withWeekday).toContain(dayInWords("2026-11-25"));
    expect(dayInWords("2026-11-25")).toMatch(/^25 \p{L}[^\d]* 2026$/u);
  });

  it("a month is written", () => {
    expect(periodInWords("2026-11")).toBe(month);
  });

  it("the twelve months and the seven days of the week have names of their own", () => {
    const months = Array.from({ length: 12 }, (_, at) =>
      periodInWords(`2026-${String(at + 1).padStart(2, "0")}`),
    );
    const days = Array.from({ length: 7 }, (_, at) => weekdayInWords(`2026-11-${23 + at}`));
    const names = (all: readonly string[]) => new Set(all.map((text) => text.replace(/\d/g, "")));
    expect([names(months).size, names(days).size]).toEqual([12, 7]);
  });
});

it("is tried in every language of the interface", () => {
  expect(WRITTEN.map(([tag]) => tag)).toEqual(expect.arrayContaining(LANGUAGES.map(({ tag }) => tag)));
});

it("reads the day of an instant", () => {
  expect(dayInWords("2026-11-25T23:59:00Z")).toBe("25 november 2026");
});

describe("a browser that does not know the language", () => {
  beforeEach(() => {
    vi.spyOn(Intl.DateTimeFormat, "supportedLocalesOf").mockReturnValue([]);
  });

  it("writes numbers in the order of a Dutch letter, never another language's words", () => {
    language.value = "fa-AF";
    expect([dayInWords("2026-11-05"), weekdayInWords("2026-11-05"), periodInWords("2026-11")]).toEqual([
      "5-11-2026",
      "5-11-2026",
      "11-2026",
    ]);
  });

  it.each(["ti", "so", "ps", "ckb"])("still writes %s from our own tables", (tag) => {
    language.value = tag;
    expect(withoutCommas(weekdayInWords("2026-11-25"))).toBe(WRITTEN.find(([known]) => known === tag)?.[1]);
  });
});

it.each([
  [0, "0,0"],
  [400, "0,1"],
  [1_940_000, "1,9"],
  [123_400_000, "123"],
])("shows %d bytes as %s megabytes", (bytes, shown) => {
  expect(megabytes(bytes)).toBe(shown);
});

it.each([
  [",", "nl pl tr ru uk ps"],
  [".", "en ar fa-AF fa ti so ckb"],
])("writes Latin digits with %s before the tenths in %s", (sign, tags) => {
  for (const tag of tags.split(" ")) {
    language.value = tag;
    expect([tag, megabytes(1_940_000)]).toEqual([tag, `1${sign}9`]);
  }
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
