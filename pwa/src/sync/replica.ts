/**
 * A staff device's own log: what it wrote, what became of that, and when it may be forgotten (clauses 4.1 to 4.3).
 *
 * Where the log lies and when it is sent is the store's and the net's business.
 */
import { canonical } from "./canonical";
import { readCursor } from "./cursors";
import { CallerError, PeerError } from "./errors";
import {
  type Body,
  bodiesOf,
  contentOf,
  type Feed,
  FIRST,
  hashOperation,
  type Mark,
  type Operation,
  type OperationReceipt,
  type PushReply,
  type Sealed,
  type Sent,
  type Snapshot,
} from "./operations";
import { tick, witness, ZERO } from "./stamps";

/**
 * An operation on its way: its receipt in the current epoch, and whether the feed has brought it back.
 *
 * `content` is the hash of what it does, `bodies` are the texts that it names. What it does is `readable` where the device
 * can read it now, and in its `box` only the centre can; one of the two is there.
 */
export interface Entry {
  readonly op_id: string;
  readonly seq: number;
  readonly prev_hash: string;
  readonly content: string;
  readonly hash: string;
  readonly bodies: readonly string[];
  readonly state: "waiting" | "sent" | "quarantined";
  readonly commit_seq?: number;
  readonly reason?: string;
  readonly is_in_view: boolean;
  readonly box?: string;
  readonly readable?: Content;
}

/** One incarnation of a device: `base` is the last operation that it forgot, `hlc` its last stamp. */
export interface Log {
  readonly replica: string;
  readonly base: Mark;
  readonly entries: readonly Entry[];
  readonly hlc: string;
  readonly epoch?: string;
  readonly cursor?: string;
}

/** A log after a reply; `gone` are operations that it need not keep, `must_fork` that its chain is not the centre's. */
export interface Settled {
  readonly log: Log;
  readonly gone: readonly Entry[];
  readonly must_fork: boolean;
}

type Content = Readonly<Record<string, unknown>>;

/** The last operation of the chain. */
export function head(log: Log): Mark {
  return markAt(log, log.entries.length);
}

/**
 * The operation that would come next: `content` with its stamp and its place in the chain.
 *
 * Its hash is taken before the transaction in which `append` looks whether it still comes next (clause 4.1).
 */
export function link(log: Log, content: Content, now: Date): Operation {
  const { seq, hash } = head(log);
  const place = { replica: log.replica, seq: seq + 1, prev_hash: hash };
  return { ...content, ...place, hlc: tick(log.hlc, now), schema: 1 } as unknown as Operation;
}

/**
 * The log with one operation more, of these hashes; sealed in `box`, or to be sent as it is.
 *
 * Throws CallerError head-moved when another one came in between.
 */
export function append(log: Log, operation: Operation, content: string, hash: string, box?: string): Log {
  const last = head(log);
  const { op_id, replica, seq, prev_hash, hlc } = operation;
  if (replica !== log.replica || seq !== last.seq + 1 || prev_hash !== last.hash) {
    throw new CallerError("head-moved", `${seq} after ${last.seq}`);
  }
  const entry: Entry = {
    op_id,
    seq,
    prev_hash,
    content,
    hash,
    bodies: bodiesOf(operation),
    state: "waiting",
    is_in_view: false,
    readable: contentOf(operation),
  };
  return { ...log, entries: [...log.entries, box === undefined ? entry : { ...entry, box }], hlc };
}

/** What is sealed into a box: what an operation does, wherever it stands, and the texts that it names (clause 4.8). */
export function writeBox(operation: Operation, bodies: readonly Body[]): Uint8Array {
  return canonical({ operation: contentOf(operation), bodies });
}

/**
 * What is sent now: all from the first that has no receipt in this epoch, and what it follows.
 *
 * What is sealed goes as it is: a device that cannot read its own log can tell it.
 */
export function nextPush(log: Log): readonly [Mark, readonly Sent[]] {
  const first = log.entries.findIndex(({ state }) => state === "waiting");
  if (first < 0) return [head(log), []];
  return [markAt(log, first), log.entries.slice(first).map((entry) => toSend(log, entry))];
}

/** The log after the centre's word on a push: its epoch, its receipts, and what is durable (clause 4.2). */
export function applyPushReply(found: Log, reply: PushReply): Settled {
  const log = inEpoch(found, reply.epoch);
  if (reply.outcome === "behind") {
    // What it lost, it is told again from the oldest that is kept here.
    return {
      log: { ...log, entries: log.entries.map(unreceived) },
      gone: [],
      must_fork: !has(log, reply.mark),
    };
  }
  if (reply.outcome === "fork" || reply.mark.seq > head(log).seq) return { log, gone: [], must_fork: true };
  const receipts = new Map(reply.receipts.map((receipt) => [receipt.op_id, receipt]));
  const entries = log.entries.map((entry) => received(entry, receipts.get(entry.op_id)));
  return settle({ ...log, entries }, reply);
}

/**
 * The log after a part of the feed, whose entries are kept in the same transaction; a reset changes its epoch only.
 *
 * Throws PeerError no-network where it does not follow what the device has (clause 4.3).
 */
export function applyFeed(found: Log, feed: Feed, now: Date): Settled {
  if (feed.after !== found.cursor)
    throw new PeerError("no-network", "a part of the feed that does not come next");
  const log = inEpoch(found, feed.epoch);
  if (feed.is_reset) return { log, gone: [], must_fork: false };
  const seen = feed.entries.flatMap((entry) => (entry.operation ? [entry.stamp ?? ZERO] : []));
  const hlc = seen.reduce((last, stamp) => witness(last, stamp, now), log.hlc);
  return settle({ ...log, cursor: feed.cursor, hlc }, feed);
}

/** The log after a snapshot took the place of all that the device showed. */
export function applySnapshot(found: Log, snapshot: Snapshot): Settled {
  const log = inEpoch(found, snapshot.epoch);
  const entries = log.entries.map((entry) => ({ ...entry, is_in_view: false }));
  return settle({ ...log, cursor: snapshot.cursor, entries }, snapshot);
}

/**
 * A new incarnation that links what is kept anew, as a chain of its own; each operation keeps its id (clause 4.2).
 *
 * It needs to read none of them.
 */
export async function fork(log: Log, replica: string): Promise<Log> {
  const entries: Entry[] = [];
  let last: Mark = { seq: 0, hash: FIRST };
  for (const former of log.entries) {
    const linked = { ...unreceived(former), seq: last.seq + 1, prev_hash: last.hash };
    last = { seq: linked.seq, hash: await hashOperation(sealed({ replica }, linked)) };
    entries.push({ ...linked, hash: last.hash });
  }
  return { ...log, replica, base: { seq: 0, hash: FIRST }, entries };
}

/** What is shown on top of what the centre told: what it can read of its own, but for what waits for a person. */
export function unseen(log: Log): readonly Operation[] {
  return log.entries.flatMap((entry) =>
    entry.readable && !entry.is_in_view && entry.state !== "quarantined"
      ? [opened(log, entry, entry.readable)]
      : [],
  );
}

/** The texts that a device erases once it kept this part of the feed (clause 4.1). */
export function erasedIn({ entries }: Feed): readonly string[] {
  return entries.flatMap(({ erased }) => erased ?? []);
}

/**
 * Of the texts that a device holds, those that a snapshot erases (clause 4.1).
 *
 * What it does not tell is gone, but for what the device's own operations name: those may have to be told again, or wait
 * for a person to look. What people erased is gone from them too.
 */
export function erasedBy(
  { bodies, erased }: Snapshot,
  held: readonly string[],
  own: readonly Entry[],
): readonly string[] {
  const named = new Set([...bodies.map(({ hash }) => hash), ...own.flatMap((entry) => entry.bodies)]);
  return held.filter((text) => !named.has(text) || erased.includes(text));
}

/** The chain's mark behind its first `length` entries. */
function markAt({ base, entries }: Log, length: number): Mark {
  const last = entries[length - 1];
  return last ? { seq: last.seq, hash: last.hash } : base;
}

function inEpoch(log: Log, epoch: string): Log {
  // clause 3.6: what another epoch promised may be gone with it.
  return log.epoch === epoch ? log : { ...log, epoch, entries: log.entries.map(unreceived) };
}

function unreceived({ commit_seq: _, reason: __, ...entry }: Entry): Entry {
  return { ...entry, state: "waiting" };
}

function received(entry: Entry, receipt: OperationReceipt | undefined): Entry {
  if (!receipt) return entry;
  const { commit_seq, reason, outcome } = receipt;
  const told = {
    ...unreceived(entry),
    state: outcome === "committed" ? "sent" : outcome,
    commit_seq,
  } as const;
  return reason === undefined ? told : { ...told, reason };
}

function toSend(log: Log, entry: Entry): Sent {
  return entry.readable && !entry.box ? opened(log, entry, entry.readable) : sealed(log, entry);
}

function sealed({ replica }: Pick<Log, "replica">, entry: Entry): Sealed {
  const { op_id, seq, prev_hash, content, box = "" } = entry;
  return { op_id, replica, seq, prev_hash, content, box };
}

function opened({ replica }: Log, { seq, prev_hash }: Entry, content: Content): Operation {
  return { ...content, replica, seq, prev_hash } as unknown as Operation;
}

/** Marks what the feed has passed. */
function viewed(log: Log): Log {
  const [epoch, passed] = log.cursor === undefined ? [] : readCursor(log.cursor);
  if (epoch === undefined || passed === undefined || epoch !== log.epoch) return log;
  const entries = log.entries.map((entry) => {
    const isPassed = entry.state === "sent" && entry.commit_seq !== undefined && entry.commit_seq <= passed;
    return isPassed ? { ...entry, is_in_view: true } : entry;
  });
  return { ...log, entries };
}

/** Forgets, from the oldest on, what is safe and shown by the feed. */
function settle(found: Log, { durable_seq }: { readonly durable_seq: number }): Settled {
  const log = viewed(found);
  const first = log.entries.findIndex(({ commit_seq, state, is_in_view }) => {
    const isDurable = commit_seq !== undefined && commit_seq <= durable_seq;
    return !isDurable || !(is_in_view || state === "quarantined");
  });
  const length = first < 0 ? log.entries.length : first;
  return {
    log: { ...log, base: markAt(log, length), entries: log.entries.slice(length) },
    gone: log.entries.slice(0, length),
    must_fork: false,
  };
}

function has(log: Log, mark: Mark): boolean {
  const chain = [log.base, ...log.entries];
  return chain.some(({ seq, hash }) => seq === mark.seq && hash === mark.hash);
}
