import { expect, test } from "vitest";
import { isRed } from "./sensitive";

test("what is red, and whom to call in danger, can be left with one tap; the rest needs no such button", () => {
  expect(isRed({ resource: "R-01", sensitivity: "red" })).toBe(true);
  expect(isRed({ resource: "F1-03", sensitivity: "yellow" })).toBe(true);
  expect(isRed({ resource: "F1-08", sensitivity: "yellow" })).toBe(false);
});
