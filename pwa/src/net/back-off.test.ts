import { expect, test } from "vitest";
import { type BackOff, backOff, isHeldBack, restart } from "./back-off";

const NOW = new Date("2027-03-11T09:00:00Z");

function secondsAfter(failures: number, chance: number, retryAfter = 0): number {
  let pause: BackOff = restart();
  for (let failure = 0; failure < failures; failure += 1) pause = backOff(pause, NOW, retryAfter, chance);
  return (pause.until - NOW.getTime()) / 1000;
}

test("the first pause is between 2 and 4 seconds, and none is longer than 15 minutes", () => {
  expect(secondsAfter(1, 0)).toBe(2);
  expect(secondsAfter(1, 1)).toBe(4);
  expect(secondsAfter(40, 1)).toBe(900);
});

test("Retry-After is a floor", () => {
  expect(secondsAfter(1, 1, 60)).toBe(60);
});

test("a clock that was set back does not hold a phone back", () => {
  const pause = backOff(restart(), NOW, 600, 0);
  expect(isHeldBack(pause, NOW, false)).toBe(true);
  expect(isHeldBack(pause, new Date(NOW.getTime() - 86_400_000), false)).toBe(false);
});
