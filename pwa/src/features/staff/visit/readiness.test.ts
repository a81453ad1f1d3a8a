import { expect, test } from "vitest";
import { type Check, type Facts, judgeReadiness } from "./readiness";

const READY: Facts = {
  packs: [{ pack: "team", languages: ["nl"], isCurrent: true }],
  freeBytes: 1_000_000_000,
  battery: 0.9,
  isCharging: false,
  ahead: 0,
  waiting: 0,
  isShellKept: true,
  places: 1,
};

function notRight(facts: Partial<Facts>): readonly Check[] {
  return judgeReadiness({ ...READY, ...facts }).flatMap(({ check, state }) => (state === "ok" ? [] : check));
}

test("a tablet with everything on it is ready", () => {
  expect(notRight({})).toEqual([]);
});

test.each<[Check, Partial<Facts>]>([
  ["shell", { isShellKept: false }],
  ["place", { places: 0 }],
  ["packs", { packs: [] }],
  ["packs", { packs: [{ pack: "team", languages: ["nl"], isCurrent: false }] }],
  ["unsent", { waiting: 1 }],
  ["space", { freeBytes: 1_000_000 }],
  ["battery", { battery: 0.3 }],
  ["clock", { ahead: -600_000 }],
])("%s needs a look where it is not right", (check, facts) => {
  expect(notRight(facts)).toEqual([check]);
});

test("a low battery that is being charged is right", () => {
  expect(notRight({ battery: 0.1, isCharging: true })).toEqual([]);
});

test("what a browser does not tell is said to be unknown, and keeps nobody at home", () => {
  const rows = judgeReadiness({ ...READY, freeBytes: undefined, battery: undefined, ahead: undefined });
  expect(rows.filter(({ state }) => state === "look")).toEqual([]);
  expect(rows.filter(({ state }) => state === "unknown").map(({ check }) => check)).toEqual([
    "space",
    "battery",
    "clock",
  ]);
});
