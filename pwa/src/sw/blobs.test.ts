import { openDB } from "idb";
import { beforeEach, expect, test } from "vitest";
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

test("a store that a newer version of the app has changed leaves blobs to the network", async () => {
  await closeStore();
  const newer = await openDB("wegwijs", 99);
  newer.close();
  expect(await blobResponse("ab", null)).toBeUndefined();
});
