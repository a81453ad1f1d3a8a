import { describe, expect, it } from "vitest";
import { nameBlob } from "./canonical";
import { rolesFor, signersOf } from "./trust-delegations";
import type { Delegations, Targets } from "./trust-metadata";

const WHO = { keyids: ["k"], threshold: 1 };

function delegating(delegations?: Delegations): Targets {
  return { version: 1, expires: "2027-01-01T00:00:00Z", targets: {}, ...(delegations && { delegations }) };
}

function byPattern(pattern: string): Targets {
  return delegating({ keys: {}, roles: [{ ...WHO, name: "some", terminating: false, paths: [pattern] }] });
}

const BINS = delegating({ keys: {}, succinct_roles: { ...WHO, bit_length: 3, name_prefix: "bin" } });

describe("a role is asked by its pattern", () => {
  it.each([
    ["a*", "a"],
    ["a**", "ab"],
    ["a*c*", "abcd"],
    ["[a-c]x", "cx"],
    ["[a-c]x", "ax"],
    ["[!a-c]x", "dx"],
    ["[! a]x", "bx"],
    ["a b", "a b"],
    ["a//b", "a//b"],
    ["[ab", "[ab"],
    ["\u{1f600}?", "\u{1f600}\u{1f601}"],
    ["[\u{1f600}-\u{1f602}]", "\u{1f601}"],
  ])("%s for %s", async (pattern, path) => {
    expect(await rolesFor(byPattern(pattern), path)).toHaveLength(1);
  });

  it.each([
    ["a*", "b"],
    ["a*b", "ac"],
    ["a?", "a"],
    ["[axc]", "b"],
    ["[a-c]x", "dx"],
    ["[! a]x", " x"],
    ["a*", "a/b"],
    ["\u{1f600}", "\u{1f601}"],
  ])("%s, but not for %s", async (pattern, path) => {
    expect(await rolesFor(byPattern(pattern), path)).toEqual([]);
  });
});

describe("a role is asked by the hash of the path", () => {
  it("when one of its prefixes is the hash's", async () => {
    const hash = await nameBlob(new TextEncoder().encode("a.json"));
    const other = hash.startsWith("0") ? "1" : "0";
    const some = { ...WHO, name: "some", terminating: true };
    const roles = [{ ...some, path_hash_prefixes: [other, hash.slice(0, 2)] }];
    const delegator = delegating({ keys: {}, roles });
    expect(await rolesFor(delegator, "a.json")).toEqual([{ delegator, name: "some", terminating: true }]);
    expect(
      await rolesFor(delegating({ keys: {}, roles: [{ ...some, path_hash_prefixes: [other] }] }), "a.json"),
    ).toEqual([]);
  });

  it("when its bin is the hash's, and then nobody else", async () => {
    const first = Number.parseInt((await nameBlob(new TextEncoder().encode("a.json"))).slice(0, 2), 16);
    const name = `bin-${(first >> 5).toString(16)}`;
    expect(await rolesFor(BINS, "a.json")).toEqual([{ delegator: BINS, name, terminating: true }]);
  });
});

describe("who signs for a role", () => {
  it("is said of every bin there is", () => {
    for (let bin = 0; bin < 8; bin += 1) expect(signersOf(BINS, `bin-${bin}`).signers).toMatchObject(WHO);
  });

  it.each(["bin-8", "bin-07", "bin-", "bin-x", "bin-1x", "binx1", "xbin-1", "tin-1"])(
    "is not said of %s, which is no bin",
    (name) => {
      expect(() => signersOf(BINS, name)).toThrow(/^missing-role/);
    },
  );

  it("is not said of a role that nobody delegates to", () => {
    expect(() => signersOf(delegating(), "some")).toThrow(/^missing-role/);
    expect(() => signersOf(byPattern("*"), "other")).toThrow(/^missing-role/);
  });
});
