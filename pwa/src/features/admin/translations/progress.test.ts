import { expect, it } from "vitest";
import type { Cell, Line, State } from "./api";
import { firstChoice, neighbour, progressOf, shortTime, workLeft } from "./progress";

const cell = (counts: Partial<Cell>): Cell => ({
  done: 0,
  unreviewed: 0,
  outdated: 0,
  missing: 0,
  words_left: 0,
  minutes: 0,
  ...counts,
});

it.each<[Partial<Cell>, string, string]>([
  [{ done: 19 }, "✓", "done"],
  [{ done: 10, unreviewed: 9 }, "○ 9", "check"],
  [{ done: 199, missing: 1 }, "99 %", "check"],
  [{ unreviewed: 1, missing: 999 }, "1 %", "check"],
  [{ done: 10, outdated: 3, missing: 6 }, "↻ 3", "outdated"],
  [{ missing: 19 }, "—", "none"],
])("says how far %o is as %s", (counts, sign, tone) => {
  expect(progressOf(cell(counts))).toMatchObject({ sign, tone });
});

it("says what is left in words and time", () => {
  expect(workLeft(0, 0)).toBe("niets meer te vertalen");
  expect(workLeft(120, 24)).toBe("nog 120 woorden, 24 minuten");
  expect(workLeft(3000, 600)).toBe("nog 3000 woorden, 10 uur");
  expect([shortTime(24), shortTime(600)]).toEqual(["24 min", "10 u"]);
});

const lines = (["missing", "done", "unreviewed", "outdated"] as State[]).map(
  (state, at): Line => ({ id: `s${at}`, resource: "", nl: "", text: "", state }),
);

it("goes to the next open text, round the end", () => {
  expect(neighbour(lines, "s0", "open", 1)).toBe("s3");
  expect(neighbour(lines, "s3", "open", 1)).toBe("s0");
  expect(neighbour(lines, "s0", "open", -1)).toBe("s3");
  expect(neighbour(lines, "s0", "review", 1)).toBe("s2");
});

it("begins with what somebody may do", () => {
  const [writer, reader] = [
    { translates: true, reviews: false },
    { translates: false, reviews: true },
  ];
  const unread = lines.filter(({ state }) => state === "unreviewed");
  expect(firstChoice(lines, writer)).toBe("open");
  expect(firstChoice(unread, writer)).toBe("open");
  expect(firstChoice(lines, reader)).toBe("review");
  expect(firstChoice(unread, { translates: true, reviews: true })).toBe("review");
});

it("stays where there is no other", () => {
  expect(neighbour(lines, "s2", "review", 1)).toBeUndefined();
});
