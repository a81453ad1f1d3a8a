/** Which edition a phone is offered where some are staged at a few places first (clause 2.5). */
import { expect, test } from "vitest";
import type { Trusted } from "../sync/trust";
import { offeredPacks, targetOf } from "./offered";

const STAGED = { ...custom(3), places: ["azc-ergens", "bieb"] };

test.each([
  ["at one of its places", "azc-ergens", undefined, "aankomst.next.json"],
  ["at another place", "elders", undefined, "aankomst.json"],
  ["that chose no place", null, undefined, "aankomst.json"],
  ["that moved away with it", "elders", 3, "aankomst.next.json"],
  ["that moved away before it", "elders", 2, "aankomst.json"],
])("a staged edition and a phone %s", (_who, place, installed, name) => {
  const trusted = trustedOf({ "aankomst.json": custom(2), "aankomst.next.json": STAGED });
  expect(targetOf("aankomst", trusted, place, installed)).toBe(name);
});

test("an edition for all that is higher than the staged one wins at its places too", () => {
  const trusted = trustedOf({ "aankomst.next.json": STAGED, "aankomst.json": custom(4) });
  expect(targetOf("aankomst", trusted, "bieb", 3)).toBe("aankomst.json");
});

test("a staged edition of a pack that has no other is for its places alone", () => {
  const trusted = trustedOf({ "nieuw.next.json": STAGED });
  expect(offeredPacks(trusted, "bieb", new Map()).map(({ pack }) => pack)).toEqual(["nieuw"]);
  expect(offeredPacks(trusted, "elders", new Map())).toEqual([]);
});

test("what is no pack, and what newer rules describe, is not offered and hides nothing", () => {
  const trusted = trustedOf({
    "places.json": custom(1),
    "recalls.json": undefined,
    "overlay.noord.bieb.json": custom(1),
    "later.json": { edition: "zes" },
    "aankomst.json": { ...custom(2), media: { nl: { picture: 5, sound: 7 } } },
  });
  expect(offeredPacks(trusted, null, new Map())).toMatchObject([
    { pack: "aankomst", custom: { edition: 2, media: { nl: { picture: 5, sound: 7 } } } },
  ]);
});

function custom(edition: number): object {
  const described = { phases: [1], track: "all", audience: "newcomer", tone: "canal" };
  return { edition, ...described, title: { nl: "Aankomst" }, download: { nl: 10 } };
}

function trustedOf(targets: Readonly<Record<string, unknown>>): Trusted {
  const files = Object.entries(targets).map(([name, said]) => [
    name,
    { length: 1, sha256: "a".repeat(64), custom: said },
  ]);
  return { targets: { targets: Object.fromEntries(files) } } as unknown as Trusted;
}
