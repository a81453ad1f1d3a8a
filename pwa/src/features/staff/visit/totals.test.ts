import { expect, test } from "vitest";
import { merge, type StaffRecord } from "../../../sync/merging";
import { closedAt, openedAt, visitId } from "../visits";
import { totalsOf } from "./totals";

const DAY = "2026-11-30";
const VISIT = visitId("noord", DAY);
const NOON = new Date(2026, 10, 30, 12).getTime();
const REPLICAS = ["A", "B"].map((letter) => letter.repeat(22));

let made = 0;

/** What tablets of a team wrote, in whatever order it came in. */
class Written {
  readonly all = new Map<string, StaffRecord>();

  write(entity: string, entity_id: string, patch: object, at = NOON, replica = 0, place = "noord"): this {
    made += 1;
    const hlc = at.toString(16).padStart(12, "0") + made.toString(16).padStart(4, "0");
    const op_id = `00000000-0000-7000-8000-${String(made).padStart(12, "0")}`;
    const applied = { op_id, replica: REPLICAS[replica] ?? "", hlc, stamp: hlc, place, entity, entity_id };
    const key = `${entity}/${entity_id}`;
    const grown = merge(this.all.get(key), { ...applied, patch: patch as Readonly<Record<string, unknown>> });
    if (grown) this.all.set(key, grown);
    return this;
  }

  totals() {
    return totalsOf(VISIT, DAY, "noord", this.all.values());
  }
}

test("what two tablets count adds up, and a correction takes away", () => {
  const written = new Written()
    .write("count", VISIT, { category: "age-18", n: 2 })
    .write("count", VISIT, { category: "age-18", n: 3 }, NOON, 1)
    .write("count", VISIT, { category: "age-18", n: -1 }, NOON, 1)
    .write("count", VISIT, { category: "age-4-12", n: 4 })
    .write("count", VISIT, { category: "first", n: 2 })
    .write("count", VISIT, { category: "language-ti", n: 1 })
    .write("count", VISIT, { category: "language-ar", n: 5 });
  const { people, first, ages, languages } = written.totals();
  expect([people, first]).toEqual([8, 2]);
  expect(ages).toEqual([
    ["age-0-3", 0],
    ["age-4-12", 4],
    ["age-13-17", 0],
    ["age-18", 4],
  ]);
  expect(languages).toEqual([
    ["ar", 5],
    ["ti", 1],
  ]);
});

test("another day's and another place's records are not this day's", () => {
  const yesterday = NOON - 86_400_000;
  const written = new Written()
    .write("loan", "NL1", { event: "lent" }, yesterday)
    .write("loan", "NL1", { event: "returned" })
    .write("loan", "NL2", { event: "lent" }, NOON, 0, "zuid")
    .write("activity", "a1", { visit: "other", kind: "quiz" });
  const { lent, returned, activities } = written.totals();
  expect([lent, returned, activities]).toEqual([0, 1, []]);
});

test("questions count by what became of them, and what was only planned did not take place", () => {
  const written = new Written()
    .write("note", "n1", { visit: VISIT, state: "done" })
    .write("note", "n2", { visit: VISIT, state: "open" })
    .write("activity", "a1", { visit: VISIT, kind: "quiz", people: 9, state: "done" })
    .write("activity", "a2", { visit: VISIT, kind: "tour", state: "planned" });
  const { questions, activities } = written.totals();
  expect(questions).toEqual({ answered: 1, later: 1 });
  expect(activities).toEqual([{ id: "a1", kind: "quiz", people: 9 }]);
});

test("a day that two tablets opened without a network is one, since the first of them", () => {
  const later = NOON + 3_600_000;
  const { all } = new Written()
    .write("visit", VISIT, { day: DAY, state: "open" }, later)
    .write("visit", VISIT, { day: DAY, state: "open" }, NOON, 1);
  const visit = all.get(`visit/${VISIT}`) as StaffRecord;
  expect(openedAt(visit)?.getTime()).toBe(NOON);
  expect(closedAt(visit)).toBeUndefined();
});

test("the id of a visit is one for a record, however long its place's is", () => {
  expect(visitId("a".repeat(64), DAY)).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
});
