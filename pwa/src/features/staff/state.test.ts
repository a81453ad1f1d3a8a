import { beforeEach, expect, test } from "vitest";
import { teamRound } from "../../net/team";
import { Desk } from "../../testing/desk";
import { enrolTablet, LEAD, PIN, take } from "../../testing/tablet";
import { briefing, followTeam, lock, people, queue, records, unlock, visit, worker, write } from "./state";

let desk: Desk;

beforeEach(async () => {
  desk = new Desk();
  desk.now = new Date();
  await take();
  await enrolTablet(desk);
  await teamRound(desk.fetch, desk.now, true);
  await lock();
});

test("screens show the tiles while it is locked, what is kept after a PIN, and a write before it resolves", async () => {
  await followTeam();
  expect([worker.value, briefing.value, records.value.size]).toEqual([undefined, undefined, 0]);
  expect(people.value.map(({ name }) => name)).toEqual(["Yonas", "Samira", "Joost"]);
  expect(await unlock(LEAD, "000000")).toEqual({ wrong: true, triesLeft: 4 });
  expect(worker.value).toBeUndefined();
  await unlock(LEAD, PIN);
  expect([worker.value?.name, briefing.value?.places.length]).toEqual(["Samira", 1]);
  await write("visit", "v1", { state: "open" });
  expect([visit.value?.entity_id, queue.value.waiting]).toEqual(["v1", 1]);
  await write("count", "v1", { category: "age-18", n: 1 });
  expect(records.value.get("count/v1")).toBeDefined();
});

test("a lock shows nothing any more at once, and a PIN all of it again", async () => {
  await followTeam();
  await unlock(LEAD, PIN);
  await write("visit", "v1", { state: "open" });
  const leaving = lock();
  expect([worker.value, records.value.size]).toEqual([undefined, 0]);
  await leaving;
  expect([worker.value, records.value.size, queue.value.waiting]).toEqual([undefined, 0, 1]);
  await unlock(LEAD, PIN);
  expect(visit.value?.entity_id).toBe("v1");
});

test("of two days that are open the latest is today's, whichever was heard of first", async () => {
  await followTeam();
  await unlock(LEAD, PIN);
  await write("visit", "a", { day: "2026-03-05", state: "open" });
  await write("visit", "b", { day: "2026-03-04", state: "open" });
  expect(visit.value?.entity_id).toBe("a");
  await write("visit", "c", { day: "2026-03-06", state: "open" });
  expect(visit.value?.entity_id).toBe("c");
  await write("visit", "c", { state: "closed" });
  expect(visit.value?.entity_id).toBe("a");
});
