/** The browser threw the database away: the phone says how many messages went with it, and nothing else looks like that. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newPhone } from "../testing/phone";
import { openStore } from "./database";
import { acceptLostWords, lostWords, markWaiting } from "./lost-words";
import { changeSettings } from "./settings";
import { ask, deleteThread } from "./threads";
import { wipeTraces } from "./wipe";

const MARK = "wegwijs-waiting";
const question = { topic: "gezondheid", text: "Waar is de dokter?", audience: "office" } as const;

let shelf: Map<string, string>;

/** The app starts: what it finds, and the mark that it sets. */
async function start(): Promise<number> {
  const lost = await lostWords();
  await markWaiting();
  return lost;
}

async function askThrice(): Promise<string> {
  await ask(question);
  await ask(question);
  const last = await ask(question);
  await markWaiting();
  return last;
}

beforeEach(async () => {
  shelf = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => shelf.set(key, value),
    removeItem: (key: string) => shelf.delete(key),
  });
  await newPhone();
  await changeSettings({ language: "ar" });
  expect(await start()).toBe(0);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the mark is the bare number of messages that wait", async () => {
  const last = await askThrice();
  expect([...shelf]).toEqual([[MARK, "3"]]);
  await deleteThread(last);
  await markWaiting();
  expect([...shelf]).toEqual([[MARK, "2"]]);
});

test("what waited in a database that is gone is told until the reader has seen it", async () => {
  await askThrice();
  await newPhone();
  expect([await start(), await start()]).toEqual([3, 3]);
  await ask(question);
  await markWaiting();
  expect(await start()).toBe(3);
  await acceptLostWords();
  expect(await start()).toBe(0);
});

test("the mark of before stands until the new database knows of it, in whichever tab that is", async () => {
  await askThrice();
  await newPhone();
  await markWaiting();
  expect(await Promise.all([lostWords(), lostWords(), markWaiting()])).toEqual([3, 3, undefined]);
  expect(await start()).toBe(3);
  expect(shelf.size).toBe(0);
});

test("a message that was sent is not missed", async () => {
  await ask(question);
  const store = await openStore();
  for (const stored of await store.getAll("batches")) {
    const outgoing = { ...stored.outgoing, state: "sent", commit_seq: 4 } as const;
    await store.put("batches", { ...stored, outgoing }, outgoing.batch_id);
  }
  await markWaiting();
  expect(shelf.size).toBe(0);
});

test("a mark that was set too late is no loss where the database is the one of before", async () => {
  shelf.set(MARK, "7");
  expect(await start()).toBe(0);
  expect(shelf.size).toBe(0);
});

test.each(["", "-1", "many", "1e99"])(
  "a mark that is no number of messages (%j) says nothing",
  async (text) => {
    shelf.set(MARK, text);
    await newPhone();
    expect(await start()).toBe(0);
  },
);

test("a wipe takes the mark and what was lost along, also while another tab sets it", async () => {
  await askThrice();
  await newPhone();
  await start();
  await askThrice();
  await Promise.all([markWaiting(), wipeTraces(), markWaiting()]);
  expect(shelf.size).toBe(0);
  expect(await start()).toBe(0);
  await newPhone();
  expect(await start()).toBe(0);
});

test("a page without a shelf says nothing and asks all the same", async () => {
  vi.stubGlobal("localStorage", undefined);
  await askThrice();
  await newPhone();
  expect(await start()).toBe(0);
});
