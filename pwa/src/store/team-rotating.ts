/**
 * New keys, so that nothing is left that could open what is gone: when a visit is opened, and when something goes that was
 * closed with the former ones. Who is at work must have all of these.
 */
import type { StaffRecord } from "../sync/merging";
import type { FeedMessage } from "../sync/operations";
import { type Log, unseen } from "../sync/replica";
import { type Change, change, changeNow, unlocked, type View } from "./team-change";
import { openTeamStore } from "./team-database";
import type { Held, Memory } from "./team-memory";
import { addedTo, hasClash, isClosed, type Records, textsOf, visitOf, weekFrom } from "./team-records";
import { currentShift, type Session } from "./team-session";
import { newShift, type ShiftKeys } from "./team-shifts";

/** As when a visit is opened: all that is still needed is closed with new keys, and the former ones are gone. */
export function openShift(now: Date): Promise<void> {
  return change(now, (view) => rotated(view, now, new Set()));
}

/**
 * In the turn of the caller: forget what is older than a week, and at `isTurnOver`, when somebody comes or leaves, what is
 * of a visit that is over and told. Then all that is left has new keys.
 */
export function forgetOver(now: Date, isTurnOver: boolean): Promise<void> {
  return changeNow(now, async (view) => {
    const session = unlocked(view);
    const over = overIn(session.memory, view.log, now, isTurnOver);
    const isPastNow = [...session.memory.ids.values()].some(({ until }) => isPast(until, now));
    const isOne = [...session.shifts.values()].filter(isWhole).length < 2;
    return over.size === 0 && !isPastNow && isOne ? undefined : rotated(view, now, over);
  });
}

/** Whether the worker has all keys of the newest shift. */
export function canRotate(session: Session): boolean {
  return isWhole(currentShift(session));
}

function isWhole(shift: ShiftKeys | undefined): boolean {
  return shift?.all !== undefined && shift.staff !== undefined;
}

/** The records that go, by key. A clash stays until it is decided, or for a week. */
function overIn({ kinds }: Memory, log: Log, now: Date, isTurnOver: boolean): ReadonlySet<string> {
  const told: Records = new Map([...kinds.record].map(([key, { value }]) => [key, value as StaffRecord]));
  const own = unseen(log).map((operation) => [operation, operation.hlc] as const);
  const shown = addedTo(told, own);
  const waits = waitingVisits(log, shown);
  const over = [...kinds.record].filter(([, { value, until }]) => {
    const record = value as StaffRecord;
    const visit = shown.get(`visit/${visitOf(record)}`);
    if (waits.has(visit?.entity_id ?? "")) return false;
    if (isPast(until, now) && (!visit || isClosed(visit))) return true;
    return isTurnOver && isClosed(visit) && !hasClash(record);
  });
  return new Set(over.map(([key]) => key));
}

/** Visits of which something was not told yet. */
function waitingVisits({ entries }: Log, shown: Records): ReadonlySet<string> {
  const waiting = entries.flatMap(({ state, readable }) => {
    const record = state === "waiting" ? shown.get(nameOf(readable)) : undefined;
    return (record && visitOf(record)) ?? [];
  });
  return new Set(waiting);
}

async function rotated(view: View, now: Date, over: ReadonlySet<string>): Promise<Change> {
  const { memory, worker, shifts } = unlocked(view);
  const people = await (await openTeamStore()).getAll("people");
  const nr = Math.max(0, ...[...shifts.values()].map((shift) => shift.nr)) + 1;
  const own = [...view.log.entries, ...memory.refused];
  const unneeded = own.filter(({ state, readable }) => state === "sent" && over.has(nameOf(readable)));
  const gone = new Set(unneeded.map(({ op_id }) => op_id));
  const records = [...memory.kinds.record.values()].filter(({ key }) => !over.has(key));
  const texts = new Set(
    records.flatMap(({ value, until }) => textsOf(value as StaffRecord, until, now).map(({ hash }) => hash)),
  );
  const others = [...memory.ids.values()].filter(({ kind, key, value }) => {
    if (kind === "body") return texts.has(key);
    return kind !== "record" && (kind !== "message" || !over.has(`thread/${(value as FeedMessage).thread}`));
  });
  return {
    log: view.log,
    puts: [...records, ...others].map((held) => renewed(held, now)),
    opened: await newShift(people, worker, nr, now),
    ended: [...shifts.values()].filter(isWhole).map(({ id }) => id),
    unneeded: gone,
  };
}

/** What is of a visit that goes on for more than a week stays as long as that does. */
function renewed(held: Held, now: Date): Held {
  return isPast(held.until, now) ? { ...held, until: weekFrom(now) } : held;
}

function nameOf(readable: Readonly<Record<string, unknown>> | undefined): string {
  return `${readable?.entity}/${readable?.entity_id}`;
}

function isPast(until: number | undefined, now: Date): boolean {
  return until !== undefined && until <= now.getTime();
}
