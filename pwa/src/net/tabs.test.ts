/** Two tabs of one phone without Web Locks: they share a download, see how far it is, and either stops it. */
import { beforeEach, expect, test, vi } from "vitest";
import { openStore } from "../store/database";
import { pauseDownload, storedDownloads } from "../store/downloads";
import { isLeased, LEASE_TIME, renewLease, takeLease } from "../store/leases";
import type { Repository } from "../testing/repository";
import { begin, blobsFetched, LANGUAGES, mendLine, options, save } from "../testing/saver";
import { alone, isAtWork } from "./alone";
import { isBeingBrought } from "./bringing";

const LOCK = "wegwijs-pack-aankomst";

let server: Repository;

beforeEach(async () => {
  server = await begin();
});

test("two tabs that save the same pack fetch it once", async () => {
  const other = await otherTab();
  const [mine, theirs] = await Promise.all([
    save(server),
    other.savePack("aankomst", LANGUAGES, options(server)),
  ]);
  expect([mine, theirs]).toEqual([{ ok: true }, { ok: true }]);
  const urls = blobsFetched(server);
  expect(urls).toHaveLength(new Set(urls).size);
});

test("the other tab sees how far the download is, and its pause stops it", async () => {
  const other = await otherTab();
  const seen: number[] = [];
  server.onRequest = async (_url, ours) => {
    if (blobsFetched(server).length === 6) {
      const [row] = await other.storedDownloads();
      seen.push(row?.done ?? 0, row?.total ?? 0);
      expect(await other.isBeingBrought("aankomst")).toBe(true);
      await other.pauseDownload("aankomst");
    }
    return ours();
  };
  expect(await save(server)).toMatchObject({ ok: false, reason: "paused" });
  const [done = 0, total = 0] = seen;
  expect(done).toBeGreaterThan(0);
  expect(total).toBeGreaterThan(done);
  expect(blobsFetched(server).length).toBeLessThan(9);
  expect(await storedDownloads()).toMatchObject([{ state: "paused" }]);
  expect(await isBeingBrought("aankomst")).toBe(false);
  mendLine(server);
  expect(await other.savePack("aankomst", LANGUAGES, options(server))).toEqual({ ok: true });
});

test("what the reader paused is not gone on with by an update, and what stopped by itself is", async () => {
  await save(server);
  await pauseDownload("aankomst"); // nothing runs: there is nothing to pause
  expect(await save(server, LANGUAGES, { onlyIfSaved: true })).toEqual({ ok: true });
  server.onRequest = async (url, ours) => {
    if (url.startsWith("/b/")) await pauseDownload("aankomst");
    return ours();
  };
  await save(server);
  mendLine(server);
  expect(await save(server, LANGUAGES, { onlyIfSaved: true })).toMatchObject({ reason: "paused" });
  expect(await save(server)).toEqual({ ok: true });
});

test("a tab that was killed keeps the others waiting no longer than its row holds", async () => {
  await takeLease(LOCK, "killed", Date.now() - LEASE_TIME + 400);
  expect(await isAtWork(LOCK)).toBe(true);
  const began = Date.now();
  expect(await save(server)).toEqual({ ok: true });
  expect(Date.now() - began).toBeGreaterThanOrEqual(300);
  expect(Date.now() - began).toBeLessThan(LEASE_TIME);
});

test("a row that was written before the clock was set back holds nobody", async () => {
  await takeLease(LOCK, "killed", Date.now() + 3600_000);
  expect(await save(server)).toEqual({ ok: true });
});

test("a lease is one tab's until it ends, and renewing makes it last", async () => {
  expect(await takeLease("x", "one", 0)).toBe(true);
  expect(await takeLease("x", "other", LEASE_TIME - 1)).toBe(false);
  expect(await renewLease("x", "one", LEASE_TIME - 1)).toBe(true);
  expect(await takeLease("x", "other", LEASE_TIME + 1)).toBe(false);
  expect(await takeLease("x", "other", 3 * LEASE_TIME)).toBe(true);
  expect(await renewLease("x", "one", 3 * LEASE_TIME)).toBe(false);
  expect(await isLeased("x", 3 * LEASE_TIME + 1)).toBe(true);
});

test("a store that cannot be written does not keep work from being done", async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(await alone("x", () => Promise.resolve("done"))).toBe("done");
  put.mockRestore();
});

test("who waits for another tab can be told to stop waiting", async () => {
  await takeLease("x", "other", Date.now());
  const stop = new AbortController();
  const waiting = alone("x", () => Promise.resolve("done"), stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow("stopped");
  await (await openStore()).clear("leases");
});

/** The same code once more: its own turns, its own name, its own connection to the one store. */
async function otherTab() {
  vi.resetModules();
  const [packs, bringing, downloads] = await Promise.all([
    import("./packs"),
    import("./bringing"),
    import("../store/downloads"),
  ]);
  return { ...packs, ...bringing, ...downloads };
}
