import { describe, expect, it } from "vitest";
import { canonicalOlpc } from "./trust-canonical";
import { parseMetadata } from "./trust-metadata";

const TARGETS = { _type: "targets", spec_version: "1.0.31", version: 1, expires: "2027-01-01T00:00:00Z" };
const HASHES = { sha256: "ab" };

function bytesOf(change: object): Uint8Array {
  const signed = { ...TARGETS, targets: {}, ...change };
  return new TextEncoder().encode(JSON.stringify({ signed, signatures: [] }));
}

function delegatedBy(path_hash_prefixes: readonly string[]): object {
  const role = { name: "bins", keyids: [], threshold: 1, terminating: false, path_hash_prefixes };
  return { delegations: { keys: {}, roles: [role] } };
}

describe("metadata", () => {
  it.each(["1.0", "1.0.31", "1.12"])("are read of specification %s", (spec_version) => {
    expect(parseMetadata(bytesOf({ spec_version }), "targets").signed.version).toBe(1);
  });

  it.each([
    ["a specification with words before it", { spec_version: "v1.0.31" }],
    ["a specification with words behind it", { spec_version: "1.0.31-draft" }],
    ["a moment with words before it", { expires: "am 2027-01-01T00:00:00Z" }],
    ["a moment with words behind it", { expires: "2027-01-01T00:00:00Z or so" }],
    ["a day that is in no calendar", { expires: "2027-02-30T00:00:00Z" }],
    ["a month that is in no calendar", { expires: "2027-13-01T00:00:00Z" }],
    ["a prefix with words before it", delegatedBy(["x01"])],
    ["a prefix with words behind it", delegatedBy(["01x"])],
  ])("are refused for %s", (_what, change) => {
    expect(() => parseMetadata(bytesOf(change), "targets")).toThrow(/^bad-metadata/);
  });

  it("carry along what is ours and not theirs", () => {
    const target = { length: 1, hashes: HASHES, custom: { edition: 3 } };
    const { signed } = parseMetadata(bytesOf({ targets: { "a.json": target } }), "targets");
    expect(signed.targets["a.json"]).toEqual(target);
  });
});

describe("what is signed over", () => {
  it.each([1.5, Number.NaN, 2 ** 53, undefined])("has no form for %s", (value) => {
    expect(() => canonicalOlpc({ value })).toThrow(/^bad-metadata/);
  });

  it("has its names by code point, the shorter of two alike first", () => {
    const written = new TextDecoder().decode(
      canonicalOlpc({ "\u{1f600}": 1, "\uffff": 2, ab: 3, a: [true, null] }),
    );
    expect(written).toBe('{"a":[true,null],"ab":3,"\uffff":2,"\u{1f600}":1}');
  });
});
