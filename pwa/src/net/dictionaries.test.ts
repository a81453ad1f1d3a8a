/** Where a browser that keeps dictionaries asks for blobs, and that any other asks as if there were none. */
import { afterEach, expect, test, vi } from "vitest";
import type { Manifest } from "../sync/manifest";
import { blobAddress, isOfAKind, noteKinds } from "./dictionaries";

const part = (sha256: string) => ({ sha256, bytes: 1 });

const MANIFEST: Manifest = {
  ...{ schema: 1, pack: "buurt", edition: 3, published: "2026-11-25", phases: [1], track: "all" },
  ...{ audience: "newcomer", tone: "leaf", languages: ["ar"], title: {}, summary: {}, themes: [] },
  ...{ resources: [], media: {}, lists: { ar: part("list") } },
  bundles: { ar: { parts: [part("first"), part("second")], download: 2 } },
  updates: {
    ar: [
      { from: 1, parts: [part("of-the-first")], download: 1 },
      { from: 2, parts: [part("a"), part("b")], like: [0, 1], download: 2 },
    ],
  },
} as const;

afterEach(() => vi.unstubAllGlobals());

function browse(hasThem: boolean): void {
  vi.stubGlobal("document", { createElement: () => ({ relList: { supports: () => hasThem } }) });
  noteKinds(MANIFEST);
}

test.each([
  ["list", "buurt.ar.list"],
  ["first", "buurt.ar.0"],
  ["second", "buurt.ar.1"],
  ["of-the-first", "buurt.ar.0.update"],
  ["a", "buurt.ar.0.update"],
  ["b", "buurt.ar.1.update"],
])("%s is asked for as %s", (name, kind) => {
  browse(true);
  expect(blobAddress(name)).toBe(`/b/${name}?of=${kind}`);
});

test("a picture is of no kind", () => {
  browse(true);
  expect(blobAddress("picture")).toBe("/b/picture");
  expect(isOfAKind("/b/picture")).toBe(false);
});

test("a browser without dictionaries asks for plain names", () => {
  browse(false);
  expect(blobAddress("first")).toBe("/b/first");
});
