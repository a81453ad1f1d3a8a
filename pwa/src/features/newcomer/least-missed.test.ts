import { expect, it } from "vitest";
import type { Spare } from "../../store/room";
import { leastMissedFirst } from "./least-missed";

const SPARES: readonly Spare[] = [
  { pack: "mine", what: "pack", bytes: 900 },
  { pack: "mine", what: "sound", bytes: 500 },
  { pack: "mine", what: "picture", bytes: 100 },
  { pack: "other", what: "pack", bytes: 800 },
  { pack: "other", what: "picture", bytes: 50 },
  { pack: "half", what: "unfinished", bytes: 10 },
];

it("what is missed least is offered first: unfinished, media, and what is for another situation", () => {
  const order = leastMissedFirst(SPARES, (pack) => pack === "mine").map(
    ({ pack, what }) => `${pack} ${what}`,
  );
  expect(order).toEqual([
    "half unfinished",
    "other picture",
    "mine sound",
    "mine picture",
    "other pack",
    "mine pack",
  ]);
});
