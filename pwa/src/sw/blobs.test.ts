import { openDB } from "idb";
import { beforeEach, describe, expect, test } from "vitest";
import { closeStore, openStore } from "../store/database";
import { newPhone } from "../testing/phone";
import { blobResponse } from "./blobs";

beforeEach(async () => {
  await newPhone();
  await (await openStore()).put("blobs", new TextEncoder().encode("0123456789"), "ab");
});

test("a blob that this phone does not have is left to the network", async () => {
  expect(await blobResponse("cd", null)).toBeUndefined();
});

test.each([
  [null, 200, "0123456789", null],
  ["bytes=2-4", 206, "234", "bytes 2-4/10"],
  ["bytes=8-", 206, "89", "bytes 8-9/10"],
  ["bytes=8-99", 206, "89", "bytes 8-9/10"],
  ["bytes=10-", 416, "", "bytes */10"],
  ["bytes=0-1,4-5", 200, "0123456789", null],
])("range %s", async (range, status, text, contentRange) => {
  const response = await blobResponse("ab", range);
  expect(response?.status).toBe(status);
  expect(await response?.text()).toBe(text);
  expect(response?.headers.get("content-range")).toBe(contentRange);
});

describe("a file in three pieces", () => {
  beforeEach(async () => {
    const store = await openStore();
    const pieces = ["0123", "4567", "89"].map((text) => [text, new TextEncoder().encode(text)] as const);
    for (const [text, bytes] of pieces) await store.put("blobs", bytes, text);
    await store.put(
      "files",
      pieces.map(([sha256, { length }]) => ({ sha256, bytes: length })),
      "ef",
    );
  });

  test.each([
    [null, 200, "0123456789", null],
    ["bytes=0-", 206, "0123456789", "bytes 0-9/10"],
    ["bytes=1-2", 206, "12", "bytes 1-2/10"],
    ["bytes=3-4", 206, "34", "bytes 3-4/10"],
    ["bytes=2-8", 206, "2345678", "bytes 2-8/10"],
    ["bytes=4-7", 206, "4567", "bytes 4-7/10"],
    ["bytes=9-", 206, "9", "bytes 9-9/10"],
    ["bytes=10-", 416, "", "bytes */10"],
  ])("range %s", async (range, status, text, contentRange) => {
    const response = await blobResponse("ef", range);
    expect(response?.status).toBe(status);
    expect(await response?.text()).toBe(text);
    expect(response?.headers.get("content-range")).toBe(contentRange);
    if (status !== 416) expect(response?.headers.get("content-length")).toBe(`${text.length}`);
  });

  test("of which one is gone is left to the network", async () => {
    await (await openStore()).delete("blobs", "4567");
    expect(await blobResponse("ef", null)).toBeUndefined();
    expect(await blobResponse("ef", "bytes=0-1")).toBeUndefined();
  });

  test("that loses a piece while it is read ends in an error, not too early", async () => {
    const response = await blobResponse("ef", null);
    await (await openStore()).delete("blobs", "89");
    await expect(response?.text()).rejects.toThrow("missing piece");
  });
});

test("a store that a newer version of the app has changed leaves blobs to the network", async () => {
  await closeStore();
  const newer = await openDB("wegwijs", 99);
  newer.close();
  expect(await blobResponse("ab", null)).toBeUndefined();
});
