import { expect, it } from "vitest";
import { fits } from "./situations";

const arrival = { phases: [1], track: "all", audience: "newcomer" };
const asylum = { phases: [2], track: "asylum", audience: "newcomer" };
const ukraine = { phases: [1, 2, 3], track: "ukraine", audience: "newcomer" };

it.each([
  ["arrived", [true, false, false]],
  ["waiting", [true, true, false]],
  ["staying", [false, true, false]],
  ["ukraine", [true, false, true]],
  ["living", [false, false, false]],
  ["everything", [true, true, true]],
  [null, [true, true, true]],
] as const)("somebody who says %s gets what fits", (situation, fitting) => {
  expect([arrival, asylum, ukraine].map((pack) => fits(pack, situation))).toEqual(fitting);
});

it("never shows a newcomer what is for staff", () => {
  expect(fits({ ...arrival, audience: "staff" }, "everything")).toBe(false);
});
