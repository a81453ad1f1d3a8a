/** Two tabs of one tablet: each has its own person at work, and both see one store. */
import { beforeEach, expect, test, vi } from "vitest";
import { lock, workerNow } from "../store/team-door";
import { writeOperation } from "../store/team-log";
import { openShift } from "../store/team-rotating";
import { shownNow } from "../store/team-shown";
import { Desk } from "../testing/desk";
import { enrolTablet, LEAD, PIN, shownRecords, take } from "../testing/tablet";
import { teamRound } from "./team";

const NOW = new Date("2027-03-11T09:00:00Z");

let desk: Desk;

const count = (write = writeOperation) =>
  write(
    {
      actor: LEAD,
      place: "azc-delft",
      entity: "count",
      entity_id: "v1",
      patch: { category: "age-18", n: 1 },
    },
    NOW,
  );

async function otherTab() {
  vi.resetModules();
  const [door, log, rotating, shown] = await Promise.all([
    import("../store/team-door"),
    import("../store/team-log"),
    import("../store/team-rotating"),
    import("../store/team-shown"),
  ]);
  return { ...door, ...log, ...rotating, ...shown };
}

beforeEach(async () => {
  desk = new Desk();
  await take();
  await enrolTablet(desk);
});

test("a second tab asks for a PIN of its own", async () => {
  const other = await otherTab();
  expect(other.workerNow()).toBeUndefined();
  await expect(count(other.writeOperation)).rejects.toMatchObject({ code: "locked" });
});

test("what two tabs write at once is one chain, and each shows all of it", async () => {
  const other = await otherTab();
  await other.unlock(LEAD, PIN, NOW);
  const both = Array.from({ length: 12 }, (_, at) => (at % 2 ? count() : count(other.writeOperation)));
  await Promise.all(both);
  expect(await teamRound(desk.fetch, NOW, true)).toEqual({ ok: true });
  expect(desk.book.stored.size).toBe(12);
  expect([...(await other.shownNow()).records]).toEqual([...(await shownRecords())]);
  expect([...(await shownRecords())]).toEqual([...desk.records()]);
});

test("a tab goes on under the keys that another one made", async () => {
  const other = await otherTab();
  await other.unlock(LEAD, PIN, NOW);
  await count();
  await other.openShift(NOW);
  await count();
  await openShift(NOW);
  await count(other.writeOperation);
  expect((await other.shownNow()).queue.waiting).toBe(3);
  expect([...(await other.shownNow()).records]).toEqual([...(await shownNow()).records]);
});

test("a lock in one tab locks the others", async () => {
  const other = await otherTab();
  await other.unlock(LEAD, PIN, NOW);
  await lock(NOW);
  await vi.waitFor(() => expect(other.workerNow()).toBeUndefined());
  expect(workerNow()).toBeUndefined();
});
