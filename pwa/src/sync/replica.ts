/**
 * A staff device's own log: what it wrote, what became of that, and when it may be forgotten (clauses 4.1 to 4.3).
 *
 * Where the log lies and when it is sent is the store's and the net's business.
 */
import { CallerError, PeerError } from "./errors";
import {
  bodiesOf,
  contentOf,
  type Feed,
  FIRST,
  hashOperation,
  type Mark,
  type Operation,
  type OperationReceipt,
  type PushReply,
  readCursor,
  type Snapshot,
} from "./operations";
import { tick, witness, ZERO } from "./stamps";

/** An operation on its way: its receipt in the current epoch, and whether the feed has brought it back. */
export interface Entry {
  readonly operation: Operation;
  readonly hash: string;
  readonly state: "waiting" | "sent" | "quarantined";
  readonly commit_seq?: number;
  readonly reason?: string;
  readonly is_in_view: boolean;
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

/** The log with one operation more; throws CallerError head-moved when another one came in between. */
export function append(log: Log, operation: Operation, hash: string): Log {
  const last = head(log);
  const { replica, seq, prev_hash, hlc } = operation;
  if (replica !== log.replica || seq !== last.seq + 1 || prev_hash !== last.hash) {
    throw new CallerError("head-moved", `${seq} after ${last.seq}`);
  }
  const entries = [...log.entries, unreceived({ operation, hash, is_in_view: false })];
  return { ...log, entries, hlc };
}

/** What is sent now: all from the first that has no receipt in this epoch, and what it follows. */
export function nextPush(log: Log): readonly [Mark, readonly Operation[]] {
  const first = log.entries.findIndex(({ state }) => state === "waiting");
  if (first < 0) return [head(log), []];
  return [markAt(log, first), log.entries.slice(first).map(({ operation }) => operation)];
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
  const entries = log.entries.map((entry) => received(entry, receipts.get(entry.operation.op_id)));
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

/** A new incarnation that writes what is kept anew, as a chain of its own; each operation keeps its id (clause 4.2). */
export async function fork(log: Log, replica: string): Promise<Log> {
  const entries: Entry[] = [];
  let last: Mark = { seq: 0, hash: FIRST };
  for (const { operation: former, is_in_view } of log.entries) {
    const place = { replica, seq: last.seq + 1, prev_hash: last.hash };
    const operation = { ...contentOf(former), ...place } as unknown as Operation;
    last = { seq: place.seq, hash: await hashOperation(operation) };
    entries.push(unreceived({ operation, hash: last.hash, is_in_view }));
  }
  return { ...log, replica, base: { seq: 0, hash: FIRST }, entries };
}

/** What is shown on top of what the centre told: the device's own, but for what waits for a person. */
export function unseen(log: Log): readonly Operation[] {
  return log.entries
    .filter(({ is_in_view, state }) => !is_in_view && state !== "quarantined")
    .map(({ operation }) => operation);
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
  own: readonly Operation[],
): readonly string[] {
  const named = new Set([...bodies.map(({ hash }) => hash), ...own.flatMap(bodiesOf)]);
  return held.filter((text) => !named.has(text) || erased.includes(text));
}

/** The chain's mark behind its first `length` entries. */
function markAt({ base, entries }: Log, length: number): Mark {
  const last = entries[length - 1];
  return last ? { seq: last.operation.seq, hash: last.hash } : base;
}

function inEpoch(log: Log, epoch: string): Log {
  // clause 3.6: what another epoch promised may be gone with it.
  return log.epoch === epoch ? log : { ...log, epoch, entries: log.entries.map(unreceived) };
}

function unreceived({
  operation,
  hash,
  is_in_view,
}: Pick<Entry, "operation" | "hash" | "is_in_view">): Entry {
  return { operation, hash, state: "waiting", is_in_view };
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
  const chain = [log.base, ...log.entries.map(({ operation, hash }) => ({ seq: operation.seq, hash }))];
  return chain.some(({ seq, hash }) => seq === mark.seq && hash === mark.hash);
}
