import { describe, expect, it } from "vitest";
import { merge, type StaffRecord } from "../../sync/merging";
import { endedBy, freeTiles, loanOf, loansOf, oddLoans, TILES } from "./loans";

const TEXTS = new Map([
  ["hash-of-17", "17"],
  ["hash-of-100", "100"],
]);

/** What merging makes of these, a minute apart; `lent 17` went out with a tile. */
function item(id: string, ...happened: readonly string[]): StaffRecord {
  return itemOf("haven", id, ...happened);
}

function itemOf(place: string, id: string, ...happened: readonly string[]): StaffRecord {
  let found: StaffRecord | undefined;
  for (const [at, words] of happened.entries()) {
    const [event = "", tile] = words.split(" ");
    const stamp = `${(60_000 * (at + 1)).toString(16).padStart(12, "0")}0000`;
    found = merge(found, {
      op_id: `${id}-${at}`,
      replica: "tablet",
      hlc: stamp,
      stamp,
      place,
      entity: "loan",
      entity_id: `${id}-${place}`,
      patch: { event, ...(tile && { tile: { body: `hash-of-${tile}` } }) },
    });
  }
  if (!found) throw new Error("nothing happened");
  return found;
}

describe("where an item is", () => {
  it("is said by what happened last", () => {
    expect(loanOf(item("A", "lent"), TEXTS)).toEqual({
      item: "A",
      place: "haven",
      since: new Date(60_000),
      tile: undefined,
    });
    expect(loanOf(item("A", "lent", "returned"), TEXTS)).toBeUndefined();
    expect(loanOf(item("A", "returned", "lent"), TEXTS)?.since).toEqual(new Date(120_000));
    expect(loanOf(undefined, TEXTS)).toBeUndefined();
  });

  it("is known for all items at once", () => {
    const out = loansOf(
      [item("A", "lent"), item("B", "lent", "returned"), item("C", "lent 17")],
      "haven",
      TEXTS,
    );
    expect([...out.keys()]).toEqual(["A", "C"]);
    expect(out.get("C")?.tile).toBe(17);
  });

  it("has no tile where the text is gone or says no tile", () => {
    expect(loanOf(item("A", "lent 17"), new Map())?.tile).toBeUndefined();
    expect(loanOf(item("A", "lent 100"), TEXTS)?.tile).toBeUndefined();
  });
});

describe("a book that two places lend", () => {
  const both = [itemOf("haven", "A", "lent 17"), itemOf("zuid", "A", "lent")];
  const scanned = (place: string, isLentHere: boolean) => ({ item: "A", place, isLentHere });

  it("is out of each of them apart", () => {
    expect(loansOf(both, "haven", TEXTS).get("A")?.tile).toBe(17);
    expect(loansOf(both.slice(0, 1), "zuid", TEXTS).size).toBe(0);
  });

  it("comes back where it is scanned, and to another place only where this one does not lend it", () => {
    expect(endedBy(both, scanned("zuid", true), TEXTS)?.place).toBe("zuid");
    expect(endedBy(both.slice(0, 1), scanned("zuid", true), TEXTS)).toBeUndefined();
    expect(endedBy(both.slice(0, 1), scanned("zuid", false), TEXTS)?.place).toBe("haven");
    expect(
      endedBy([itemOf("haven", "A", "lent", "returned")], scanned("zuid", false), TEXTS),
    ).toBeUndefined();
  });
});

describe("a tile", () => {
  const first = () => 0;

  it("is offered only while nobody has it", () => {
    const out = loansOf([item("C", "lent 17")], "haven", TEXTS);
    expect(freeTiles(out.values(), TILES, first)).not.toContain(17);
    expect(freeTiles(out.values(), TILES, first)).toHaveLength(TILES - 1);
    const back = loansOf([item("C", "lent 17", "returned")], "haven", TEXTS);
    expect(freeTiles(back.values(), TILES, first)).toContain(17);
  });

  it("is drawn at random, each at most once", () => {
    const drawn = freeTiles([], 12, (below) => below - 1);
    expect(drawn).toEqual([99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88]);
  });

  it("is none when all of them are with readers", () => {
    const all = Array.from({ length: TILES }, (_, at) => ({
      item: `${at}`,
      place: "haven",
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
