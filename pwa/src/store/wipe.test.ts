/** What goes from the phone with "wis mijn sporen" and with "wis alles", and what stays. */
import { beforeEach, expect, test, vi } from "vitest";
import { checkForNews, savePack } from "../net/packs";
import { everythingOn } from "../testing/phone";
import type { Repository } from "../testing/repository";
import { begin, FIRST, NOW, options, save, titles } from "../testing/saver";
import { heldBlobs } from "./blobs";
import { openStore } from "./database";
import { storedDownloads, waitWithDownload } from "./downloads";
import { keepGuestTablet, lastTouched, noteTouch, readGuestTablet } from "./guest";
import { findLosses } from "./losses";
import { lostWords } from "./lost-words";
import { activePacks } from "./packs";
import { changeSettings, readSettings } from "./settings";
import { ask } from "./threads";
import { keepTrust, OVERLAY, readTrust } from "./trust";
import { wipeAll, wipeTraces } from "./wipe";

const QUESTION = { topic: "wonen", text: "Waar is de dokter?", audience: "office" } as const;

let server: Repository;
let shelf: Map<string, string>;

beforeEach(async () => {
  shelf = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
    removeItem: (key: string) => void shelf.delete(key),
  });
  server = await begin();
  await changeSettings({ language: "ar", situation: "ukraine", place: "terapel" });
  await save(server);
  return () => vi.unstubAllGlobals();
});

test("the packs that tell too much go with the traces, and so does what they brought and the mark of them", async () => {
  await server.publish("oekraine", 1, FIRST);
  await checkForNews(server.fetch, NOW);
  await savePack("oekraine", ["ar"], options(server));
  const before = await heldBlobs();
  await waitWithDownload("asiel", { languages: ["ar"], needs: ["core"] }, 10);
  await wipeTraces(["oekraine", "asiel"]);
  expect((await activePacks()).map(({ pack }) => pack)).toEqual(["aankomst"]);
  expect(await storedDownloads()).toEqual([]);
  expect((await heldBlobs()).size).toBeLessThan(before.size);
  expect(shelf.get("wegwijs-saved")).not.toContain("oekraine");
  expect(await findLosses()).toEqual([]);
  expect((await titles("ar")).every((title) => title !== undefined)).toBe(true);
});

test("what tells the place and comes in behind the wipe is not kept", async () => {
  const files = {
    [OVERLAY]: new Uint8Array([1]),
    "role region-noord": new Uint8Array([2]),
    places: new Uint8Array([3]),
  };
  await wipeTraces();
  await keepTrust({ files, etag: null, signedAt: undefined });
  const kept = Object.keys(await readTrust());
  expect(kept).toContain("places");
  expect(kept.filter((file) => file === OVERLAY || file.startsWith("role "))).toEqual([]);
});

test("after everything is wiped no store has a record, no mark stands, and nothing is missed", async () => {
  await lostWords();
  await ask(QUESTION);
  await wipeAll();
  const names = [...(await openStore()).objectStoreNames];
  expect(await everythingOn(names)).toBe(JSON.stringify(names.map((name) => [name, [], []])));
  expect([...shelf.keys()]).toEqual([]);
  expect(await lostWords()).toBe(0);
  expect(await findLosses()).toEqual([]);
  expect(await readSettings()).toMatchObject({ language: null, situation: null, place: null });
});

test("a phone that cannot wipe everything keeps everything, and says so", async () => {
  await ask(QUESTION);
  const refusal = vi.spyOn(IDBObjectStore.prototype, "clear").mockImplementation(() => {
    throw new DOMException("no", "UnknownError");
  });
  await expect(wipeAll()).rejects.toThrow("no");
  refusal.mockRestore();
  expect(await (await openStore()).count("threads")).toBe(1);
  expect((await activePacks()).length).toBe(1);
});

test("a tablet of the library stays one through every wipe, and its former guest's last touch does not", async () => {
  keepGuestTablet(true);
  noteTouch(NOW.getTime());
  await wipeTraces();
  expect([readGuestTablet(), lastTouched()]).toEqual([true, undefined]);
  await wipeAll();
  expect(readGuestTablet()).toBe(true);
  keepGuestTablet(false);
  expect(readGuestTablet()).toBe(false);
});
