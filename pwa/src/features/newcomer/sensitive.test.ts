import { expect, test } from "vitest";
import { isRed, isRevealing } from "./sensitive";

test.each([
  ["all", [1], false],
  ["all", [1, 2, 3], false],
  ["all", [2, 3], true],
  ["asylum", [1], true],
  ["ukraine", [1, 2, 3], true],
])("a pack for %s in phases %o tells something of its reader: %s", (track, phases, tells) => {
  expect(isRevealing({ track, phases })).toBe(tells);
});

test("what is red, and whom to call in danger, can be left with one tap; the rest needs no such button", () => {
  expect(isRed({ resource: "R-01", sensitivity: "red" })).toBe(true);
  expect(isRed({ resource: "F1-03", sensitivity: "yellow" })).toBe(true);
  expect(isRed({ resource: "F1-08", sensitivity: "yellow" })).toBe(false);
});
