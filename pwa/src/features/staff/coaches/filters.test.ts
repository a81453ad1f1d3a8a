import { expect, test } from "vitest";
import type { Coach } from "../coaching";
import { ALL, filtered, groupedByLanguage } from "./filters";

function coach(id: string, change: Partial<Coach> = {}): Coach {
  return {
    id,
    side: "demand",
    language: "ti",
    level: "A1",
    dayparts: ["mo-morning"],
    domains: [1],
    vog: false,
    state: "open",
    ...change,
  };
}

const BOARD = [
  coach("a"),
  coach("b", { language: "ar", level: "B1" }),
  coach("c", { dayparts: ["fr-evening"], domains: [8] }),
];

test.each([
  [{}, "abc"],
  [{ language: "ti" }, "ac"],
  [{ level: "B1" }, "b"],
  [{ daypart: "fr-evening" }, "c"],
  [{ domain: "1" }, "ab"],
  [{ domain: "1", language: "ar" }, "b"],
])("of the board %o is shown as %s", (filters, shown) => {
  const ids = filtered(BOARD, { ...ALL, ...filters }).map(({ id }) => id);
  expect(ids.join("")).toBe(shown);
});

test("the language of most people comes first", () => {
  expect(groupedByLanguage(BOARD).map(([language, all]) => [language, all.length])).toEqual([
    ["ti", 2],
    ["ar", 1],
  ]);
});
