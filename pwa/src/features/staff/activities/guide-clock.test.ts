import { expect, it } from "vitest";
import { type Clock, goBack, goOn, inMinutes, readClock } from "./guide-clock";

const MINUTES = [10, 5, 20];
const START = Date.parse("2026-11-30T13:00:00Z");
const after = (minutes: number, seconds = 0) => START + (minutes * 60 + seconds) * 1000;

it("a guide that was not begun shows no time", () => {
  expect(readClock([], MINUTES, START)).toBeUndefined();
});

it("what is left of a step follows from when it began, however often the page was closed since", () => {
  const clock = goOn([], START);
  expect(readClock(clock, MINUTES, after(4, 30))).toEqual({
    step: 0,
    inStep: 270,
    left: 330,
    total: 270,
    planned: 2100,
  });
});

it("the next step has its own time while the whole goes on", () => {
  const clock = goOn(goOn([], START), after(12));
  expect(readClock(clock, MINUTES, after(15))).toMatchObject({ step: 1, inStep: 180, left: 120, total: 900 });
});

it("a step that takes longer than planned says by how much", () => {
  const face = readClock(goOn([], START), MINUTES, after(10, 30));
  expect(face?.left).toBe(-30);
  expect(inMinutes(face?.left ?? 0)).toBe("−0:30");
});

it("going back takes up the former step where it was", () => {
  const clock = goBack(goOn(goOn([], START), after(12)));
  expect(readClock(clock, MINUTES, after(13))).toMatchObject({ step: 0, inStep: 780 });
});

it("the first step has none before it", () => {
  expect(goBack([START])).toEqual([START]);
});

it("a clock that was set back shows no time before the beginning", () => {
  expect(readClock([START], MINUTES, after(-60))).toMatchObject({ inStep: 0, total: 0, left: 600 });
});

it("after the last step the last one stays", () => {
  const clock: Clock = [START, after(10), after(15), after(35)];
  expect(readClock(clock, MINUTES, after(36))?.step).toBe(2);
});

it("minutes and seconds are written as on a clock", () => {
  expect([0, 5, 65, 725].map(inMinutes)).toEqual(["0:00", "0:05", "1:05", "12:05"]);
});
