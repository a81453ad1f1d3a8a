/** A phone that slept lost its connection to the database, and an old tab finds a newer one: what each does then. */
import { forceCloseDatabase } from "fake-indexeddb";
import { unwrap } from "idb";
import { beforeEach, expect, test } from "vitest";
import { newPhone } from "../testing/phone";
import { closeCounters, count, counted } from "./counters";
import { closeStore, openStore, whenStoreCloses } from "./database";
import { changeSettings, readSettings } from "./settings";
import { ask, threads } from "./threads";

const NOW = new Date("2027-03-10T09:00:00Z");
const opened = { metric: "opened", pack: "aankomst", edition: 1, resource: "F1-01" } as const;
const question = { topic: "wonen", text: "Waar is de bieb?", audience: "office" } as const;

type Dropped = Parameters<typeof forceCloseDatabase>[0];

beforeEach(async () => {
  await newPhone();
  await changeSettings({ language: "ar" });
});

/** How a browser ends a connection: it says so, and undoes what was under way. */
async function drop(): Promise<void> {
  forceCloseDatabase(unwrap(await openStore()) as unknown as Dropped);
}

function uses(): Promise<number> {
  return counted().then((rows) => rows.reduce((sum, { row }) => sum + row.n, 0));
}

test("a connection that the browser dropped is opened again", async () => {
  await count(opened, NOW);
  await drop();
  await count(opened, NOW);
  expect(await uses()).toBe(4);
});

test("a connection that is closed without a word is opened again", async () => {
  unwrap(await openStore()).close();
  expect((await readSettings()).language).toBe("ar");
  unwrap(await openStore()).close();
  await ask(question, NOW);
  expect(await threads()).toHaveLength(1);
});

test("what was under way when the connection dropped is done again, and once", async () => {
  for (const turns of [0, 1, 2, 3, 5, 8, 13, 21, 34]) {
    const before = await uses();
    const use = count(opened, NOW);
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    await drop();
    await use;
    expect(await uses()).toBe(before + 2);
  }
  const closing = closeCounters(NOW, true);
  await drop();
  await closing;
  expect(await (await openStore()).count("counters")).toBe(0);
});

test("an old tab gives way to a newer store, says so, and writes nothing more", async () => {
  let isTold = false;
  whenStoreCloses(() => {
    isTold = true;
  });
  await count(opened, NOW);
  const newer = indexedDB.open("wegwijs", 99);
  await new Promise((resolve, reject) => {
    newer.onsuccess = resolve;
    newer.onerror = reject;
  });
  expect(isTold).toBe(true);
  await expect(count(opened, NOW)).rejects.toMatchObject({ name: "VersionError" });
  await expect(ask(question, NOW)).rejects.toMatchObject({ name: "VersionError" });
  newer.result.close();
  await closeStore();
});
