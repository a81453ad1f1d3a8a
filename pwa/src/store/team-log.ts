/** The log of a team's device: every write in one strict transaction that finds the log as it was read (clause 4.1). */
import { merge, type StaffRecord } from "../sync/merging";
import {
  type Body,
  bodiesOf,
  type Feed,
  FIRST,
  hashBody,
  hashContent,
  hashOperation,
  type Mark,
  type Operation,
  opId,
  type PushReply,
  pickOperations,
  type Sent,
  type Snapshot,
} from "../sync/operations";
import {
  append,
  applyFeed,
  applyPushReply,
  applySnapshot,
  type Entry,
  erasedBy,
  erasedIn,
  fork,
  type Log,
  link,
  nextPush,
  type Settled,
  unseen,
} from "../sync/replica";
import { ZERO } from "../sync/stamps";
import { ended, STRICT } from "./database";
import { randomId } from "./random";
import { type LogState, openTeamStore, type TeamStore } from "./team-database";

/** What a screen writes: a record and some of its fields. */
export interface Draft {
  readonly actor: string;
  readonly place: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly patch: Readonly<Record<string, unknown>> | null;
}

/**
 * An operation that the centre holds, why, and what it says: where the text is not what was hashed (`bad-body`), the
 * centre did not take it, and it is nowhere but here (clause 4.4).
 */
export interface Refused extends Entry {
  readonly texts: readonly string[];
}

/** What goes out now. */
export interface TeamPush {
  readonly replica: string;
  readonly epoch: string | undefined;
  readonly after: Mark;
  readonly operations: readonly Sent[];
  readonly bodies: readonly Body[];
}

type Records = ReadonlyMap<string, StaffRecord>;

interface Kept {
  readonly log: Log;
  readonly turn: number;
}

/** What a step changes besides the log; `records` are put, or take the place of all where `isWhole`. */
interface Change {
  readonly settled: Settled;
  readonly records?: Records;
  readonly bodies?: readonly Body[];
  readonly erased?: readonly string[];
  readonly messages?: Snapshot["messages"];
  readonly isWhole?: boolean;
}

const STORES = ["log", "entries", "refused", "records", "bodies", "messages"] as const;

/** Append an operation to the log; its id. A `text` becomes the body that the patch names as `text`. */
export async function writeOperation(draft: Draft, now: Date, text?: string): Promise<string> {
  const id = opId(now, crypto.getRandomValues(new Uint8Array(10)));
  const body = text === undefined ? undefined : await newBody(text);
  const patch = body ? { ...draft.patch, text: { body: body.hash } } : draft.patch;
  await change(async ({ log }) => {
    const seen = await baseRev({ ...draft, patch }, log);
    const operation = link(log, { op_id: id, ...draft, patch, base_rev: seen }, now);
    const hashes = await Promise.all([hashContent(operation), hashOperation(operation)]);
    const grown = append(log, operation, ...hashes);
    return { settled: { log: grown, gone: [], must_fork: false }, bodies: body ? [body] : [] };
  });
  return id;
}

/** What is to be sent, or nothing. */
export async function nextTeamPush(): Promise<TeamPush | undefined> {
  const store = await openTeamStore();
  const { log } = await readLog(store);
  const [after, waiting] = nextPush(log);
  if (!waiting.length) return undefined;
  const names = waiting.flatMap(bodiesOf);
  const found = await Promise.all(names.map((name) => store.get("bodies", name)));
  const bodies = Object.fromEntries(found.flatMap((body) => (body ? [[body.hash, body]] : [])));
  const [operations, texts] = pickOperations(waiting, bodies);
  return { replica: log.replica, epoch: log.epoch, after, operations, bodies: texts };
}

export function keepPushReply(reply: PushReply): Promise<void> {
  return change(async ({ log }) => ({ settled: applyPushReply(log, reply) }));
}

/** Keep a part of the feed; throws PeerError no-network where it does not come next. */
export function keepFeed(feed: Feed, now: Date): Promise<void> {
  return change(async ({ log }) => {
    const settled = applyFeed(log, feed, now);
    const records = await folded(feed);
    const bodies = feed.entries.flatMap((entry) => entry.bodies);
    const messages = feed.entries.flatMap(({ message }) => message ?? []);
    return { settled, records, bodies, messages, erased: erasedIn(feed) };
  });
}

/** A snapshot takes the place of all that the centre told before. */
export function keepSnapshot(snapshot: Snapshot): Promise<void> {
  return change(async ({ log }) => {
    const store = await openTeamStore();
    const [held, refused] = await Promise.all([store.getAllKeys("bodies"), store.getAll("refused")]);
    const own = [...log.entries, ...refused];
    return {
      settled: applySnapshot(log, snapshot),
      records: new Map(snapshot.records.map((kept) => [keyOf(kept), kept])),
      bodies: snapshot.bodies,
      erased: erasedBy(snapshot, held, own),
      messages: snapshot.messages,
      isWhole: true,
    };
  });
}

/** The cursor to read on from, or nothing for a device that was told nothing yet. */
export async function teamCursor(): Promise<string | undefined> {
  return (await readLog(await openTeamStore())).log.cursor;
}

/** What the screens show: what the centre told, and this device's own on top; by entity and id. */
export async function shownRecords(): Promise<Records> {
  const store = await openTeamStore();
  const told = new Map((await store.getAll("records")).map((kept) => [keyOf(kept), kept]));
  const { log } = await readLog(store);
  return addedTo(
    told,
    unseen(log).map((operation) => [operation, operation.hlc] as const),
  );
}

/** How many operations wait for a receipt, and what needs a look because the centre would not apply it, oldest first. */
export async function teamQueue(): Promise<{
  readonly waiting: number;
  readonly refused: readonly Refused[];
}> {
  const store = await openTeamStore();
  const { log } = await readLog(store);
  const held = [
    ...(await store.getAll("refused")),
    ...log.entries.filter(({ state }) => state === "quarantined"),
  ];
  const refused = held.map(async (entry): Promise<Refused> => {
    const named = await Promise.all(entry.bodies.map((name) => store.get("bodies", name)));
    return { ...entry, texts: named.flatMap((body) => body?.text ?? []) };
  });
  return {
    waiting: log.entries.filter(({ state }) => state === "waiting").length,
    refused: await Promise.all(refused),
  };
}

/** Works out a step outside a transaction, and keeps it only where nobody was in between; else works it out again. */
async function change(step: (kept: Kept) => Promise<Change>): Promise<void> {
  for (;;) {
    const kept = await readLog(await openTeamStore());
    const changed = await step(kept);
    const { log, gone, must_fork } = changed.settled;
    const next = must_fork ? await fork(log, randomId()) : log;
    if (await keep(kept, next, gone, changed)) return;
  }
}

/** One strict transaction; false where the log is no longer the one that was read. */
async function keep(before: Kept, log: Log, gone: readonly Entry[], changed: Change): Promise<boolean> {
  const store = await openTeamStore();
  const work = store.transaction(STORES, "readwrite", STRICT);
  const found = await work.objectStore("log").get("log");
  if ((found?.turn ?? 0) !== before.turn) {
    await work.done;
    return false;
  }
  const { entries, ...rest } = log;
  const all: Promise<unknown>[] = [work.objectStore("log").put({ ...rest, turn: before.turn + 1 }, "log")];
  const rows = work.objectStore("entries");
  all.push(rows.clear(), ...entries.map((entry) => rows.put(entry, entry.seq)));
  for (const entry of gone.filter(({ state }) => state === "quarantined")) {
    all.push(work.objectStore("refused").put(entry, entry.op_id));
  }
  const [records, bodies, messages] = [
    work.objectStore("records"),
    work.objectStore("bodies"),
    work.objectStore("messages"),
  ];
  if (changed.isWhole) all.push(records.clear(), messages.clear());
  for (const [key, kept] of changed.records ?? []) all.push(records.put(kept, key));
  for (const body of changed.bodies ?? []) all.push(bodies.put(body, body.hash));
  // After them: a part of the feed may tell both of one text.
  for (const text of changed.erased ?? []) all.push(bodies.delete(text));
  for (const message of changed.messages ?? []) all.push(messages.add(message));
  await ended(work.done, all);
  return true;
}

async function readLog(store: TeamStore): Promise<Kept> {
  const work = store.transaction(["log", "entries"]);
  const [state, entries] = await Promise.all([
    work.objectStore("log").get("log"),
    work.objectStore("entries").getAll(),
  ]);
  const { turn, ...rest }: LogState = state ?? {
    turn: 0,
    replica: randomId(),
    base: { seq: 0, hash: FIRST },
    hlc: ZERO,
  };
  return { log: { ...rest, entries }, turn };
}

async function folded(feed: Feed): Promise<Records> {
  const told = feed.entries.flatMap(({ operation, stamp }) =>
    operation ? [[operation, stamp ?? ZERO] as const] : [],
  );
  const store = await openTeamStore();
  const keys = [...new Set(told.map(([operation]) => keyOf(operation)))];
  const found = await Promise.all(keys.map((key) => store.get("records", key)));
  const before = new Map(found.flatMap((kept) => (kept ? [[keyOf(kept), kept] as const] : [])));
  return addedTo(before, told);
}

function addedTo(before: Records, operations: readonly (readonly [Operation, string])[]): Records {
  const records = new Map(before);
  for (const [operation, stamp] of operations) {
    const key = keyOf(operation);
    const grown = merge(records.get(key), { ...operation, stamp });
    // A kind that this program does not know is passed over; after its update the device asks for a snapshot.
    if (grown) records.set(key, grown);
  }
  return records;
}

/** For each field that is written, the writes that this device shows there (clause 4.5). */
async function baseRev(
  { entity, entity_id, patch }: Draft,
  log: Log,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const store = await openTeamStore();
  const told = await store.get("records", `${entity}/${entity_id}`);
  const before: Records = new Map(told ? [[keyOf(told), told]] : []);
  const own = unseen(log).filter((one) => keyOf(one) === `${entity}/${entity_id}`);
  const shown = addedTo(
    before,
    own.map((operation) => [operation, operation.hlc] as const),
  ).get(`${entity}/${entity_id}`);
  if (shown?.merge !== "fields" || patch === null) return {};
  const seen = Object.keys(patch).flatMap((name) => {
    const field = shown.fields[name];
    return field ? [[name, field.heads.map(({ op_id }) => op_id)] as const] : [];
  });
  return Object.fromEntries(seen);
}

async function newBody(text: string): Promise<Body> {
  const salt = randomId();
  return { hash: await hashBody(salt, text), salt, text };
}

function keyOf({ entity, entity_id }: { readonly entity: string; readonly entity_id: string }): string {
  return `${entity}/${entity_id}`;
}
