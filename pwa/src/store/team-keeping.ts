/** What goes by its age alone, whoever is at work or nobody: no key is needed to forget. */

import { tellChange } from "./changes";
import { ended, STRICT } from "./database";
import {
  type EntryRow,
  type InboxRow,
  type LogState,
  openTeamStore,
  type Row,
  type Shift,
} from "./team-database";
import { weekFrom } from "./team-records";
import { canRotate, forgetOver } from "./team-rotating";
import { atWork, currentShift, inTurn } from "./team-session";

const STORES = ["log", "entries", "refused", "shifts", "rows", "inbox"] as const;

interface Kept {
  readonly state: LogState | undefined;
  readonly entries: readonly EntryRow[];
  readonly refused: readonly EntryRow[];
  readonly shifts: readonly Shift[];
  readonly inbox: readonly (readonly [number, InboxRow])[];
  /** Rows whose time has come. */
  readonly old: readonly Row[];
}

/** What must go, by the keys of its store; `shifts` go with all that they close. */
interface Due {
  readonly shifts: readonly string[];
  readonly inbox: readonly number[];
  readonly entries: readonly EntryRow[];
  readonly refused: readonly string[];
  readonly rows: readonly string[];
}

/** At the start, at each round and before each PIN. */
export function forgetOld(now: Date): Promise<void> {
  return inTurn(async () => {
    const session = atWork();
    if (session && canRotate(session)) await forgetOver(now, false);
    await expire(now.getTime(), session && currentShift(session)?.id);
  });
}

/**
 * What the centre told goes from the log's view as well: it tells it again. Keys go where they closed something that is
 * old now, and nothing of this device that waits; what waits is still readable after a PIN.
 */
async function expire(now: number, inUse: string | undefined): Promise<void> {
  const work = (await openTeamStore()).transaction(STORES, "readwrite", STRICT);
  const [rows, inbox, shifts] = [
    work.objectStore("rows"),
    work.objectStore("inbox"),
    work.objectStore("shifts"),
  ];
  const [state, entries, refused, all, told, numbers, old] = await Promise.all([
    work.objectStore("log").get("log"),
    work.objectStore("entries").getAll(),
    work.objectStore("refused").getAll(),
    shifts.getAll(),
    inbox.getAll(),
    inbox.getAllKeys(),
    rows.index("until").getAll(IDBKeyRange.upperBound(now)),
  ]);
  const waiting = told.map((row, at) => [numbers[at] ?? 0, row] as const);
  const due = dueIn({ state, entries, refused, shifts: all, inbox: waiting, old }, now, inUse);
  const closed = await Promise.all(due.shifts.map((id) => rows.index("shift").getAllKeys(id)));
  const lost = [...due.rows, ...closed.flat()];
  const isNothing = [...Object.values(due), lost].every((some) => some.length === 0);
  const writes: Promise<unknown>[] = [];
  if (state && !isNothing) {
    const isRetold = lost.length + due.inbox.length > 0;
    writes.push(work.objectStore("log").put(nextState(state, isRetold), "log"));
    writes.push(...lost.map((id) => rows.delete(id)), ...due.inbox.map((key) => inbox.delete(key)));
    writes.push(...due.shifts.map((id) => shifts.delete(id)));
    writes.push(...due.entries.map((row) => work.objectStore("entries").put(row, row.seq)));
    writes.push(...due.refused.map((id) => work.objectStore("refused").delete(id)));
  }
  await ended(work.done, writes);
  if (writes.length > 0) tellChange("team");
}

function nextState({ cursor, ...state }: LogState, isRetold: boolean): LogState {
  const next = { ...state, turn: state.turn + 1 };
  return isRetold || cursor === undefined ? next : { ...next, cursor };
}

function dueIn(kept: Kept, now: number, inUse: string | undefined): Due {
  const shifts = spentShifts(kept, now, inUse);
  const isSpent = ({ own }: EntryRow) =>
    own !== undefined && (shifts.includes(own.shift) || (own.until ?? now + 1) <= now);
  return {
    shifts,
    inbox: kept.inbox
      .filter(([, row]) => shifts.includes(row.shift) || isWeekOld(row.told, now))
      .map(([key]) => key),
    entries: kept.entries.filter(isSpent).map(({ own: _, ...row }) => row),
    refused: kept.refused.filter((row) => !row.own || isSpent(row)).map(({ op_id }) => op_id),
    rows: kept.old.map(({ id }) => id),
  };
}

/** Those that closed something which is old now, and those that another took the place of a week ago. */
function spentShifts(
  { shifts, old, entries }: Kept,
  now: number,
  inUse: string | undefined,
): readonly string[] {
  const waiting = entries.filter(({ state }) => state === "waiting").map(({ own }) => own?.shift);
  const needed = new Set([inUse, ...waiting]);
  const touched = new Set(old.map(({ shift }) => shift));
  const spent = shifts.filter(({ id, nr }) => {
    const isLeft = shifts.some((other) => other.nr > nr && isWeekOld(other.made, now));
    return !needed.has(id) && (isLeft || touched.has(id));
  });
  return spent.map(({ id }) => id);
}

function isWeekOld(moment: number, now: number): boolean {
  return weekFrom(new Date(moment)) <= now;
}
