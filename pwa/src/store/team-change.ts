/**
 * How a team's store changes: worked out and sealed outside a transaction, then kept in one strict transaction that finds
 * the store as it was read, and only the rows that differ (clause 4.1).
 */
import { CallerError } from "../sync/errors";
import type { Entry, Log } from "../sync/replica";
import { fork } from "../sync/replica";
import { tellChange } from "./changes";
import { randomId } from "./random";
import {
  type EntryRow,
  type KeyClass,
  openTeamStore,
  type Row,
  type SealedBox,
  type Shift,
  type TeamDevice,
} from "./team-database";
import { forgetHeld, type Held, type Item, keepHeld, type Own, type RawLog, readRawLog } from "./team-memory";
import { classOf, weekFrom } from "./team-records";
import { sealToPoint, sealValue } from "./team-sealing";
import { atWork, currentShift, freshMemory, inTurn, type Session } from "./team-session";
import type { ShiftKeys } from "./team-shifts";
import { keepInStores, type Write } from "./team-write";

/** What a step sees: the log, open where somebody is at work. */
export interface View extends RawLog {
  readonly session?: Session;
}

/** What a step changes; what it does not name stays. */
export interface Change {
  readonly log: Log;
  readonly gone?: readonly Entry[];
  readonly must_fork?: boolean;
  /** What waits for a look, where it is not what it was. */
  readonly refused?: readonly Own[];
  readonly puts?: readonly Item[];
  readonly drops?: readonly Held[];
  /** Whose told rows go first: what is put takes their place. */
  readonly replaced?: readonly KeyClass[];
  /** For the staff, of what was told while a helper is at work; and what of it has been read. */
  readonly inbox?: unknown;
  readonly read?: readonly number[];
  /** New keys, under which all that is put is sealed; `ended` are the shifts that go, with all that they still close. */
  readonly opened?: { readonly shift: Shift; readonly keys: ShiftKeys };
  readonly ended?: readonly string[];
  readonly shared?: readonly Shift[];
  /** Own operations whose content this device need not show any more, by op_id. */
  readonly unneeded?: ReadonlySet<string>;
  readonly device?: Partial<TeamDevice>;
  /** Nothing of it stands on a screen: nobody need read all again for it. */
  readonly isUnshown?: boolean;
}

/** Works out a step, and keeps it only where nobody was in between; else works it out again. Nothing: nothing to do. */
export function change(now: Date, step: (view: View) => Promise<Change | undefined>): Promise<void> {
  return inTurn(() => changeNow(now, step));
}

/** The same within a piece of work that has the turn. */
export async function changeNow(now: Date, step: (view: View) => Promise<Change | undefined>): Promise<void> {
  // What is open is taken for the newest: where it is not, the transaction finds out.
  for (let isFirst = true; ; isFirst = false) {
    const view = await currentView(isFirst);
    const changed = await step(view);
    if (!changed) return;
    if (!(await keep(view, changed, now))) continue;
    if (!changed.isUnshown) tellChange("team");
    return;
  }
}

/** The log as it is now, open where somebody is at work. */
export async function currentView(isMemoryEnough = false): Promise<View> {
  const session = atWork();
  if (!session) return readRawLog(await openTeamStore());
  const isOpen = session.memory.turn >= 0;
  const { log, turn } = isMemoryEnough && isOpen ? session.memory : await freshMemory(session);
  return { log, turn, session };
}

/** The session of a step that only somebody at work can do; throws CallerError locked. */
export function unlocked({ session }: View): Session {
  if (!session) throw new CallerError("locked", "nobody is at work");
  return session;
}

async function keep(view: View, changed: Change, now: Date): Promise<boolean> {
  const log = changed.must_fork ? await fork(changed.log, randomId()) : changed.log;
  const turn = view.turn + 1;
  const keys = changed.opened?.keys ?? (view.session && currentShift(view.session));
  const known = new Set<Entry>(view.log.entries);
  const sealing = { keys, now, unneeded: changed.unneeded, isAnew: changed.opened !== undefined };
  const kept = await Promise.all(
    log.entries.map(async (entry) => {
      return known.has(entry) && !mustSeal(entry, sealing) ? entry : sealedEntry(entry, sealing);
    }),
  );
  const refused = [
    ...(changed.refused ?? (sealing.isAnew ? (view.session?.memory.refused ?? []) : [])),
    ...(changed.gone ?? []).filter(({ state }) => state === "quarantined"),
  ];
  const looked = await Promise.all(refused.map((entry) => sealedEntry(entry, sealing)));
  const held = await Promise.all((changed.puts ?? []).map((item) => sealedItem(item, view, keys, turn)));
  const write: Write = {
    before: view.turn,
    log: { ...log, entries: kept },
    entries: kept.filter((entry) => !known.has(entry)).map(toRow),
    seqs: new Set(kept.map(({ seq }) => seq)),
    refused: looked.map(toRow),
    rows: held.map(({ row }) => row),
    drops: (changed.drops ?? []).map(({ id }) => id),
    inbox: changed.inbox === undefined ? undefined : await forStaff(changed.inbox, view, now),
    changed,
  };
  if (!(await keepInStores(write))) return false;
  remember(
    view,
    write,
    held.map(({ item }) => item),
    looked,
    changed,
  );
  return true;
}

interface Sealing {
  readonly keys: ShiftKeys | undefined;
  readonly now: Date;
  readonly unneeded: ReadonlySet<string> | undefined;
  readonly isAnew: boolean;
}

function mustSeal(entry: Entry, { unneeded, isAnew }: Sealing): boolean {
  return isAnew || unneeded?.has(entry.op_id) === true;
}

/** What it does is closed for the device's own people; once it was sent, for a week at most. */
async function sealedEntry(entry: Own, { keys, now, unneeded, isAnew }: Sealing): Promise<Own> {
  const { own: before, ...rest } = entry;
  if (unneeded?.has(entry.op_id)) {
    const { readable: _, said: __, ...forgotten } = rest;
    return forgotten;
  }
  const box = isAnew || !before ? ((await ownBox(rest, keys)) ?? before) : before;
  if (!box) return rest;
  const { until, ...own } = box;
  return { ...rest, own: entry.state === "waiting" ? own : { ...own, until: until ?? weekFrom(now) } };
}

async function ownBox(
  { readable, said = [] }: Own,
  keys: ShiftKeys | undefined,
): Promise<SealedBox | undefined> {
  const name = classOf(readable?.entity);
  const key = keys?.[name];
  return (
    readable && keys && key && { ...(await sealValue(key, [readable, said])), shift: keys.id, class: name }
  );
}

async function sealedItem(
  item: Item,
  view: View,
  keys: ShiftKeys | undefined,
  turn: number,
): Promise<{ readonly row: Row; readonly item: Held }> {
  const key = keys?.[item.class];
  if (!keys || !key) throw new CallerError("no-key", item.class);
  const { kind, value, ...rest } = item;
  const id = unlocked(view).memory.kinds[kind].get(item.key)?.id ?? randomId();
  const place = { id, turn, shift: keys.id, class: item.class, is_told: item.is_told };
  const until = rest.until === undefined ? {} : { until: rest.until };
  const box = await sealValue(key, [kind, item.key, value]);
  return { row: { ...place, ...until, ...box }, item: { ...item, id, turn, shift: keys.id } };
}

async function forStaff(value: unknown, view: View, now: Date): Promise<Write["inbox"]> {
  const shift = currentShift(unlocked(view));
  const point = shift && (await (await openTeamStore()).get("shifts", shift.id))?.point;
  if (!shift || !point) throw new CallerError("no-key", "staff");
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { shift: shift.id, told: now.getTime(), bytes: await sealToPoint(point, plain) };
}

function toRow({ readable: _, said: __, ...row }: Own): EntryRow {
  return row;
}

/** The memory as the store is now, without reading it. */
function remember(
  { session, turn }: View,
  write: Write,
  held: readonly Held[],
  looked: readonly Own[],
  changed: Change,
): void {
  if (!session) return;
  const { memory } = session;
  memory.turn = turn + 1;
  memory.log = write.log;
  const isAnew = changed.opened !== undefined || changed.refused !== undefined;
  memory.refused = isAnew ? looked : [...memory.refused, ...looked];
  const { replaced = [], ended: shifts = [], drops = [], opened } = changed;
  const isGone = (one: Held) => (one.is_told && replaced.includes(one.class)) || shifts.includes(one.shift);
  for (const one of [...[...memory.ids.values()].filter(isGone), ...drops]) forgetHeld(memory, one);
  for (const one of held) keepHeld(memory, one);
  if (opened) session.shifts = new Map([...session.shifts, [opened.keys.id, opened.keys]]);
  for (const shift of shifts) session.shifts = without(session.shifts, shift);
}

function without(shifts: Session["shifts"], id: string): Session["shifts"] {
  return new Map([...shifts].filter(([name]) => name !== id));
}
