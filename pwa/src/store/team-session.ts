/** Who is at work in this tab, with which keys, and what is open: in memory only, gone with the page. */
import { whenChanged } from "./changes";
import { openTeamStore, type Shift } from "./team-database";
import { emptyMemory, type Memory, refresh } from "./team-memory";
import type { Worker } from "./team-people";
import { openShiftKeys, type ShiftKeys } from "./team-shifts";

export interface Session {
  readonly worker: Worker;
  readonly key: CryptoKey;
  readonly memory: Memory;
  shifts: ReadonlyMap<string, ShiftKeys>;
}

let session: Session | undefined;
let last: Promise<unknown> = Promise.resolve();

whenChanged((subject) => {
  if (subject === "lock") session = undefined;
});

/** Who is at work here; undefined while this tab is locked. */
export function atWork(): Session | undefined {
  return session;
}

export function beginSession(worker: Worker, key: CryptoKey): Session {
  session = { worker, key, memory: emptyMemory(), shifts: new Map() };
  return session;
}

export function endSession(): void {
  session = undefined;
}

/** The newest shift, under whose keys everything is written. */
export function currentShift({ shifts }: Pick<Session, "shifts">): ShiftKeys | undefined {
  return [...shifts.values()].reduce<ShiftKeys | undefined>(
    (newest, shift) => (newest && newest.nr > shift.nr ? newest : shift),
    undefined,
  );
}

/** One piece of work on the team's store at a time in this tab; other tabs are noticed by the turn. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(work, work);
  last = turn;
  return turn;
}

/** What this session has open, as of now. */
export async function freshMemory(found: Session): Promise<Memory> {
  await refresh(found.memory, await openTeamStore(), (shifts) => openShifts(found, shifts));
  return found.memory;
}

/** The keys of these shifts that the worker has; those that are open already are taken as they are. */
async function openShifts(found: Session, shifts: readonly Shift[]): Promise<Session["shifts"]> {
  const opened = shifts.map(async (shift) => {
    const known = found.shifts.get(shift.id);
    return [shift.id, known?.staff ? known : await openShiftKeys(shift, found.worker, found.key)] as const;
  });
  found.shifts = new Map(await Promise.all(opened));
  return found.shifts;
}
