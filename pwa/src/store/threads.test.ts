import { beforeEach, expect, test } from "vitest";
import { buildRequest } from "../sync/exchange";
import { everythingOn, newPhone } from "../testing/phone";
import { openStore } from "./database";
import { waitingBatches } from "./outbox";
import { changeSettings } from "./settings";
import { ask, deleteThread, forgetHeard, keepAnswers, openThreadKeys, threads } from "./threads";
import { wipeTraces } from "./wipe";

const TEXT = "Waar is de dokter?";
const question = { topic: "gezondheid", text: TEXT, audience: "office" } as const;

beforeEach(async () => {
  await newPhone();
  await changeSettings({ language: "ar", place: "terapel", situation: "arrived" });
});

test("a question is shown as saved, and no store holds its words in plain text", async () => {
  await ask(question);
  const [thread] = await threads();
  expect(thread).toMatchObject({
    delivery: "saved",
    state: "open",
    messages: [{ from: "asker", text: TEXT }],
  });
  expect(await everythingOn(["batches", "threads", "settings"])).not.toContain("dokter");
});

test("the key that seals words cannot be taken out of the browser", async () => {
  await ask(question);
  const key = await (await openStore()).get("keys", "words");
  expect(key?.extractable).toBe(false);
});

test.each([
  ["here", { place: "terapel", language: null }],
  ["office", { place: null, language: "ar" }],
] as const)("a question for %s carries place or language, never both", async (audience, address) => {
  await ask({ ...question, audience });
  expect(await waitingBatches()).toEqual([expect.objectContaining({ audience, text: TEXT, ...address })]);
});

test("an unsent question is not asked after, and its key is never the same twice", async () => {
  await ask(question);
  await ask(question);
  expect(await openThreadKeys()).toEqual([]);
  const keys = (await waitingBatches()).map((batch) => "thread_key" in batch && batch.thread_key);
  expect(new Set(keys).size).toBe(2);
});

test("the library's answer is kept sealed, and the asker's own text is not kept with it", async () => {
  const id = await ask(question);
  const messages = [
    { from: "asker", text: TEXT, day: "2027-03-10" },
    { from: "library", text: "Bel de praktijklijn.", day: "2027-03-11" },
  ] as const;
  await keepAnswers(id, "k".repeat(43), { request_id: "r".repeat(22), state: "answered", messages });
  expect(await threads()).toMatchObject([{ state: "answered", messages }]);
  expect(await everythingOn(["threads"])).not.toContain("praktijklijn");
  forgetHeard();
  await (await openStore()).clear("batches");
  expect(await threads()).toMatchObject([{ messages: [messages[1]] }]);
});

test("deleting a question also deletes the message that waits", async () => {
  const id = await ask(question);
  await deleteThread(id);
  expect(await threads()).toEqual([]);
  expect(await waitingBatches()).toEqual([]);
});

test("after wiping no store holds a trace, and packs stay", async () => {
  const store = await openStore();
  await store.put("blobs", new Uint8Array([1]), "ab");
  await store.put("ticks", true, "aankomst/F1-02/F1-02.c1");
  await ask(question);
  await wipeTraces();
  const left = await everythingOn(["batches", "threads", "ticks", "counters", "keys", "settings"]);
  expect(left).not.toMatch(/gezondheid|terapel|arrived|"ar"|F1-02/);
  expect(await store.count("blobs")).toBe(1);
  expect(await store.count("keys")).toBe(0);
  expect(await threads()).toEqual([]);
});

test("a closed question is still asked after, since the library may answer it all the same", async () => {
  const id = await ask(question);
  await (await openStore()).clear("batches");
  const [asked] = await openThreadKeys();
  await keepAnswers(id, asked?.key ?? "", { request_id: "r".repeat(22), state: "closed", messages: [] });
  expect(await openThreadKeys()).toEqual([asked]);
});

test("text that has no form on the wire does not hold up what comes after it", async () => {
  await ask({ ...question, text: "half \ud83d een\u0000 teken" });
  const [batch] = await waitingBatches();
  expect(batch).toMatchObject({ text: "half \ufffd een teken" });
  expect(() => buildRequest("r".repeat(22), batch ? [batch] : [])).not.toThrow();
});

test("a question that a wipe overtakes does not come after it", async () => {
  const asked = ask(question);
  await wipeTraces();
  await asked;
  expect(await threads()).toEqual([]);
  expect(await (await openStore()).count("batches")).toBe(0);
});
