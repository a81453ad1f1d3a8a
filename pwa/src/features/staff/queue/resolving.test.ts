import { expect, test } from "vitest";
import { type Applied, type FieldsRecord, merge } from "../../../sync/merging";
import { bothOf, clashesIn } from "./resolving";

const TABLETS = { a: "A".repeat(22), b: "B".repeat(22) };

function written(...all: readonly (Partial<Applied> & Pick<Applied, "op_id" | "patch">)[]): FieldsRecord {
  const operations = all.map((one, at) => ({
    replica: TABLETS.a,
    hlc: `01a21225d90${at}0000`,
    stamp: `01a21225d90${at}0000`,
    place: "azc-delft",
    entity: "activity",
    entity_id: "a1",
    ...one,
  }));
  const record = operations.reduce<ReturnType<typeof merge>>(merge, undefined);
  return record as FieldsRecord;
}

test("what two tablets wrote differently is a clash, latest first, with who wrote it", () => {
  const record = written(
    { op_id: "1", actor: "samira", patch: { people: 9, kind: "quiz" } },
    { op_id: "2", actor: "kees", replica: TABLETS.b, patch: { people: 11, kind: "quiz" } },
  );
  const [clash, ...others] = clashesIn([record]);
  expect(others).toEqual([]);
  expect(clash?.name).toBe("people");
  expect(clash?.versions.map(({ value, writes }) => [value, writes[0]?.actor, writes[0]?.replica])).toEqual([
    [11, "kees", TABLETS.b],
    [9, "samira", TABLETS.a],
  ]);
});

test("one that saw both ends the clash", () => {
  const record = written(
    { op_id: "1", patch: { people: 9 } },
    { op_id: "2", patch: { people: 11 } },
    { op_id: "3", patch: { people: 10 }, base_rev: { people: ["1", "2"] } },
  );
  expect(clashesIn([record])).toEqual([]);
});

test("a day that each tablet opened and one closed is closed, and nothing to decide", () => {
  const record = written(
    { op_id: "1", entity: "visit", patch: { day: "2026-03-05", state: "open" } },
    { op_id: "2", entity: "visit", replica: TABLETS.b, patch: { day: "2026-03-05", state: "open" } },
    { op_id: "3", entity: "visit", patch: { state: "closed" }, base_rev: { state: ["1"] } },
  );
  expect(record.fields.state?.heads.map(({ value }) => value)).toEqual(["closed", "open"]);
  expect(clashesIn([record])).toEqual([]);
});

test("what was deleted asks nobody", () => {
  const record = written(
    { op_id: "1", patch: { people: 9 } },
    { op_id: "2", patch: { people: 11 } },
    { op_id: "3", patch: null },
  );
  expect(clashesIn([record])).toEqual([]);
});

test.each([
  [
    "lists",
    [
      ["mo-morning", "tu-evening"],
      ["tu-evening", "we-morning"],
    ],
    { way: "list", value: ["mo-morning", "tu-evening", "we-morning"] },
  ],
  ["texts", [{ body: "aa" }, { body: "bb" }], { way: "texts", hashes: ["aa", "bb"] }],
  ["numbers", [9, 11], { way: "number" }],
  ["states", ["open", "done"], undefined],
  ["a text and none", [{ body: "aa" }, null], undefined],
  ["a number and none", [9, null], undefined],
])("both of two %s", (_, values, both) => {
  expect(bothOf(values)).toEqual(both);
});
