/**
 * What an unlocked device has open: the rows that the worker may read, and its own log, as of a turn. Another tab's changes
 * are read when they are needed, and only those.
 */
import { type Body, FIRST } from "../sync/operations";
import type { Entry, Log } from "../sync/replica";
import { ZERO } from "../sync/stamps";
import { randomId } from "./random";
import type { Box, EntryRow, KeyClass, LogState, Row, SealedBox, Shift, TeamStore } from "./team-database";
import { openValue } from "./team-sealing";
import type { ShiftKeys } from "./team-shifts";

export type Kind = "record" | "body" | "message" | "draft" | "briefing";

/** One thing that is kept, and who may read it. */
export interface Item {
  readonly kind: Kind;
  readonly key: string;
  readonly value: unknown;
  readonly class: KeyClass;
  readonly is_told: boolean;
  readonly until?: number; // ms
}

/** A thing and its row. */
export interface Held extends Item {
  readonly id: string;
  readonly shift: string;
  readonly turn: number;
}

/** An operation of this device as it is kept, and what it says, open where it can be. */
export type Own = Entry & { readonly own?: SealedBox; readonly said?: readonly Body[] };

export interface Memory {
  turn: number;
  log: Log;
  refused: readonly Own[];
  readonly kinds: Readonly<Record<Kind, Map<string, Held>>>;
  readonly ids: Map<string, Held>;
}

type Keys = ReadonlyMap<string, ShiftKeys>;

/** The log as it lies there, unread. */
export interface RawLog {
  readonly turn: number;
  readonly log: Log;
}

export function emptyMemory(): Memory {
  const kinds = {
    record: new Map(),
    body: new Map(),
    message: new Map(),
    draft: new Map(),
    briefing: new Map(),
  };
  const log: Log = { replica: "", base: { seq: 0, hash: FIRST }, hlc: ZERO, entries: [] };
  return { turn: -1, log, refused: [], kinds, ids: new Map() };
}

export async function readRawLog(store: TeamStore): Promise<RawLog> {
  const work = store.transaction(["log", "entries"]);
  const [state, entries] = await Promise.all([
    work.objectStore("log").get("log"),
    work.objectStore("entries").getAll(),
  ]);
  return rawLog(state, entries);
}

/**
 * Bring the memory to the turn of the store. `openShifts` is given the shifts of now, to return the keys of those that can
 * be opened.
 */
export async function refresh(
  memory: Memory,
  store: TeamStore,
  openShifts: (shifts: readonly Shift[]) => Promise<Keys>,
): Promise<void> {
  const work = store.transaction(["log", "entries", "refused", "rows", "shifts"]);
  const state = await work.objectStore("log").get("log");
  if ((state?.turn ?? 0) === memory.turn) return;
  const later = IDBKeyRange.lowerBound(memory.turn, true);
  const [entries, refused, rows, ids, shifts] = await Promise.all([
    work.objectStore("entries").getAll(),
    work.objectStore("refused").getAll(),
    work.objectStore("rows").index("turn").getAll(later),
    work.objectStore("rows").getAllKeys(),
    work.objectStore("shifts").getAll(),
  ]);
  const keys = await openShifts(shifts);
  const [opened, own, looked] = await Promise.all([
    Promise.all(rows.map((row) => openRow(row, keys))),
    Promise.all(entries.map((row) => openEntry(row, keys))),
    Promise.all(refused.map((row) => openEntry(row, keys))),
  ]);
  const there = new Set(ids);
  for (const held of [...memory.ids.values()].filter(({ id }) => !there.has(id))) forgetHeld(memory, held);
  for (const held of opened.sort((a, b) => (a?.turn ?? 0) - (b?.turn ?? 0))) {
    if (held) keepHeld(memory, held);
  }
  const raw = rawLog(state, own);
  memory.log = raw.log;
  memory.turn = raw.turn;
  memory.refused = looked;
}

/** What is written later is what counts: a shift that nobody could open for a while may hold an older row. */
export function keepHeld(memory: Memory, held: Held): void {
  const kind = memory.kinds[held.kind];
  const before = kind.get(held.key);
  if (before && before.turn > held.turn) return;
  if (before) memory.ids.delete(before.id);
  kind.set(held.key, held);
  memory.ids.set(held.id, held);
}

export function forgetHeld(memory: Memory, held: Held): void {
  memory.ids.delete(held.id);
  if (memory.kinds[held.kind].get(held.key) === held) memory.kinds[held.kind].delete(held.key);
}

function rawLog(state: LogState | undefined, entries: readonly Entry[]): RawLog {
  const { turn, ...rest }: LogState = state ?? {
    turn: 0,
    replica: randomId(),
    base: { seq: 0, hash: FIRST },
    hlc: ZERO,
  };
  return { log: { ...rest, entries }, turn };
}

async function openRow({ iv, bytes, ...row }: Row, keys: Keys): Promise<Held | undefined> {
  const found = await openBox(row, { iv, bytes }, keys);
  if (found === undefined) return undefined;
  const [kind, key, value] = found as [Kind, string, unknown];
  return { ...row, kind, key, value };
}

async function openEntry(row: EntryRow, keys: Keys): Promise<Own> {
  const found = row.own && (await openBox(row.own, row.own, keys));
  if (found === undefined) return row;
  const [readable, said] = found as [Readonly<Record<string, unknown>>, readonly Body[]];
  return { ...row, readable, said };
}

async function openBox(
  { shift, class: name }: Pick<SealedBox, "shift" | "class">,
  box: Box,
  keys: Keys,
): Promise<unknown> {
  const key = keys.get(shift)?.[name];
  return key && openValue(key, box);
}
