/** What lies on the disk of a team's tablet: nothing that could be read, locked or not, and to each only what is theirs. */
import { beforeEach, expect, test } from "vitest";
import { teamRound } from "../net/team";
import { Desk } from "../testing/desk";
import { dumped, enrolTablet, HELPER, LEAD, PIN, STAFF, shownRecords, take } from "../testing/tablet";
import { openTeamStore } from "./team-database";
import { lock, setPin, unlock } from "./team-door";
import { nextTeamPush, writeOperation } from "./team-log";
import { draft, keepDraft, shownNow } from "./team-shown";

const NOW = new Date("2027-03-11T09:00:00Z");
const SECRETS = [
  "Amina woont op kamer 12",
  "Ik zoek een",
  "Jip en Janneke",
  "9789045112345",
  "wish-book",
  "visitone",
  "noteone",
  "telling",
  "Waar is de school",
];

let desk: Desk;

const round = () => teamRound(desk.fetch, NOW, true);
const write = (entity: string, entity_id: string, patch: object, text?: string, actor = LEAD) =>
  writeOperation(
    { actor, place: "azc-delft", entity, entity_id, patch: patch as Readonly<Record<string, unknown>> },
    NOW,
    text,
  );

async function writeAll(): Promise<void> {
  await write("visit", "visitone", { state: "open", opens: "09:00" });
  await write("note", "noteone", { visit: "visitone", topic: "telling", state: "open" }, SECRETS[0]);
  await write("count", "visitone", { category: "wish-book-nl-child", n: 1 });
  await write("loan", "9789045112345", { event: "lent" }, "17");
  await keepDraft("answer", "Ik zoek een");
}

async function expectNothingPlain(): Promise<void> {
  const disk = await dumped();
  expect(disk).toContain("Samira"); // the tiles before a PIN have names; and the dump finds words
  for (const secret of SECRETS) expect(disk).not.toContain(secret);
  expect(disk).not.toContain("a key that can be taken");
}

beforeEach(async () => {
  desk = new Desk();
  desk.items = [{ id: "9789045112345", title: "Jip en Janneke", language: "nl", place: "azc-delft" }];
  desk.messages.push({
    thread: "t1",
    topic: "telling",
    place: "azc-delft",
    day: "2027-03-10",
    text: "Waar is de school?",
  });
  await take();
  await enrolTablet(desk, [LEAD]);
});

test("nothing that was written, told or half typed lies there in plain words", async () => {
  await writeAll();
  await expectNothingPlain();
  await lock(NOW);
  await expectNothingPlain();
  await unlock(LEAD, PIN, NOW);
  await round();
  await round();
  const shown = await shownNow();
  expect([...shown.texts.values()]).toEqual(expect.arrayContaining(["Amina woont op kamer 12", "17"]));
  expect(shown.messages).toMatchObject([{ text: "Waar is de school?" }]);
  expect(shown.briefing?.items).toMatchObject([{ title: "Jip en Janneke" }]);
  await expectNothingPlain();
  desk.restore(desk.backUp());
  await round();
  await expectNothingPlain();
  await lock(NOW);
  await expectNothingPlain();
});

test("a locked tablet tells what waits, forks without reading, and hears nothing", async () => {
  desk.backUp();
  await writeAll();
  await round();
  await write("note", "noteone", { topic: "geld" });
  await lock(NOW);
  desk.restore(0); // the desk forgot what it was told, and is now told anew
  desk.forks = 1;
  const feeds = desk.requests.length;
  expect(await round()).toEqual({ ok: true });
  expect(desk.book.stored.size).toBe(5);
  expect(desk.requests.slice(feeds).filter((url) => /feed|snapshot/.test(url))).toEqual([]);
  expect(await nextTeamPush()).toBeUndefined();
  expect(new Set(desk.replicas).size).toBe(2);
  await unlock(LEAD, PIN, NOW);
  await round();
  expect([...(await shownRecords())].sort()).toEqual([...desk.records()].sort());
});

test("what somebody half typed is there again after a lock, for its writer alone", async () => {
  await setPin(STAFF, PIN, NOW);
  await keepDraft("answer", "Ik zo");
  const typed = keepDraft("answer", "Ik zoek een");
  await lock(NOW);
  await typed;
  await unlock(STAFF, PIN, NOW);
  expect(await draft("answer")).toBeUndefined();
  await unlock(LEAD, PIN, NOW);
  expect(await draft("answer")).toBe("Ik zoek een");
  await keepDraft("answer", "");
  expect(await draft("answer")).toBeUndefined();
});

test("a helper reads visits, activities and loans, and keeps the rest for the staff unread", async () => {
  await setPin(HELPER, PIN, NOW);
  await writeAll();
  await unlock(HELPER, PIN, NOW);
  expect([...(await shownRecords()).keys()].sort()).toEqual(["loan/9789045112345", "visit/visitone"]);
  await expect(write("note", "n2", { topic: "geld" }, undefined, HELPER)).rejects.toMatchObject({
    code: "no-key",
  });
  await write("loan", "other", { event: "lent" }, "18", HELPER);
  await round();
  const shown = await shownNow();
  expect([...shown.texts.values()].sort()).toEqual(["17", "18"]);
  expect(shown.messages).toEqual([]);
  await expectNothingPlain();
  await unlock(LEAD, PIN, NOW);
  expect([...(await shownRecords())].sort()).toEqual([...desk.records()].sort());
  expect((await shownNow()).messages).toMatchObject([{ text: "Waar is de school?" }]);
  expect(await (await openTeamStore()).count("inbox")).toBe(0);
});

test("what is told to a helper after a restore takes the place of all for the staff as well", async () => {
  await setPin(HELPER, PIN, NOW);
  desk.backUp();
  await writeAll();
  await round();
  await round();
  await unlock(HELPER, PIN, NOW);
  desk.restore(0);
  desk.erase([...desk.texts.keys()][0] ?? "");
  await round();
  await round();
  await unlock(LEAD, PIN, NOW);
  expect([...(await shownRecords())].sort()).toEqual([...desk.records()].sort());
  expect([...(await shownNow()).texts.values()].sort()).toEqual(
    [...desk.texts.values()].map(({ text }) => text).sort(),
  );
});

test("with the return of an item nobody can say any more to which tile it was lent", async () => {
  await write("loan", "9789045112345", { event: "lent" }, "17");
  await write("loan", "9789045112345", { event: "returned" });
  expect([...(await shownNow()).texts]).toEqual([]);
  await round();
  expect(desk.texts.size).toBe(0);
});

test("only what differs is written", async () => {
  await writeAll();
  const store = await openTeamStore();
  const before = new Map((await store.getAll("entries")).map((row) => [row.seq, String(row.own?.bytes)]));
  await write("count", "visitone", { category: "age-18", n: 1 });
  const after = await store.getAll("entries");
  expect(after.filter(({ seq, own }) => before.get(seq) !== String(own?.bytes))).toHaveLength(1);
});
