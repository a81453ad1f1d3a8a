import { expect, test } from "vitest";
import { type Coach, numberOf } from "../coaching";
import { momentsIn, proposalsFor, usualTime } from "./matching";

const SEEKER: Coach = {
  id: "seeker",
  side: "demand",
  language: "ti",
  level: "A1",
  dayparts: ["mo-morning", "we-evening"],
  domains: [1, 5],
  vog: false,
  state: "open",
};

function helping(id: string, change: Partial<Coach> = {}): Coach {
  return {
    ...SEEKER,
    id,
    side: "supply",
    vog: true,
    language: "nl",
    level: undefined,
    domains: [],
    ...change,
  };
}

function order(...all: readonly Coach[]): readonly string[] {
  return proposalsFor(SEEKER, all).map(({ coach }) => coach.id);
}

test("who shares more comes first: language, then parts of days and level, then domains", () => {
  const once = { dayparts: ["mo-morning"] };
  expect(
    order(
      helping("nothing-more", once),
      helping("domain", { ...once, domains: [5] }),
      helping("both-days"),
      helping("near-level", { ...once, level: "A2", domains: [5] }),
      helping("level-and-days", { level: "A1" }),
      helping("language", { ...once, language: "ti" }),
    ),
  ).toEqual(["language", "level-and-days", "both-days", "near-level", "domain", "nothing-more"]);
});

test("each tablet shows the same order where two weigh the same", () => {
  expect(order(helping("b"), helping("a"))).toEqual(order(helping("a"), helping("b")));
});

test.each([
  ["whose certificate was not seen", { vog: false }],
  ["who is matched already", { state: "matched" }],
  ["who left", { state: "gone" }],
  ["who looks for a coach, too", { side: "demand" }],
  ["who is never free at the same time", { dayparts: ["fr-morning"] }],
] as const)("nobody is proposed %s", (_, change) => {
  expect(order(helping("no", change))).toEqual([]);
});

test("what the two share is told", () => {
  const [found] = proposalsFor(SEEKER, [
    helping("a", { domains: [5, 8], dayparts: ["we-evening", "fr-morning"] }),
  ]);
  expect(found).toMatchObject({ domains: [5], dayparts: ["we-evening"], speaksTheLanguage: false });
});

test("moments lie within a fortnight from tomorrow on, in the order of the days", () => {
  expect(momentsIn(["mo-morning", "we-evening"], "2026-11-30")).toEqual([
    { day: "2026-12-02", daypart: "we-evening" },
    { day: "2026-12-07", daypart: "mo-morning" },
    { day: "2026-12-09", daypart: "we-evening" },
    { day: "2026-12-14", daypart: "mo-morning" },
  ]);
});

test("a part of a day has its usual hour", () => {
  expect(["mo-morning", "mo-afternoon", "mo-evening"].map(usualTime)).toEqual(["10:00", "14:00", "19:00"]);
});

test("a person's number has four digits and is the same everywhere", () => {
  expect(numberOf("AAAAAAAAAAAAAAAAAAAAAA")).toMatch(/^[1-9]\d{3}$/);
  expect(numberOf("AAAAAAAAAAAAAAAAAAAAAA")).toBe(numberOf("AAAAAAAAAAAAAAAAAAAAAA"));
  expect(numberOf("A")).not.toBe(numberOf("B"));
});
