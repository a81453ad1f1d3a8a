/** What the centre tells a team's device: kept for who is at work, and for the staff unread where that is a helper (4.3). */
import type { Feed, Snapshot } from "../sync/operations";
import { applyFeed, applySnapshot, erasedBy, type Log } from "../sync/replica";
import { type Change, change, changeNow, unlocked, type View } from "./team-change";
import { openTeamStore } from "./team-database";
import { centreKey, withoutTexts } from "./team-erasing";
import type { Memory, Own } from "./team-memory";
import { openWithPrivate } from "./team-sealing";
import { atWork, type Session } from "./team-session";
import { folded, isPartial, split, type Told, toldBy, toldIn } from "./team-told";

/**
 * Keep a part of the feed; false where nobody is at work, for whom it could be kept. Throws PeerError no-network where it
 * does not come next.
 */
export async function keepFeed(feed: Feed, now: Date): Promise<boolean> {
  if (!atWork()) return false;
  await change(now, async (view) => {
    const settled = applyFeed(view.log, feed, now);
    return view.session ? { ...settled, ...(await kept(view, settled.log, toldIn(feed), now)) } : undefined;
  });
  return atWork() !== undefined;
}

/** A snapshot takes the place of all that the centre told before; false where nobody is at work. */
export async function keepSnapshot(snapshot: Snapshot, now: Date): Promise<boolean> {
  if (!atWork()) return false;
  await change(now, async (view) => {
    if (!view.session) return undefined;
    const { memory } = view.session;
    const own: readonly Own[] = [...view.log.entries, ...memory.refused];
    const erased = [...erasedBy(snapshot, [...memory.kinds.body.keys()], own), ...snapshot.erased];
    const settled = applySnapshot(view.log, snapshot);
    return { ...settled, ...(await kept(view, settled.log, toldBy(snapshot, erased), now)) };
  });
  return atWork() !== undefined;
}

/** What was told to the staff while only helpers were at work, oldest first. */
export async function readInbox(session: Session, now: Date): Promise<void> {
  const work = (await openTeamStore()).transaction("inbox");
  const [rows, numbers] = await Promise.all([work.store.getAll(), work.store.getAllKeys()]);
  for (const [at, row] of rows.entries()) {
    const key = session.shifts.get(row.shift)?.inbox;
    if (!key) continue;
    const told = JSON.parse(new TextDecoder().decode(await openWithPrivate(key, row.bytes))) as Told;
    await changeNow(now, async (view) => {
      const { memory } = unlocked(view);
      return {
        ...(await withoutTexts(leading(view.log, memory, told), memory, told.erased, await centreKey())),
        ...folded(memory, told, now),
        read: numbers.slice(at, at + 1),
        ...(told.records && { replaced: ["staff"] as const }),
      };
    });
  }
}

/** What was told, as rows for those who are at work, and sealed for the staff where that is a helper. */
async function kept(view: View, log: Log, told: Told, now: Date): Promise<Change> {
  const { memory, worker } = unlocked(view);
  const parts = split(told, now);
  const isHelper = worker.role === "helper";
  const mine = isHelper ? parts.all : told;
  const isWhole = told.records !== undefined;
  return {
    ...(await withoutTexts(leading(log, memory, mine), memory, told.erased, await centreKey())),
    ...folded(memory, mine, now),
    ...(isWhole && { replaced: isHelper ? ["all"] : ["all", "staff"] }),
    ...(isHelper && !isEmpty(parts.staff) && { inbox: parts.staff }),
  };
}

/** The log, which leads to a snapshot next where the device cannot know all of what was told. */
function leading({ cursor, ...log }: Log, memory: Memory, told: Told): Log {
  return cursor === undefined || isPartial(memory, told) ? log : { ...log, cursor };
}

function isEmpty({ operations, records, bodies, erased, messages }: Told): boolean {
  return records === undefined && operations.length + bodies.length + erased.length + messages.length === 0;
}
