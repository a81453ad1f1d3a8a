import { expect, it } from "vitest";
import { award, type Game, goBack, goOn, isOver, newGame, withAsked, withTeams } from "./game";

const ITEMS = ["q1", "q2", "q3"];

function after(steps: number, game = newGame(ITEMS)): Game {
  return Array.from({ length: steps }).reduce<Game>(goOn, game);
}

it("each item is asked, then answered, and after the last one the quiz is over", () => {
  const seen = Array.from({ length: 7 }, (_, n) => after(n)).map(({ at, isAnswered }) => [at, isAnswered]);
  expect(seen).toEqual([
    [0, false],
    [0, true],
    [1, false],
    [1, true],
    [2, false],
    [2, true],
    [3, false],
  ]);
  expect(isOver(after(6))).toBe(true);
  expect(after(7)).toEqual(after(6));
});

it("going back leads the same way to the first question, and no further", () => {
  for (let steps = 6; steps > 0; steps -= 1) expect(goBack(after(steps))).toEqual(after(steps - 1));
  expect(goBack(after(0))).toEqual(after(0));
});

it("a quiz that is loaded again goes on with the item it was at", () => {
  expect(newGame(ITEMS, 2).at).toBe(2);
  expect(newGame(ITEMS, 99).at).toBe(3);
  expect(newGame(ITEMS, Number.NaN).at).toBe(0);
});

it("points go to one team, and never below nothing", () => {
  const game = award(award(withTeams(newGame(ITEMS), 3), 1, 1), 2, -1);
  expect(game.points).toEqual([0, 1, 0]);
});

it("a team that plays on keeps its points when another one joins or leaves", () => {
  const game = award(withTeams(newGame(ITEMS), 3), 0, 1);
  expect(withTeams(game, 4).points).toEqual([1, 0, 0, 0]);
  expect(withTeams(game, 2).points).toEqual([1, 0]);
});

it("two to six teams play, or none", () => {
  expect([0, 1, 2, 6, 9].map((n) => withTeams(newGame(ITEMS), n).points.length)).toEqual([0, 0, 2, 6, 6]);
});

it("points stay while the items go on", () => {
  const game = award(withTeams(newGame(ITEMS), 2), 0, 1);
  expect(after(4, game).points).toEqual([1, 0]);
});

it("an item that is switched off gives way to the next, and its answer is not the other's", () => {
  const answered = after(3);
  expect(withAsked(answered, ["q1", "q3"])).toMatchObject({ at: 1, isAnswered: false });
});

it("switching off another item leaves what is on the screen", () => {
  const answered = after(3);
  expect(withAsked(answered, ["q2", "q3"])).toMatchObject({ at: 0, isAnswered: true });
});

it("with nothing left to ask the quiz is over", () => {
  expect(isOver(withAsked(after(2), ["q1"]))).toBe(true);
  expect(isOver(newGame([]))).toBe(true);
});

it("a quiz that is over goes on with an item that is switched on", () => {
  const none = withAsked(newGame(ITEMS), []);
  expect(isOver(none)).toBe(true);
  expect(withAsked(none, ["q2"])).toMatchObject({ at: 0, isAnswered: false });
  expect(withAsked(after(4, newGame(["q1", "q3"])), ITEMS)).toMatchObject({ at: 1, isAnswered: false });
});
