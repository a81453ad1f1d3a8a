import { expect, test } from "vitest";
import { standingOf } from "./idle";

const NOW = 1_800_000_000_000;

test.each([
  [0, { is: "here" }],
  [74, { is: "here" }],
  [75, { is: "silent", left: 15 }],
  [80.4, { is: "silent", left: 10 }],
  [89.9, { is: "silent", left: 1 }],
  [90, { is: "gone" }],
  [7200, { is: "gone" }],
])("after %d seconds without a touch a guest is %o", (silent, standing) => {
  expect(standingOf(NOW - silent * 1000, NOW)).toEqual(standing);
});

test("a tablet that nobody touched since it was wiped has no guest", () => {
  expect(standingOf(undefined, NOW)).toEqual({ is: "gone" });
});

test("a clock that was set back a little wipes nobody's work, and one set back a day keeps nobody's traces", () => {
  expect(standingOf(NOW + 2000, NOW)).toEqual({ is: "here" });
  expect(standingOf(NOW + 86_400_000, NOW)).toEqual({ is: "gone" });
});
