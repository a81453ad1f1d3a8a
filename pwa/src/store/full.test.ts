/** A phone without any room: choices hold for the visit, making room and wiping work, and reading goes on. */
import { beforeEach, expect, test, vi } from "vitest";
import { begin, FIRST, LANGUAGES, SECOND, save, titles, update } from "../testing/saver";
import { heldBlobs } from "./blobs";
import { count } from "./counters";
import { openStore } from "./database";
import { activePacks, removeMedia } from "./packs";
import { changeSettings, readSettings } from "./settings";
import { wipeTraces } from "./wipe";

const ALL = ["core", "picture", "sound"] as const;

beforeEach(async () => {
  await begin();
  await wipeTraces();
});

test("a choice that cannot be kept holds for as long as the page does, and is kept with the next", async () => {
  const room = full();
  expect(await changeSettings({ language: "ar" })).toMatchObject({ language: "ar" });
  expect(await readSettings()).toMatchObject({ language: "ar" });
  room.mockRestore();
  await changeSettings({ situation: "arrived" });
  expect(await (await openStore()).get("settings", "settings")).toMatchObject({
    language: "ar",
    situation: "arrived",
  });
});

test("counting that cannot be switched off says so", async () => {
  full();
  await expect(changeSettings({ counting: false })).rejects.toThrow("full");
});

test("a use that cannot be kept is not counted, and hinders nobody", async () => {
  await changeSettings({ language: "ar" });
  full();
  await count({ metric: "opened", pack: "aankomst", edition: 1, resource: "F1-01", sensitivity: "green" });
});

test("the traces go from a full phone too, with what it could not keep", async () => {
  await changeSettings({ language: "ar", place: "azc-ergens", lastChecked: "2026-11-25T10:00:00Z" });
  full();
  await changeSettings({ situation: "ukraine" });
  await wipeTraces();
  expect(await readSettings()).toMatchObject({ language: null, place: null, situation: null });
});

test("a full phone opens a new edition, and keeps the former one until there is room", async () => {
  const server = await begin();
  await save(server);
  await server.publish("aankomst", 2, SECOND);
  await update(server);
  const room = full();
  expect(await titles("nl")).toEqual(Object.values(SECOND.nl ?? {}));
  room.mockRestore();
  expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
  expect((await (await openStore()).get("packs", "aankomst"))?.former).toBeUndefined();
});

test("a phone that is too full to write that it needs less lets go first", async () => {
  const server = await begin();
  server.media = { "kamer.webp": ["een foto"], "zin.mp3": ["een", "twee"] };
  await server.publish("aankomst", 1, FIRST);
  await save(server, LANGUAGES, { needs: ALL });
  const before = await heldBlobs();
  full(() => heldCount() === before.size);
  let held = before.size;
  function heldCount(): number {
    return held;
  }
  const drop = IDBObjectStore.prototype.delete;
  vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === "blobs") held -= 1;
    return drop.call(this, key);
  });
  await removeMedia("aankomst", ["sound"]);
  expect((await activePacks())[0]?.needs).toEqual(["core", "picture"]);
  expect((await heldBlobs()).size).toBe(before.size - 2);
});

/** No room for anything new, for as long as `isFull` says so. */
function full(isFull = () => true) {
  const put = IDBObjectStore.prototype.put;
  return vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    if (!isFull()) return put.apply(this, given);
    throw new DOMException("full", "QuotaExceededError");
  });
}
