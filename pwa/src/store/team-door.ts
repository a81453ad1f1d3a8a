/** Coming to work with a PIN, and leaving. */
import { tellChange } from "./changes";
import { changeNow, unlocked } from "./team-change";
import { openTeamStore, wipeTeamStore } from "./team-database";
import { readInbox } from "./team-hearing";
import { forgetOld } from "./team-keeping";
import { makePin, type Refusal, tryPin, type Worker } from "./team-people";
import { canRotate, forgetOver } from "./team-rotating";
import {
  atWork,
  beginSession,
  currentShift,
  endSession,
  freshMemory,
  inTurn,
  type Session,
} from "./team-session";
import { classesOf, newShift, sharedWithOthers } from "./team-shifts";

/** Who is at work now in this tab; nobody while it is locked. */
export function workerNow(): Worker | undefined {
  return atWork()?.worker;
}

/** Come to work, or hear why not. All that is kept is open when this resolves. */
export async function unlock(person: string, pin: string, now = new Date()): Promise<Worker | Refusal> {
  await lock(now);
  await forgetOld(now);
  const tried = await tryPin(person, pin, now);
  if (!("key" in tried)) return tried;
  await inTurn(async () => {
    const session = beginSession(tried.worker, tried.key);
    await freshMemory(session);
    await shareKeys(session, now);
    await requireShift(now);
    await readInbox(session, now);
    if (canRotate(session)) await forgetOver(now, true);
  });
  tellChange("team");
  return tried.worker;
}

/** Leave, in every tab. What was of a visit that is over goes first. */
export async function lock(now = new Date()): Promise<void> {
  await inTurn(async () => {
    const session = atWork();
    if (!session) return;
    if (canRotate(session)) await forgetOver(now, true);
    endSession();
    tellChange("lock");
  });
}

/** The first PIN of a person, or one after a new start code; who is at work gives this person the keys. Throws as `makePin`. */
export async function setPin(person: string, pin: string, now = new Date()): Promise<void> {
  await makePin(person, pin);
  const session = atWork();
  if (session) await inTurn(() => shareKeys(session, now));
}

/** "Forget this device": nothing is left, in memory either. */
export async function forgetTeam(): Promise<void> {
  await inTurn(async () => {
    endSession();
    await wipeTeamStore();
    tellChange("lock");
    tellChange("team");
  });
}

/** Seal the keys that the worker has for everybody who has a PIN and lacks them. */
async function shareKeys({ worker, key }: Session, now: Date): Promise<void> {
  await changeNow(now, async ({ log }) => {
    const store = await openTeamStore();
    const [people, shifts] = await Promise.all([store.getAll("people"), store.getAll("shifts")]);
    const shared = await Promise.all(shifts.map((shift) => sharedWithOthers(shift, people, worker, key)));
    const found = shared.flatMap((shift) => shift ?? []);
    return found.length > 0 ? { log, shared: found } : undefined;
  });
}

/**
 * A worker whom nobody could give the keys has a shift of their own; the centre tells it anew what it told before. What
 * others wrote here and was not sent shows again when one of them is back.
 */
async function requireShift(now: Date): Promise<void> {
  await changeNow(now, async (view) => {
    const session = unlocked(view);
    const current = currentShift(session);
    if (current && classesOf(session.worker.role).every((name) => current[name])) return undefined;
    const people = await (await openTeamStore()).getAll("people");
    const { cursor: _, ...log } = view.log;
    return { log, opened: await newShift(people, session.worker, (current?.nr ?? 0) + 1, now) };
  });
}
