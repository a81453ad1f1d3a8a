import { effect } from "@preact/signals";
import { beforeEach, expect, test } from "vitest";
import { teamRound } from "../../net/team";
import { currentView } from "../../store/team-change";
import { Desk } from "../../testing/desk";
import { enrolTablet, LEAD, PIN, take } from "../../testing/tablet";
import { latest, noteDeed, readLatest, takeBack } from "./latest";
import { closeVisit, openVisit } from "./opening";
import { chosenPlace, followTeam, lock, placeId, unlock, write } from "./state";

const COUNTED = { category: "age-18", n: 1 } as const;

beforeEach(async () => {
  const desk = new Desk();
  desk.now = new Date();
  desk.places = [...desk.places, ...desk.places.map((place) => ({ ...place, id: "zuid", name: "Zuid" }))];
  await take();
  await enrolTablet(desk);
  await teamRound(desk.fetch, desk.now, true);
  await followTeam();
  await unlock(LEAD, PIN);
});

test("what was done is taken back where it was done, once, wherever the team is by then", async () => {
  const place = placeId.value;
  await write("visit", "v1", { day: "2026-03-05", state: "open" });
  await write("count", "v1", COUNTED);
  const undo = { entity: "count", entity_id: "v1", patch: { ...COUNTED, n: -1 }, place };
  const deed = { id: "d1", at: "13:30", words: "+1", undo };
  noteDeed(deed);
  chosenPlace.value = "zuid";
  expect(placeId.value).toBe("zuid");
  await Promise.all([takeBack(deed), takeBack(deed)]);
  expect(latest.value).toEqual([]);
  const { log } = await currentView();
  expect(log.entries.map(({ readable }) => readable?.["place"])).toEqual([place, place, place]);
  chosenPlace.value = undefined;
});

test("of whoever left nothing is shown, and to them all of it again", async () => {
  const stop = effect(() => void readLatest());
  noteDeed({ id: "d2", at: "13:30", words: "+2" });
  await lock();
  expect(latest.value).toEqual([]);
  await unlock(LEAD, PIN);
  await expect.poll(() => latest.value.map(({ words }) => words)).toEqual(["+2"]);
  stop();
});

test("with its day goes what could be taken back", async () => {
  await openVisit(placeId.value, new Date());
  noteDeed({ id: "d3", at: "13:30", words: "+3" });
  await closeVisit();
  expect(latest.value).toEqual([]);
  await readLatest();
  expect(latest.value).toEqual([]);
});
