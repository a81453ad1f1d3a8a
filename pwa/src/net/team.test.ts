import { beforeEach, expect, test } from "vitest";
import { openTeamStore } from "../store/team-database";
import { unlock } from "../store/team-door";
import { writeOperation } from "../store/team-log";
import { Desk } from "../testing/desk";
import { json } from "../testing/phone";
import { enrolTablet, LEAD, PIN, shownRecords, take, teamQueue } from "../testing/tablet";
import { teamRound } from "./team";

const NOW = new Date("2027-03-11T09:00:00Z");
const DRAFT = { actor: "a".repeat(22), place: "azc-delft", entity: "count", entity_id: "v1" };
const one = { ...DRAFT, patch: { category: "age-18", n: 1 } };

let desk: Desk;

const round = (fetcher = desk.fetch) => teamRound(fetcher, NOW, true);
const write = (patch: object, entity = "count", entity_id = "v1") =>
  writeOperation({ ...DRAFT, entity, entity_id, patch: patch as Readonly<Record<string, unknown>> }, NOW);
const told = async () => [...(await shownRecords())].sort();
const centre = () => [...desk.records()].sort();

beforeEach(async () => {
  desk = new Desk();
  await take();
  await enrolTablet(desk);
});

test("what was written is told, heard and forgotten once it is durable", async () => {
  await writeOperation(one, NOW);
  expect((await teamQueue()).waiting).toBe(1);
  expect(await round()).toEqual({ ok: true });
  expect(await told()).toEqual(centre());
  desk.backUp();
  expect(await round()).toEqual({ ok: true });
  expect(await (await openTeamStore()).getAll("entries")).toEqual([]);
  expect(await told()).toEqual(centre());
});

test("a lost reply costs a request more and nothing else", async () => {
  await writeOperation(one, NOW);
  const losing = async (...asked: Parameters<typeof desk.fetch>) => {
    await desk.fetch(...asked);
    throw new TypeError("the reply was lost");
  };
  expect(await round(losing)).toEqual({ ok: false, reason: "offline" });
  expect((await teamQueue()).waiting).toBe(1);
  expect(await round()).toEqual({ ok: true });
  expect(desk.book.stored.size).toBe(1);
});

test("after a restore all that is kept is told again, and nothing counts twice", async () => {
  desk.backUp();
  await writeOperation(one, NOW);
  await round();
  desk.restore(0);
  await writeOperation(one, NOW);
  await round();
  await round();
  expect(desk.book.stored.size).toBe(2);
  expect(await told()).toEqual(centre());
});

test("two tabs that write at once have one chain", async () => {
  await Promise.all(Array.from({ length: 8 }, () => writeOperation(one, NOW)));
  expect(await round()).toEqual({ ok: true });
  expect(desk.book.stored.size).toBe(8);
  expect(await (await openTeamStore()).count("entries")).toBe(8);
});

test("what the centre holds is kept to be looked at", async () => {
  desk.unknown.add("star");
  await write({ n: 1 }, "star");
  await round();
  expect((await teamQueue()).refused).toMatchObject([{ state: "quarantined", reason: "unknown-entity" }]);
  desk.backUp();
  await round();
  expect((await teamQueue()).refused).toMatchObject([{ state: "quarantined", reason: "unknown-entity" }]);
  expect(await (await openTeamStore()).getAll("entries")).toEqual([]);
});

test("a captive portal's page is no answer, and all waits", async () => {
  await writeOperation(one, NOW);
  const portal = async () => new Response("<h1>Log in</h1>", { headers: { "content-type": "text/html" } });
  expect(await round(portal)).toEqual({ ok: false, reason: "offline" });
  expect((await teamQueue()).waiting).toBe(1);
});

test("a tablet whose clock is wrong signs by the centre's", async () => {
  const signed: number[] = [];
  const strict = async (url: string, init?: RequestInit) => {
    const created = Number(
      /created=(\d+)/.exec(new Headers(init?.headers).get("signature-input") ?? "")?.[1],
    );
    signed.push(created);
    if (Math.abs(created - desk.now.getTime() / 1000) <= 300) return desk.fetch(url, init);
    return new Response(JSON.stringify({ code: "wrong-time", now: desk.now.toISOString() }), {
      status: 401,
      headers: { "content-type": "application/problem+json" },
    });
  };
  await writeOperation(one, NOW);
  desk.now = new Date("2027-04-11T09:00:00Z");
  expect(await round(strict)).toEqual({ ok: true });
  expect(signed.length).toBeGreaterThan(2);
  expect(desk.book.stored.size).toBe(1);
});

test("a tablet that the centre does not know keeps all", async () => {
  await writeOperation(one, NOW);
  const unknown = async () =>
    new Response(JSON.stringify({ code: "unknown-device" }), {
      status: 401,
      headers: { "content-type": "application/problem+json" },
    });
  expect(await round(unknown)).toEqual({ ok: false, reason: "unknown" });
  expect((await teamQueue()).waiting).toBe(1);
});

test("a forgotten tablet has nothing left", async () => {
  await writeOperation(one, NOW);
  const gone = async () => json({ code: "forgotten" }, 410);
  expect(await round(gone)).toEqual({ ok: false, reason: "forgotten" });
  const store = await openTeamStore();
  for (const name of store.objectStoreNames) expect(await store.count(name)).toBe(0);
});

test("a 410 that is not the centre's word wipes nothing", async () => {
  await writeOperation(one, NOW);
  expect(await round(async () => json({ code: "gone" }, 410))).toEqual({ ok: false, reason: "busy" });
  expect((await teamQueue()).waiting).toBe(1);
});

test("a second tablet shows what the first told, and both show a clash", async () => {
  await write({ opens: "09:00" }, "visit");
  await round();
  const first = await take();
  await enrolTablet(desk);
  await write({ opens: "10:00" }, "visit");
  await round();
  const second = await told();
  await take(first);
  await unlock(LEAD, PIN, NOW);
  await round();
  expect(await told()).toEqual(second);
  expect(second).toEqual(centre());
  expect(desk.records().get("visit/v1")).toMatchObject({ fields: { opens: { heads: [{}, {}] } } });
  await write({ opens: "10:30" }, "visit");
  await round();
  expect(desk.records().get("visit/v1")).toMatchObject({
    fields: { opens: { heads: [{ value: "10:30" }] } },
  });
});
