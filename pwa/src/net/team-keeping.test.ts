/** How long a team's tablet keeps what belongs to a visit: as long as it is open or unsent, and a week at the latest. */
import { beforeEach, expect, test } from "vitest";
import { openTeamStore } from "../store/team-database";
import { lock, setPin, unlock } from "../store/team-door";
import { forgetOld } from "../store/team-keeping";
import { writeOperation } from "../store/team-log";
import { openShift } from "../store/team-rotating";
import { draft, keepDraft, shownNow } from "../store/team-shown";
import { Desk } from "../testing/desk";
import { enrolTablet, HELPER, LEAD, PIN, shownRecords, take } from "../testing/tablet";
import { teamRound } from "./team";

const NOW = new Date("2027-03-11T09:00:00Z");
const DAY = 86_400_000; // ms

let desk: Desk;

const later = (days: number) => new Date(NOW.getTime() + days * DAY);
const round = (now = NOW) => teamRound(desk.fetch, now, true);
const write = (entity: string, entity_id: string, patch: object, text?: string) =>
  writeOperation(
    {
      actor: LEAD,
      place: "azc-delft",
      entity,
      entity_id,
      patch: patch as Readonly<Record<string, unknown>>,
    },
    NOW,
    text,
  );
const keys = async () => [...(await shownRecords()).keys()].sort();
const shifts = async () => (await (await openTeamStore()).getAllKeys("shifts")).join();
const rows = async () => (await openTeamStore()).count("rows");

/** A visit with what is needed after it, and what is not. */
async function work(visit: string): Promise<void> {
  await openShift(NOW);
  await write("visit", visit, { state: "open" });
  await write("count", visit, { category: "age-18", n: 3 });
  await write("activity", `${visit}-tour`, { visit, kind: "tour" }, "Het was druk");
  await write("note", `${visit}-done`, { visit, topic: "geld", state: "done" }, "Beantwoord");
  await write("note", `${visit}-open`, { visit, topic: "werk", state: "open" }, "Nog te vragen");
  await write("loan", `${visit}-book`, { event: "lent" });
}

const NEEDED = ["loan/v1-book", "note/v1-open"];
const ALL = ["activity/v1-tour", "count/v1", "loan/v1-book", "note/v1-done", "note/v1-open", "visit/v1"];

beforeEach(async () => {
  desk = new Desk();
  await take();
  await enrolTablet(desk);
});

test("of a visit that is closed and told only what is needed stays after the next PIN, with new keys", async () => {
  await work("v1");
  await keepDraft("answer", "Ik zoek");
  await round();
  await write("visit", "v1", { state: "closed" });
  await lock(NOW);
  await unlock(LEAD, PIN, NOW);
  expect(await keys()).toEqual(ALL); // that it is closed was not told yet
  const before = await shifts();
  await round();
  expect(await keys()).toEqual(ALL); // whoever closed it can still see the report
  await lock(NOW);
  expect(await shifts()).not.toBe(before);
  await unlock(LEAD, PIN, NOW);
  const shown = await shownNow();
  expect([...shown.records.keys()].sort()).toEqual(NEEDED);
  expect([...shown.texts.values()]).toEqual(["Nog te vragen"]);
  expect(shown.briefing?.places).toHaveLength(1);
  expect(await draft("answer")).toBe("Ik zoek");
  const own = (await (await openTeamStore()).getAll("entries")).filter((entry) => entry.own);
  expect(own).toHaveLength(2);
});

test("a new visit has new keys, and the former ones are gone with what they closed", async () => {
  await work("v1");
  const before = await shifts();
  await openShift(NOW);
  expect(await shifts()).not.toContain(before);
  const store = await openTeamStore();
  const current = await shifts();
  expect((await store.getAll("entries")).map(({ own }) => own?.shift)).toEqual(Array(6).fill(current));
  expect((await store.getAll("rows")).every(({ shift }) => shift === current)).toBe(true);
  await lock(NOW);
  await unlock(LEAD, PIN, NOW);
  expect(await keys()).toEqual(ALL);
});

test("what stays locked in a drawer after it was told is gone a week later, with its keys, and told again", async () => {
  await work("v1");
  await round();
  await write("visit", "v1", { state: "closed" });
  desk.backUp();
  await lock(NOW);
  await round();
  await forgetOld(later(6.9));
  expect(await rows()).toBeGreaterThan(6);
  await forgetOld(later(7.1));
  const store = await openTeamStore();
  expect([await rows(), await shifts()]).toEqual([0, ""]);
  expect((await store.getAll("entries")).filter(({ own }) => own)).toEqual([]);
  await unlock(LEAD, PIN, later(7.1));
  expect(await keys()).toEqual([]);
  await round(later(7.1));
  expect(await keys()).toEqual(NEEDED);
  expect((await shownNow()).briefing?.places).toHaveLength(1);
});

test("what waits can be read as long as it waits, however long that is", async () => {
  await work("v1");
  await round();
  await write("note", "v2-note", { topic: "werk", state: "done" }, "Niet verstuurd");
  await lock(NOW);
  await forgetOld(later(30));
  await unlock(LEAD, PIN, later(30));
  expect([...(await shownNow()).texts.values()]).toContain("Niet verstuurd");
  expect((await shownNow()).queue.waiting).toBe(1);
  await round(later(30));
  expect(await keys()).not.toContain("note/v2-note"); // it is answered, and older than a week
  expect(desk.records().has("note/v2-note")).toBe(true);
});

test("a clock that ran ahead takes nothing of the visit that is open, while the staff is at work", async () => {
  await work("v1");
  await round();
  await round(later(40));
  expect(await keys()).toEqual(ALL);
  await lock(later(40));
  await unlock(LEAD, PIN, later(40));
  expect(await keys()).toEqual(ALL);
});

test("a clash of a closed visit stays until somebody decides", async () => {
  await work("v1");
  await round();
  const first = await take();
  await enrolTablet(desk);
  await write("visit", "v1", { opens: "09:30" });
  await round();
  await take(first);
  await unlock(LEAD, PIN, NOW);
  await write("visit", "v1", { opens: "09:00", state: "closed" });
  await round();
  await lock(NOW);
  await unlock(LEAD, PIN, NOW);
  expect(await keys()).toEqual([...NEEDED, "visit/v1"]);
  await write("visit", "v1", { opens: "09:00" });
  await round();
  await lock(NOW);
  await unlock(LEAD, PIN, NOW);
  expect(await keys()).toEqual(NEEDED);
});

test("what was told late of what is forgotten here is told as a whole", async () => {
  await work("v1");
  await write("note", "v1-open", { state: "done" });
  await write("visit", "v1", { state: "closed" });
  await round();
  const first = await take();
  await enrolTablet(desk);
  await round();
  await write("note", "v1-open", { state: "open" });
  await round();
  await take(first);
  await unlock(LEAD, PIN, NOW);
  expect(await keys()).toEqual(["loan/v1-book"]);
  await round();
  expect((await shownRecords()).get("note/v1-open")).toEqual(desk.records().get("note/v1-open"));
});

test("with a helper at work what is of a visit goes after a week as well", async () => {
  await work("v1");
  await setPin(HELPER, PIN, NOW);
  await round();
  await unlock(HELPER, PIN, NOW);
  expect(await keys()).toEqual(["activity/v1-tour", "loan/v1-book", "visit/v1"]);
  await forgetOld(later(8));
  expect(await keys()).toEqual(["loan/v1-book"]);
});

test("a visit that two tablets opened and one closed goes like any other", async () => {
  const first = await take();
  await enrolTablet(desk);
  await write("visit", "v1", { day: "2027-03-11", state: "open" });
  await round();
  await take(first);
  await unlock(LEAD, PIN, NOW);
  await write("visit", "v1", { day: "2027-03-11", state: "open" });
  await write("visit", "v1", { state: "closed" });
  await round();
  expect(await keys()).toEqual(["visit/v1"]);
  await lock(NOW);
  await unlock(LEAD, PIN, NOW);
  expect(await keys()).toEqual([]);
});
