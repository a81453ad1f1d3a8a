import { expect, it } from "vitest";
import { type Hold, press, RELEASED, release } from "./hold";

function play(...steps: readonly (readonly ["down" | "up", number])[]): readonly unknown[] {
  let hold: Hold = RELEASED;
  return steps.map(([step, now]) => {
    const [next, turn] = step === "down" ? press(hold, now) : release(hold, now);
    hold = next;
    return turn;
  });
}

it("lasts as long as the button is held", () => {
  expect(play(["down", 0], ["up", 2000])).toEqual(["begin", "end"]);
});

it("goes on after a short press, until the next", () => {
  expect(play(["down", 0], ["up", 100], ["down", 3000], ["up", 3100])).toEqual([
    "begin",
    undefined,
    "end",
    undefined,
  ]);
});

it("begins once while a key repeats itself", () => {
  expect(play(["down", 0], ["down", 30], ["down", 60], ["up", 900])).toEqual([
    "begin",
    undefined,
    undefined,
    "end",
  ]);
});

it("does nothing when it is let go without having been pressed", () => {
  expect(play(["up", 0])).toEqual([undefined]);
});
