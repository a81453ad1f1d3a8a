import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import { closeTeamStore, openTeamStore } from "../store/team-database";
import { teamQueue, writeOperation } from "../store/team-log";
import { Desk } from "../testing/desk";
import { enrolDevice, teamRound } from "./team";

const NOW = new Date("2027-03-11T09:00:00Z");
const SECRET = "Amina woont op kamer 12";
const ASKED = "Waar is de school?";

let desk: Desk;

/** Another tablet with an empty disk, or one with the disk of before. */
async function take(disk = new IDBFactory()): Promise<IDBFactory> {
  const before = globalThis.indexedDB as IDBFactory;
  await closeTeamStore();
  globalThis.indexedDB = disk;
  return before;
}

const round = (fetcher = desk.fetch) => teamRound(fetcher, NOW, true);
const note = (entity_id: string, text: string) => {
  const about = { actor: "a".repeat(22), place: "azc-delft", entity: "note", entity_id };
  return writeOperation({ ...about, patch: { topic: "school" } }, NOW, text);
};
const bodies = async () => (await openTeamStore()).getAll("bodies");
const texts = async () => (await bodies()).map(({ text }) => text);

beforeEach(async () => {
  desk = new Desk();
  await take();
  await enrolDevice("ABCDEFGHJK", desk.fetch);
});

test("a text that is erased at the centre goes from both tablets at their next contact", async () => {
  await note("n1", SECRET);
  await round();
  const first = await take();
  await enrolDevice("ABCDEFGHJK", desk.fetch);
  await round();
  expect(await texts()).toEqual([SECRET]);
  desk.erase((await bodies())[0]?.hash ?? "");
  await round();
  expect(await texts()).toEqual([]);
  await take(first);
  expect(await texts()).toEqual([SECRET]);
  await round();
  expect(await texts()).toEqual([]);
});

test("a snapshot takes away what was erased meanwhile, and leaves what is still to be told", async () => {
  await note("n1", SECRET);
  await round();
  desk.erase((await bodies())[0]?.hash ?? "");
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
  for (const body of await bodies()) await store.put("bodies", { ...body, text: "Iets anders" }, body.hash);
  const held = { state: "quarantined", reason: "bad-body", texts: ["Iets anders"] };
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
