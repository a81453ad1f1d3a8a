import { expect, test } from "vitest";
import { slipsBetween } from "./slips";

test.each([
  ["the same", "dokter", "dokter", 0],
  ["another letter", "dokter", "doktar", 1],
  ["a letter too many", "dokter", "dokkter", 1],
  ["a letter too few", "dokter", "doker", 1],
  ["two letters changed about", "dokter", "doketr", 1],
  ["two slips", "bibliotheek", "biblotheak", 2],
  ["more than may be", "dokter", "doortje", 3],
  ["a word that is much longer", "dok", "dokterspost", 3],
  ["an Ethiopic letter", "ሓኪም", "ሓክም", 1],
  ["nothing at all", "", "de", 2],
])("%s", (_what, one, other, slips) => {
  expect(slipsBetween(one, other, 2)).toBe(slips);
  expect(slipsBetween(other, one, 2)).toBe(slips);
});

test("a word as long as no word is has no slips", () => {
  expect(slipsBetween("a".repeat(65), "a".repeat(65), 2)).toBe(3);
});
