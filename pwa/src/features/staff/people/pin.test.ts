import { expect, test } from "vitest";
import { digitsOf, waitLeft } from "./pin";

test.each([
  ["314159", "314159"],
  ["314 159", "314159"],
  ["31a4", "314"],
  ["3141592", "314159"],
])("of %s the digits %s are taken", (typed, digits) => {
  expect(digitsOf(typed)).toBe(digits);
});

test("a wait is told in whole minutes and seconds, and never less than none", () => {
  const now = new Date("2026-11-30T10:00:00Z");
  expect(waitLeft(new Date("2026-11-30T10:04:59.200Z"), now)).toEqual({ minutes: 5, seconds: 0 });
  expect(waitLeft(new Date("2026-11-30T10:00:00.100Z"), now)).toEqual({ minutes: 0, seconds: 1 });
  expect(waitLeft(new Date("2026-11-30T09:00:00Z"), now)).toEqual({ minutes: 0, seconds: 0 });
});
