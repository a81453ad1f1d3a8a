/** What a PIN opens, and how long its guesser waits. */
import { beforeEach, expect, test, vi } from "vitest";
import { startPerson, teamRound } from "../net/team";
import { Desk } from "../testing/desk";
import { enrolTablet, HELPER, LEAD, makePinsCheap, PIN, STAFF, take } from "../testing/tablet";
import { closeTeamStore, openTeamStore } from "./team-database";
import { lock, setPin, unlock, workerNow } from "./team-door";
import { writeOperation } from "./team-log";
import { teamPeople } from "./team-people";
import { measuredIterations } from "./team-pin";
import { shownNow } from "./team-shown";

const NOW = new Date("2027-03-11T09:00:00Z");
const WRONG = "000000";
const MINUTE = 60_000; // ms

let desk: Desk;

beforeEach(async () => {
  desk = new Desk();
  await take();
  await enrolTablet(desk);
  await lock(NOW);
});

const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const count = (entity_id = "v1") =>
  writeOperation(
    {
      actor: LEAD,
      place: "azc-delft",
      entity: "count",
      entity_id,
      patch: { category: "age-18", n: 1 },
    },
    NOW,
  );

/** As after the end of the browser: another copy of all code, on the same disk. */
async function restart(): Promise<{ unlock: typeof unlock }> {
  await closeTeamStore();
  vi.resetModules();
  return import("./team-door");
}

async function guess(times: number, now: Date, door = { unlock }): Promise<unknown> {
  let heard: unknown;
  for (let turn = 0; turn < times; turn += 1) heard = await door.unlock(LEAD, WRONG, now);
  return heard;
}

test("the right PIN says who is at work, and a lock that nobody is", async () => {
  expect(await unlock(LEAD, PIN, NOW)).toEqual({ id: LEAD, name: "Samira", role: "lead" });
  expect(workerNow()).toMatchObject({ name: "Samira" });
  await lock(NOW);
  expect(workerNow()).toBeUndefined();
});

test("nothing is written and nothing shown while nobody is at work", async () => {
  await expect(count()).rejects.toMatchObject({ code: "locked" });
  expect(await shownNow()).toMatchObject({ records: new Map(), queue: { waiting: 0 } });
});

test("a PIN has six digits", async () => {
  for (const pin of ["12345", "1234567", "12345a", "", "١٢٣٤٥٦"]) {
    await expect(setPin(STAFF, pin)).rejects.toMatchObject({ code: "bad-pin" });
  }
});

test("who has a PIN cannot be given another without a new start code", async () => {
  await expect(setPin(LEAD, "135790")).rejects.toMatchObject({ code: "has-pin" });
  expect(await unlock(LEAD, PIN, NOW)).toMatchObject({ id: LEAD });
});

test("five wrong PINs make one wait 1, 5, and then 15 minutes each time, over a restart", async () => {
  expect(await guess(1, NOW)).toEqual({ wrong: true, triesLeft: 4 });
  expect(await guess(4, NOW)).toEqual({ waitUntil: later(1) });
  const door = await restart();
  expect(await door.unlock(LEAD, PIN, later(0.9))).toEqual({ waitUntil: later(1) });
  expect(await guess(5, later(1), door)).toEqual({ waitUntil: later(6) });
  expect(await guess(5, later(6), door)).toEqual({ waitUntil: later(21) });
  expect(await guess(5, later(21), door)).toEqual({ waitUntil: later(36) });
  expect(await door.unlock(LEAD, PIN, later(36))).toMatchObject({ id: LEAD });
});

test("the right PIN forgets the wrong ones before it", async () => {
  await guess(4, NOW);
  await unlock(LEAD, PIN, NOW);
  expect(await guess(1, NOW)).toEqual({ wrong: true, triesLeft: 4 });
});

test("a clock that is set back does not shorten the wait", async () => {
  await guess(5, NOW);
  expect(await unlock(LEAD, PIN, later(-600))).toEqual({ waitUntil: later(-599) });
  expect(await unlock(LEAD, PIN, later(-599.5))).toEqual({ waitUntil: later(-599) });
  expect(await unlock(LEAD, PIN, later(-599))).toMatchObject({ id: LEAD });
});

test("one person's wrong PINs keep nobody else waiting", async () => {
  await unlock(LEAD, PIN, NOW);
  await setPin(STAFF, PIN, NOW);
  await guess(5, NOW);
  expect(await unlock(STAFF, PIN, NOW)).toMatchObject({ id: STAFF });
});

test("guesses made at once count one by one", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => unlock(LEAD, WRONG, NOW)));
  expect(all.filter((heard) => "waitUntil" in heard)).toHaveLength(4);
});

test("after a new start code the former PIN opens nothing, and who is at work gives the keys again", async () => {
  await unlock(LEAD, PIN, NOW);
  await setPin(STAFF, PIN, NOW);
  await count();
  expect(await startPerson(STAFF, "ABCDEFGH", desk.fetch, NOW)).toBe("ok");
  expect(await unlock(STAFF, PIN, NOW)).toEqual({ hasNoPin: true });
  await setPin(STAFF, "135790", NOW);
  await unlock(LEAD, PIN, NOW);
  await unlock(STAFF, "135790", NOW);
  expect((await shownNow()).records.has("count/v1")).toBe(true);
});

test("who was given no keys works at once, and sees what others had unsent when one of them was back", async () => {
  await unlock(LEAD, PIN, NOW);
  await count("old");
  await teamRound(desk.fetch, NOW, true);
  await count("unsent");
  await lock(NOW);
  await setPin(STAFF, PIN, NOW);
  await unlock(STAFF, PIN, NOW);
  await count("own");
  expect([...(await shownNow()).records.keys()]).toEqual(["count/own"]);
  await unlock(LEAD, PIN, NOW);
  expect([...(await shownNow()).records.keys()].sort()).toEqual(["count/old", "count/own", "count/unsent"]);
  await unlock(STAFF, PIN, NOW);
  expect([...(await shownNow()).records.keys()].sort()).toEqual(["count/old", "count/own", "count/unsent"]);
  await teamRound(desk.fetch, NOW, true);
  expect(desk.records().size).toBe(3);
});

test("who does not work here any more is gone with the keys", async () => {
  await unlock(LEAD, PIN, NOW);
  desk.people = desk.people.filter(({ id }) => id !== LEAD);
  await teamRound(desk.fetch, NOW, true);
  expect(workerNow()).toBeUndefined();
  expect(await unlock(LEAD, PIN, NOW)).toEqual({ hasNoPin: true });
  expect((await teamPeople()).map(({ id }) => id)).toEqual([HELPER, STAFF]);
  const shifts = await (await openTeamStore()).getAll("shifts");
  expect(shifts.map(({ sealed }) => sealed)).toEqual([{}]);
});

test("a wrong start code changes nothing", async () => {
  const refusing: typeof desk.fetch = async (url, init) =>
    url.endsWith("/start")
      ? new Response(JSON.stringify({ code: "wrong-code" }), {
          status: 403,
          headers: { "content-type": "application/problem+json" },
        })
      : desk.fetch(url, init);
  expect(await startPerson(LEAD, "ABCDEFGH", refusing, NOW)).toBe("wrong-code");
  expect(await unlock(LEAD, PIN, NOW)).toMatchObject({ id: LEAD });
});

test("a start code whose answer was lost is told again as the same deed", async () => {
  const deeds: string[] = [];
  let isLost = true;
  const losing: typeof desk.fetch = async (url, init) => {
    deeds.push(
      (JSON.parse(new TextDecoder().decode(init?.body as Uint8Array)) as { request_id: string }).request_id,
    );
    if (isLost) throw new TypeError("the line broke");
    return desk.fetch(url, init);
  };
  expect(await startPerson(STAFF, "ABCDEFGH", losing, NOW)).toBe("offline");
  expect(await startPerson(STAFF, "ABCDEFGJ", losing, NOW)).toBe("offline");
  expect(await startPerson(STAFF, "ABCDEFGJ", losing, NOW)).toBe("offline");
  isLost = false;
  expect(await startPerson(STAFF, "ABCDEFGJ", losing, NOW)).toBe("ok");
  expect(await startPerson(STAFF, "ABCDEFGJ", losing, NOW)).toBe("ok");
  const [other, first, ...rest] = deeds;
  expect(other).not.toBe(first);
  expect(rest.slice(0, 2)).toEqual([first, first]);
  expect(rest[2]).not.toBe(first);
});

test("what a try costs is measured once, within its bounds", async () => {
  const cost = await measuredIterations();
  expect(cost).toBeGreaterThanOrEqual(200_000);
  expect(cost).toBeLessThanOrEqual(2_000_000);
  const store = await openTeamStore();
  const device = await store.get("device", "device");
  const { iterations: _, ...unmeasured } = device ?? { id: "", name: "", places: [], is_for_helpers: false };
  await store.put("device", unmeasured, "device");
  await setPin(STAFF, PIN, NOW);
  const measured = (await store.get("device", "device"))?.iterations;
  expect(measured).toBeGreaterThanOrEqual(200_000);
  expect((await store.get("people", STAFF))?.keys?.iterations).toBe(measured);
  await makePinsCheap();
});
