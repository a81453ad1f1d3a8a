import { beforeEach, expect, test } from "vitest";
import { count } from "../store/counters";
import { keptCounts, outboxCounts } from "../store/outbox";
import { changeSettings } from "../store/settings";
import { ask, keepAnswers, threads } from "../store/threads";
import { Centre, everythingOn, newPhone } from "../testing/phone";
import type { Fetcher } from "./http";
import { emptyOutbox } from "./moving";
import { flush, sendNow } from "./outbox";

const YESTERDAY = new Date("2027-03-10T09:00:00Z");
const NOW = new Date("2027-03-11T09:00:00Z");
const opened = { metric: "opened", pack: "aankomst", edition: 1, resource: "F1-01" } as const;
const question = { topic: "wonen", text: "Wanneer krijg ik een huis?", audience: "office" } as const;

let centre: Centre;

beforeEach(async () => {
  await newPhone();
  await changeSettings({ language: "ar" });
  centre = new Centre();
});

test("a lost reply costs one more request; the centre has each batch once", async () => {
  await ask(question, YESTERDAY);
  centre.losing = 1;
  expect(await sendNow(centre.fetch, NOW)).toMatchObject({ ok: false, reason: "offline" });
  expect(await threads()).toMatchObject([{ delivery: "saved" }]);
  expect(await sendNow(centre.fetch, NOW)).toEqual({ ok: true });
  expect(centre.received).toHaveLength(1);
  expect(await threads()).toMatchObject([{ delivery: "sent" }]);
});

test("a sent question stays on the phone until it is durable, and then its text is gone", async () => {
  await ask(question, YESTERDAY);
  await sendNow(centre.fetch, NOW);
  expect((await outboxCounts()).sent).toBe(1);
  centre.backUp();
  await sendNow(centre.fetch, NOW);
  expect(await everythingOn(["batches"])).toBe('[["batches",[],[]]]');
  expect(await threads()).toMatchObject([{ delivery: "arrived", messages: [] }]);
});

test("after a restore everything that was kept is sent again", async () => {
  await ask(question, YESTERDAY);
  await count(opened, YESTERDAY);
  await sendNow(centre.fetch, NOW);
  centre.restore();
  await sendNow(centre.fetch, NOW); // the status tells the new epoch
  await sendNow(centre.fetch, NOW);
  expect(centre.received.map(({ shape }) => shape).sort()).toEqual(["day", "message", "month"]);
});

test("switching counting off keeps what was sent, so that a restore loses nothing that was counted", async () => {
  await count(opened, YESTERDAY);
  await sendNow(centre.fetch, NOW);
  await changeSettings({ counting: false });
  centre.restore();
  await sendNow(centre.fetch, NOW);
  await sendNow(centre.fetch, NOW);
  expect(centre.received.map(({ shape }) => shape).sort()).toEqual(["day", "month"]);
});

test("what was counted while the phone's clock was ahead does not wait for that day", async () => {
  await count(opened, new Date("2038-01-19T03:14:08Z"));
  expect(await flush(centre.fetch, NOW)).toEqual({ ok: true });
  expect(centre.received.map(({ period }) => period).sort()).toEqual(["2038-01", "2038-01-19"]);
});

test("a refused batch is shown with its reason", async () => {
  centre.refusing = true;
  await ask(question, YESTERDAY);
  await sendNow(centre.fetch, NOW);
  expect((await outboxCounts()).refused).toEqual(["unknown-pack"]);
  expect(await threads()).toMatchObject([{ delivery: "refused" }]);
});

test("an iPhone is told to install only once nothing is left that its home screen's app could not send", async () => {
  await ask(question, YESTERDAY);
  await count(opened, YESTERDAY);
  expect(await emptyOutbox(lost, NOW)).toBe(3);
  expect(await emptyOutbox(centre.fetch, NOW)).toBe(3); // on their way
  centre.backUp();
  expect(await emptyOutbox(centre.fetch, NOW)).toBe(0);
});

test("counters that are kept say where they stand", async () => {
  await ask(question, YESTERDAY);
  await count(opened, YESTERDAY);
  await emptyOutbox(lost, NOW);
  const states = async () => (await keptCounts()).map(({ state }) => state);
  expect(await states()).toEqual(["saved", "saved"]);
  await sendNow(centre.fetch, NOW);
  expect(await states()).toEqual(["sent", "sent"]);
  centre.refusing = true;
  await count(opened, YESTERDAY);
  await sendNow(centre.fetch, NOW);
  expect((await states()).sort()).toEqual(["refused", "refused", "sent", "sent"]);
  centre.backUp();
  await sendNow(centre.fetch, NOW);
  expect(await states()).toEqual([]);
});

test("a question that the centre did not take is not told as arrived when its batch is gone", async () => {
  const id = await ask(question, YESTERDAY);
  centre.refusing = true;
  await sendNow(centre.fetch, NOW);
  centre.backUp();
  await sendNow(centre.fetch, NOW);
  expect(await everythingOn(["batches"])).toBe('[["batches",[],[]]]');
  expect(await threads()).toMatchObject([{ delivery: "refused" }]);
  await keepAnswers(id, "k".repeat(43), { request_id: "r".repeat(22), state: "open", messages: [] });
  expect(await threads()).toMatchObject([{ delivery: "arrived" }]);
});

test("a question that came too late is told so", async () => {
  await ask(question, YESTERDAY);
  centre.expiring = true;
  await sendNow(centre.fetch, NOW);
  expect(await threads()).toMatchObject([{ delivery: "expired" }]);
});

test("a captive portal's page is no network, and nothing leaves the queue", async () => {
  await ask(question, YESTERDAY);
  const portal = async () => new Response("<h1>Log in</h1>", { headers: { "content-type": "text/html" } });
  expect(await sendNow(portal, NOW)).toMatchObject({ ok: false, reason: "offline" });
  expect((await outboxCounts()).messages).toBe(1);
});

test("a reply to another request is no network", async () => {
  await ask(question, YESTERDAY);
  const other = await centre.fetch("/sync/batches", {
    body: new TextEncoder().encode(JSON.stringify({ request_id: "x".repeat(22), batches: [] })),
  });
  expect(await sendNow(async () => other, NOW)).toMatchObject({ ok: false, reason: "offline" });
});

test("a phone that has nothing to say asks nothing", async () => {
  await flush(centre.fetch, NOW);
  expect(centre.requests).toEqual([]);
});

test("a message travels alone, and counters together", async () => {
  await ask(question, YESTERDAY);
  await ask(question, YESTERDAY);
  await count(opened, YESTERDAY);
  await sendNow(centre.fetch, NOW);
  expect(centre.requests).toEqual(["/sync/batches", "/sync/batches", "/sync/batches", "/sync/status"]);
});

test("a server that asks for patience gets it, from the reader's own button too", async () => {
  await ask(question, YESTERDAY);
  expect(await flush(busyFor(120), NOW)).toMatchObject({ ok: false, reason: "busy" });
  expect(await sendNow(centre.fetch, secondsLater(119))).toMatchObject({ ok: false, reason: "later" });
  expect(await flush(centre.fetch, secondsLater(121))).toEqual({ ok: true });
});

test("our own back-off ends when the network returns or the reader asks", async () => {
  await ask(question, YESTERDAY);
  const failed = await flush(lost, NOW);
  expect(failed).toMatchObject({ ok: false, reason: "offline" });
  expect(await flush(centre.fetch, NOW)).toEqual({ ...failed, reason: "later" });
  expect(await flush(centre.fetch, NOW, true)).toEqual({ ok: true });
});

function secondsLater(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

function busyFor(seconds: number): Fetcher {
  const headers = { "content-type": "application/problem+json", "retry-after": `${seconds}` };
  return async () => new Response("{}", { status: 503, headers });
}

async function lost(): Promise<Response> {
  throw new TypeError("no network");
}
