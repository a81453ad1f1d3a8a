/** What is fetched at the same time, and how often. */
import { beforeEach, describe, expect, test } from "vitest";
import { beginDownload, heldBlobs } from "../store/packs";
import { nameBlob } from "../sync/canonical";
import { BLOB_MAX } from "../sync/fields";
import type { BlobReference, FileEntry, FileList, Manifest } from "../sync/manifest";
import { newPhone } from "../testing/phone";
import { fetchMissing, type Line } from "./download";

const MANIFEST: Manifest = {
  ...{ schema: 1, pack: "aankomst", edition: 1, published: "2026-11-25", phases: [1], track: "all" },
  ...{ audience: "newcomer", tone: "leaf", languages: [], title: {}, summary: {}, themes: [] },
  ...{ resources: [], lists: {}, bundles: {}, media: {} },
} as const;

let blobs: Map<string, Uint8Array>;
let open: string[]; // being fetched now
let most: { readonly blobs: number; readonly bytes: number };
let asked: string[];

beforeEach(async () => {
  await newPhone();
  await beginDownload("aankomst", false);
  [blobs, open, asked, most] = [new Map(), [], [], { blobs: 0, bytes: 0 }];
});

test("small blobs come four at a time", async () => {
  await fetchMissing(line(), MANIFEST, [await listOf("nl", [10, 20, 30, 40, 50, 60])]);
  expect(most.blobs).toBe(4);
  expect(asked).toHaveLength(6);
});

test("large blobs come so that a cut line loses no more than one may weigh", async () => {
  await fetchMissing(line(), MANIFEST, [await listOf("nl", [200_000, 50_000, 100_000, 150_000, BLOB_MAX])]);
  expect(most.bytes).toBe(BLOB_MAX);
  expect(most.blobs).toBe(2);
});

test("a blob that two languages need comes once", async () => {
  const list = await listOf("nl", [10, 20]);
  await fetchMissing(line(), MANIFEST, [list, { ...list, language: "ar" }]);
  expect(asked).toHaveLength(2);
});

test("after a blob that fails no other is asked for, and those under way are over", async () => {
  const list = await listOf("nl", [1, 2, 3, 4, 5, 6, 7, 8]);
  await expect(fetchMissing(line(2), MANIFEST, [list])).rejects.toThrow("lost");
  expect(asked).toHaveLength(4);
  expect(open).toEqual([]);
});

describe("a bundle", () => {
  const SIZES = [900, 800, 700, 600];
  let list: FileList;
  let manifest: Manifest;
  let parts: readonly BlobReference[];

  beforeEach(async () => {
    list = await listOf("nl", SIZES);
    parts = await bundleOf(list.files);
    // Ten times less on the line than its bytes, so that it is the least.
    const bundle = { parts, download: 300 };
    manifest = {
      ...MANIFEST,
      bundles: { nl: { parts, download: 9999 } },
      updates: { nl: [{ from: 4, ...bundle }] },
    };
  });

  test("from the edition that this phone has is taken, and what it weighs is what it weighs on the line", async () => {
    const seen = await fetchWith({ edition: 4, languages: ["nl"] });
    expect(asked).toEqual(parts.map(({ sha256 }) => sha256));
    expect(seen.total).toBe(300);
    expect(seen.done).toBe(300);
  });

  test.each([
    ["of another edition", { edition: 3, languages: ["nl"] }],
    ["without this language", { edition: 4, languages: ["ar"] }],
  ])("is not taken by a phone %s", async (_which, installed) => {
    await fetchWith(installed);
    expect(asked.sort()).toEqual(list.files.map(({ sha256 }) => sha256).sort());
  });

  test("that stopped half-way goes on with the parts that are missing", async () => {
    const stopAt = Math.floor(parts.length / 2);
    await expect(fetchWith({ edition: 4, languages: ["nl"] }, parts[stopAt]?.bytes)).rejects.toThrow("lost");
    const before = new Set(asked.slice(0, -1));
    await fetchWith({ edition: 4, languages: ["nl"] });
    expect(asked.slice(before.size + 1).filter((name) => before.has(name))).toEqual([]);
    const held = await heldBlobs();
    expect(list.files.every(({ sha256 }) => held.has(sha256))).toBe(true);
  });

  async function fetchWith(installed: { edition: number; languages: readonly string[] }, lost = 0) {
    const seen = { done: 0, total: 0 };
    const followed = {
      ...line(lost),
      onBytes: (bytes: number) => {
        seen.done += bytes;
      },
      onTotal: (bytes: number) => {
        seen.total = bytes;
      },
    };
    await fetchMissing(followed, manifest, [list], { needs: ["core"], installed });
    return seen;
  }
});

/** Takes a moment for each blob; the one of so many bytes is lost. */
function line(lost = 0): Line {
  const fetcher = async (url: string) => {
    const name = url.slice("/b/".length);
    const bytes = blobs.get(name) ?? new Uint8Array();
    asked.push(name);
    open.push(name);
    const together = open.reduce((sum, other) => sum + (blobs.get(other)?.length ?? 0), 0);
    most = { blobs: Math.max(most.blobs, open.length), bytes: Math.max(most.bytes, together) };
    await new Promise((resolve) => setTimeout(resolve, bytes.length === lost ? 0 : 5));
    open.splice(open.indexOf(name), 1);
    if (bytes.length === lost) throw new TypeError("lost");
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { "content-type": "application/octet-stream" },
    });
  };
  const { signal } = new AbortController();
  return { pack: "aankomst", fetcher, signal, onBytes: () => undefined, onTotal: () => undefined };
}

async function listOf(language: string, lengths: readonly number[]): Promise<FileList> {
  const files = lengths.map(async (length): Promise<FileEntry> => {
    const bytes = new Uint8Array(length).fill(length % 251);
    const sha256 = await nameBlob(bytes);
    blobs.set(sha256, bytes);
    const described = { resource: "F1-01", language, kind: "document", need: "core" } as const;
    return { path: `${length}.json`, ...described, sha256, bytes: length };
  });
  return { pack: "aankomst", edition: 1, language, files: await Promise.all(files) };
}

/** These files as a bundle, in parts of unlike lengths. */
async function bundleOf(files: readonly FileEntry[]): Promise<readonly BlobReference[]> {
  const header = `${JSON.stringify(files.map(({ bytes }) => bytes))}\n`;
  const documents = files.map(({ sha256 }) => blobs.get(sha256) as Uint8Array<ArrayBuffer>);
  const whole = new Uint8Array(await new Blob([header, ...documents]).arrayBuffer());
  const found: BlobReference[] = [];
  for (let at = 0, length = 701; at < whole.length; at += length, length += 7) {
    const bytes = whole.slice(at, at + length);
    const sha256 = await nameBlob(bytes);
    blobs.set(sha256, bytes);
    found.push({ sha256, bytes: bytes.length });
  }
  return found;
}
