import { expect, it } from "vitest";
import { fits, packOfTopic, situationsFrom } from "./situations";

const arrival = { phases: [1], track: "all", audience: "newcomer" };
const asylum = { phases: [2], track: "asylum", audience: "newcomer" };
const ukraine = { phases: [1, 2, 3], track: "ukraine", audience: "newcomer" };
const takingPart = { phases: [3], track: "all", audience: "newcomer" };
const work = { phases: [3], track: "other", audience: "newcomer" };

it.each([
  ["arrived", [true, false, false, false, false]],
  ["waiting", [true, true, false, false, false]],
  ["staying", [false, true, false, true, false]],
  ["ukraine", [true, false, true, true, false]],
  ["living", [false, false, false, true, true]],
  ["everything", [true, true, true, true, true]],
  [null, [true, true, true, true, true]],
] as const)("somebody who says %s gets what fits", (situation, fitting) => {
  expect([arrival, asylum, ukraine, takingPart, work].map((pack) => fits(pack, situation))).toEqual(fitting);
});

it("never shows a newcomer what is for staff", () => {
  expect(fits({ ...arrival, audience: "staff" }, "everything")).toBe(false);
});

it("puts first what a place offers, and leaves nothing out", () => {
  const ids = situationsFrom(["ukraine", "a newer one", "living"]).map(({ id }) => id);
  expect(ids.slice(0, 3)).toEqual(["ukraine", "living", "arrived"]);
  expect(ids.length).toBe(6);
});

const themes = (...ids: readonly string[]) => ids.map((id) => ({ id }));
const saved = [
  { ...arrival, pack: "aankomst", themes: themes("opvang", "zorg") },
  { ...asylum, pack: "asiel", themes: themes("zorg") },
  { ...ukraine, pack: "oekraine", themes: themes("zorg", "werk") },
];

it.each([
  ["another situation's pack that has the topic", "zorg", "arrived", "ukraine", "oekraine"],
  [
    "what only the new situation brings, even where the old pack still fits",
    "zorg",
    "arrived",
    "waiting",
    "asiel",
  ],
  ["the same pack where nothing new has the topic", "opvang", "arrived", "waiting", "aankomst"],
  ["the same pack for who wants to see everything", "zorg", "arrived", "everything", "aankomst"],
  ["nothing where no pack that fits has the topic", "opvang", "arrived", "living", undefined],
] as const)("a reader who changes situation goes on in %s", (_, theme, former, next, expected) => {
  expect(packOfTopic(saved, { pack: "aankomst", theme }, former, next)).toBe(expected);
});
