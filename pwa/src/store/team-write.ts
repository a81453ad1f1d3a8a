/** One strict transaction of a team's store; false, and nothing, where the store is no longer the one that was read. */
import type { Log } from "../sync/replica";
import { ended, STRICT } from "./database";
import type { Change } from "./team-change";
import { type EntryRow, type InboxRow, openTeamStore, type Row } from "./team-database";

const STORES = ["device", "log", "entries", "refused", "shifts", "rows", "inbox"] as const;

/** All of it sealed. */
export interface Write {
  readonly before: number;
  readonly log: Log;
  /** Those that differ, and the numbers of all that stay. */
  readonly entries: readonly EntryRow[];
  readonly seqs: ReadonlySet<number>;
  readonly refused: readonly EntryRow[];
  readonly rows: readonly Row[];
  readonly drops: readonly string[];
  readonly inbox: InboxRow | undefined;
  readonly changed: Pick<Change, "replaced" | "read" | "opened" | "ended" | "shared" | "device">;
}

export async function keepInStores(write: Write): Promise<boolean> {
  const work = (await openTeamStore()).transaction(STORES, "readwrite", STRICT);
  const [log, entries, rows] = [
    work.objectStore("log"),
    work.objectStore("entries"),
    work.objectStore("rows"),
  ];
  const found = await log.get("log");
  if ((found?.turn ?? 0) !== write.before) {
    await work.done;
    return false;
  }
  const { device, read, opened, shared } = write.changed;
  const kept = await entries.getAllKeys();
  const former = device && (await work.objectStore("device").get("device"));
  const old = await replacedRows(rows, write);
  const put = new Set(write.rows.map(({ id }) => id));
  const waiting = await endedInbox(work.objectStore("inbox"), write);
  const { entries: _, ...state } = write.log;
  const all: Promise<unknown>[] = [log.put({ ...state, turn: write.before + 1 }, "log")];
  all.push(...kept.filter((seq) => !write.seqs.has(seq)).map((seq) => entries.delete(seq)));
  all.push(...write.entries.map((row) => entries.put(row, row.seq)));
  all.push(...write.refused.map((row) => work.objectStore("refused").put(row, row.op_id)));
  all.push(...[...old, ...write.drops].filter((id) => !put.has(id)).map((id) => rows.delete(id)));
  all.push(...write.rows.map((row) => rows.put(row)));
  const shifts = work.objectStore("shifts");
  for (const shift of [...(shared ?? []), ...(opened ? [opened.shift] : [])]) {
    all.push(shifts.put(shift, shift.id));
  }
  all.push(...(write.changed.ended ?? []).map((id) => shifts.delete(id)));
  const inbox = work.objectStore("inbox");
  all.push(...[...(read ?? []), ...waiting].map((key) => inbox.delete(key)));
  if (write.inbox) all.push(inbox.add(write.inbox));
  if (former) all.push(work.objectStore("device").put({ ...former, ...device }, "device"));
  await ended(work.done, all);
  return true;
}

async function replacedRows(
  rows: {
    getAll(): Promise<Row[]>;
    index(name: "shift"): { getAllKeys(shift: string): Promise<string[]> };
  },
  { changed: { replaced = [], ended: shifts = [] } }: Write,
): Promise<readonly string[]> {
  const closed = await Promise.all(shifts.map((shift) => rows.index("shift").getAllKeys(shift)));
  const told = replaced.length > 0 ? await rows.getAll() : [];
  const gone = told.filter((row) => row.is_told && replaced.includes(row.class));
  return [...closed.flat(), ...gone.map(({ id }) => id)];
}

async function endedInbox(
  inbox: { getAll(): Promise<InboxRow[]>; getAllKeys(): Promise<number[]> },
  { changed: { ended: shifts = [] } }: Write,
): Promise<readonly number[]> {
  if (shifts.length === 0) return [];
  const [rows, keys] = [await inbox.getAll(), await inbox.getAllKeys()];
  return keys.filter((_, at) => shifts.includes(rows[at]?.shift ?? ""));
}
