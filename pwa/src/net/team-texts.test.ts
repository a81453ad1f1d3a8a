import { beforeEach, expect, test } from "vitest";
import { openTeamStore } from "../store/team-database";
import { unlock } from "../store/team-door";
import { writeOperation } from "../store/team-log";
import { shownNow } from "../store/team-shown";
import { Desk } from "../testing/desk";
import { enrolTablet, LEAD, PIN, take, teamQueue } from "../testing/tablet";
import { teamRound } from "./team";

const NOW = new Date("2027-03-11T09:00:00Z");
const SECRET = "Amina woont op kamer 12";
const ASKED = "Waar is de school?";

let desk: Desk;

const round = (fetcher = desk.fetch) => teamRound(fetcher, NOW, true);
const note = (entity_id: string, text: string) => {
  const about = { actor: "a".repeat(22), place: "azc-delft", entity: "note", entity_id };
  return writeOperation({ ...about, patch: { topic: "school" } }, NOW, text);
};
const shown = async () => [...(await shownNow()).texts];
const texts = async () => (await shown()).map(([, text]) => text);
const hash = async () => (await shown())[0]?.[0] ?? "";

beforeEach(async () => {
  desk = new Desk();
  await take();
  await enrolTablet(desk);
});

test("a text that is erased at the centre goes from both tablets at their next contact", async () => {
  await note("n1", SECRET);
  await round();
  const first = await take();
  await enrolTablet(desk);
  await round();
  expect(await texts()).toEqual([SECRET]);
  desk.erase(await hash());
  await round();
  expect(await texts()).toEqual([]);
  await take(first);
  await unlock(LEAD, PIN, NOW);
  expect(await texts()).toEqual([SECRET]);
  await round();
  expect(await texts()).toEqual([]);
});

test("a snapshot takes away what was erased meanwhile, and leaves what is still to be told", async () => {
  await note("n1", SECRET);
  await round();
  desk.erase(await hash());
  desk.backUp();
  desk.restore(0);
  await round(async (url, init) => {
    if (url.startsWith("/sync/snapshot")) await note("n2", ASKED);
    return desk.fetch(url, init);
  });
  expect(await texts()).toEqual([ASKED]);
  await round();
  expect([...desk.texts.values()]).toMatchObject([{ text: ASKED }]);
});

test("a text that is not what was hashed needs a look, with its reason, and stays on its tablet", async () => {
  await note("n1", "Waar?");
  const store = await openTeamStore();
  desk.spoiled.add("Waar?");
  const held = { state: "quarantined", reason: "bad-body", texts: ["Waar?"] };
  await round();
  expect((await teamQueue()).refused).toMatchObject([held]);
  desk.backUp();
  await round();
  expect(await store.getAll("entries")).toEqual([]);
  desk.restore(0);
  await round();
  expect((await teamQueue()).refused).toMatchObject([held]);
  expect(desk.texts.size).toBe(0);
});
