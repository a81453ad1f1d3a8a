import { describe, expect, it } from "vitest";
import type { Learned } from "../../../store/learned";
import { answered, chooseToday, DUE_MAX, NEW_MAX, turnOver } from "./deck";

const TODAY = "2026-11-29";
const words = Array.from({ length: 60 }, (_, at) => ({ key: `p/${at}` }));

function due(day: string): Learned {
  return {
    first: "2026-11-01",
    last: "2026-11-02",
    due: day,
    stability: 3,
    difficulty: 5,
    reps: 2,
    lapses: 0,
  };
}

describe("the words of today", () => {
  it("are ten new ones on the first day, in the order of their cards", () => {
    expect(chooseToday(words, new Map(), TODAY)).toEqual(words.slice(0, NEW_MAX));
  });

  it("are first those that are due, the longest waiting in front", () => {
    const learned = new Map([
      ["p/3", due("2026-11-28")],
      ["p/5", due("2026-11-20")],
      ["p/7", due("2026-12-01")],
    ]);
    const chosen = chooseToday(words, learned, TODAY).map(({ key }) => key);
    expect(chosen.slice(0, 2)).toEqual(["p/5", "p/3"]);
    expect(chosen).not.toContain("p/7");
    expect(chosen).toHaveLength(2 + NEW_MAX);
  });

  it("are never more than a person can do, however many days were missed", () => {
    const learned = new Map(words.slice(0, 50).map(({ key }) => [key, due("2026-11-10")]));
    expect(chooseToday(words, learned, TODAY)).toHaveLength(DUE_MAX + NEW_MAX);
  });

  it("bring no more than ten new ones on a day, also when one comes back the same day", () => {
    const learned = new Map(words.slice(0, 4).map(({ key }) => [key, answered(undefined, true, TODAY)]));
    expect(chooseToday(words, learned, TODAY)).toHaveLength(NEW_MAX - 4);
  });

  it("skip what a pack that is gone had", () => {
    expect(chooseToday([], new Map([["p/1", due("2026-11-20")]]), TODAY)).toEqual([]);
  });
});

describe("an answer", () => {
  it("brings a word that is known back later and later", () => {
    let known = answered(undefined, true, TODAY);
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      waits.push((Date.parse(known.due) - Date.parse(known.last)) / 86_400_000);
      known = answered(known, true, known.due);
    }
    expect(waits[0]).toBeGreaterThanOrEqual(1);
    for (let at = 1; at < waits.length; at += 1) expect(waits[at]).toBeGreaterThan(waits[at - 1] ?? 0);
  });

  it("brings a word that was forgotten back soon, and counts that", () => {
    const known = answered(answered(undefined, true, "2026-11-01"), true, "2026-11-10");
    const forgotten = answered(known, false, TODAY);
    expect(forgotten.due < answered(known, true, TODAY).due).toBe(true);
    expect(forgotten.lapses).toBe(1);
    expect(forgotten.first).toBe("2026-11-01");
  });

  it("keeps nothing finer than a day", () => {
    const { first, last, due: next } = answered(undefined, false, TODAY);
    for (const day of [first, last, next]) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe("the pile", () => {
  it("ends a word that is known, and brings another back after three", () => {
    expect(turnOver(["a", "b", "c"], true)).toEqual(["b", "c"]);
    expect(turnOver(["a", "b", "c", "d", "e"], false)).toEqual(["b", "c", "d", "a", "e"]);
    expect(turnOver(["a"], false)).toEqual(["a"]);
    expect(turnOver([], true)).toEqual([]);
  });
});
