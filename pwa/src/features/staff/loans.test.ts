import { describe, expect, it } from "vitest";
import { merge, type StaffRecord } from "../../sync/merging";
import { freeTiles, loanOf, loansOf, oddLoans, TILES } from "./loans";

const TEXTS = new Map([
  ["hash-of-17", "17"],
  ["hash-of-100", "100"],
]);

/** What merging makes of these, a minute apart; `lent 17` went out with a tile. */
function item(id: string, ...happened: readonly string[]): StaffRecord {
  let found: StaffRecord | undefined;
  for (const [at, words] of happened.entries()) {
    const [event = "", tile] = words.split(" ");
    const stamp = `${(60_000 * (at + 1)).toString(16).padStart(12, "0")}0000`;
    found = merge(found, {
      op_id: `${id}-${at}`,
      replica: "tablet",
      hlc: stamp,
      stamp,
      place: "haven",
      entity: "loan",
      entity_id: id,
      patch: { event, ...(tile && { tile: { body: `hash-of-${tile}` } }) },
    });
  }
  if (!found) throw new Error("nothing happened");
  return found;
}

describe("where an item is", () => {
  it("is said by what happened last", () => {
    expect(loanOf(item("A", "lent"), TEXTS)).toEqual({ item: "A", since: new Date(60_000), tile: undefined });
    expect(loanOf(item("A", "lent", "returned"), TEXTS)).toBeUndefined();
    expect(loanOf(item("A", "returned", "lent"), TEXTS)?.since).toEqual(new Date(120_000));
    expect(loanOf(undefined, TEXTS)).toBeUndefined();
  });

  it("is known for all items at once", () => {
    const out = loansOf([item("A", "lent"), item("B", "lent", "returned"), item("C", "lent 17")], TEXTS);
    expect([...out.keys()]).toEqual(["A", "C"]);
    expect(out.get("C")?.tile).toBe(17);
  });

  it("has no tile where the text is gone or says no tile", () => {
    expect(loanOf(item("A", "lent 17"), new Map())?.tile).toBeUndefined();
    expect(loanOf(item("A", "lent 100"), TEXTS)?.tile).toBeUndefined();
  });
});

describe("a tile", () => {
  const first = () => 0;

  it("is offered only while nobody has it", () => {
    const out = loansOf([item("C", "lent 17")], TEXTS);
    expect(freeTiles(out.values(), TILES, first)).not.toContain(17);
    expect(freeTiles(out.values(), TILES, first)).toHaveLength(TILES - 1);
    const back = loansOf([item("C", "lent 17", "returned")], TEXTS);
    expect(freeTiles(back.values(), TILES, first)).toContain(17);
  });

  it("is drawn at random, each at most once", () => {
    const drawn = freeTiles([], 12, (below) => below - 1);
    expect(drawn).toEqual([99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88]);
  });

  it("is none when all of them are with readers", () => {
    const all = Array.from({ length: TILES }, (_, at) => ({
      item: `${at}`,
      since: new Date(0),
      tile: at + 1,
    }));
    expect(freeTiles(all, 12, first)).toEqual([]);
  });
});

describe("what needs a look", () => {
  it("is what cannot be, oldest first, and nothing else", () => {
    const odd = oddLoans([
      item("A", "lent", "returned", "returned"),
      item("B", "lent", "lent"),
      item("C", "returned"),
      item("D", "lent", "returned"),
    ]);
    expect(odd.map((one) => [one.item, one.oddity, one.op_id])).toEqual([
      ["C", "returned-without-loan", "C-0"],
      ["B", "lent-twice", "B-1"],
      ["A", "returned-twice", "A-2"],
    ]);
    expect(odd.every(({ isSettled, place }) => !isSettled && place === "haven")).toBe(true);
  });

  it("is settled by what was sound afterwards", () => {
    const odd = oddLoans([item("A", "lent", "lent", "returned", "returned")]);
    expect(odd.map(({ oddity, isSettled }) => [oddity, isSettled])).toEqual([
      ["lent-twice", true],
      ["returned-twice", false],
    ]);
  });
});
