import { expect, it } from "vitest";
import { barsOf, judge, proposeSpan } from "./wave";

const RATE = 8000;

/** Silence but for a tone between two moments in milliseconds. */
function spoken(whole: number, from: number, to: number, level = 0.5): Float32Array {
  return Float32Array.from({ length: (whole * RATE) / 1000 }, (_, at) => {
    const now = (at * 1000) / RATE;
    return now >= from && now < to ? level * Math.sin(at) : 0;
  });
}

it("proposes what is said, with a little around it", () => {
  expect(proposeSpan(spoken(3000, 1000, 2000), RATE)).toEqual({ starts: 800, ends: 2200 });
});

it("keeps within the recording", () => {
  expect(proposeSpan(spoken(1000, 100, 1000), RATE)).toEqual({ starts: 0, ends: 1000 });
});

it("cuts nothing of a silence", () => {
  expect(proposeSpan(new Float32Array(RATE), RATE)).toEqual({ starts: 0, ends: 1000 });
});

it("draws loud and silent parts", () => {
  const bars = barsOf(spoken(1600, 800, 1600));
  expect(bars).toHaveLength(160);
  expect(Math.max(...bars.slice(0, 80))).toBe(0);
  expect(Math.min(...bars.slice(80))).toBeGreaterThan(0.3);
});

it("tells what is too loud or too soft", () => {
  expect([1.2, 0.5, 0.01].map((level) => judge(spoken(500, 0, 500, level)))).toEqual([
    "loud",
    "good",
    "soft",
  ]);
});
