import { expect, it } from "vitest";
import { fits } from "./situations";

const arrival = { phases: [1], track: "all", audience: "newcomer" };
const asylum = { phases: [2], track: "asylum", audience: "newcomer" };
const ukraine = { phases: [1, 2, 3], track: "ukraine", audience: "newcomer" };
const takingPart = { phases: [3], track: "all", audience: "newcomer" };
const work = { phases: [3], track: "other", audience: "newcomer" };

it.each([
  ["arrived", [true, false, false, false, false]],
  ["waiting", [true, true, false, false, false]],
  ["staying", [false, true, false, true, false]],
  ["ukraine", [true, false, true, true, false]],
  ["living", [false, false, false, true, true]],
  ["everything", [true, true, true, true, true]],
  [null, [true, true, true, true, true]],
] as const)("somebody who says %s gets what fits", (situation, fitting) => {
  expect([arrival, asylum, ukraine, takingPart, work].map((pack) => fits(pack, situation))).toEqual(fitting);
});

it("never shows a newcomer what is for staff", () => {
  expect(fits({ ...arrival, audience: "staff" }, "everything")).toBe(false);
});
