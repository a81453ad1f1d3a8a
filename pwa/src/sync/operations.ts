/**
 * Writes of staff devices: their envelope, the chain they form, and what device and centre say of them (4.1 to 4.3).
 *
 * An operation is kept and passed on as the JSON it came as, unknown fields included (clause 1.1). A device's own log is
 * `replica.ts`.
 */
import { canonical, nameBlob } from "./canonical";
import { cursorText } from "./cursors";
import { PeerError } from "./errors";
import { PUSH_MAX, parseMessage } from "./exchange";
import {
  count,
  flag,
  id,
  listOf,
  maybe,
  members,
  oneOf,
  opIdName,
  orElse,
  type Reader,
  randomId,
  record,
  recordId,
  sha256Name,
  text,
} from "./fields";
import { type StaffRecord, staffRecord } from "./merging";
import { encodeUtf8 } from "./platform";
import { stamp } from "./stamps";

export const OPERATIONS_MAX = 200; // clause 4.2
const FEED_MAX = 500; // entries
const FEED_BYTES_MAX = 4 * 1024 * 1024;
const MANY = 100_000;
const LINKS: readonly string[] = ["replica", "seq", "prev_hash"];

type Raw = Readonly<Record<string, unknown>>;

/** What the first operation of a replica follows. */
export const FIRST = "0".repeat(64);

/** One write; fields that are not named here are kept and passed on. */
export interface Operation extends Readonly<Record<string, unknown>> {
  readonly op_id: string;
  readonly replica: string;
  readonly seq: number;
  readonly prev_hash: string;
  readonly hlc: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly place: string;
  readonly base_rev?: Readonly<Record<string, readonly string[]>>;
  readonly patch: Readonly<Record<string, unknown>> | null;
}

/** One that only the centre can read; `box`, base64url, has its content and texts, `content` that one's hash (clause 4.8). */
export type Sealed = Pick<Operation, "op_id" | "replica" | "seq" | "prev_hash"> & {
  readonly content: string;
  readonly box: string;
};

/** A free text, apart from the chain; `hash` is that of salt and text (clause 4.1). */
export interface Body {
  readonly hash: string;
  readonly salt: string;
  readonly text: string;
}

/** An operation as a push has it. */
export type Sent = Operation | Sealed;

/** How far a chain goes: its last number, and that operation's hash; 0 and `FIRST` before the first. */
export interface Mark {
  readonly seq: number;
  readonly hash: string;
}

/** What became of an operation; the same one again gets the same receipt within an epoch. */
export interface OperationReceipt {
  readonly op_id: string;
  readonly outcome: "committed" | "quarantined";
  readonly commit_seq: number;
  readonly reason?: string;
}

/** `applied`, or why nothing was: the centre is `behind` what follows, or the chains differ (`fork`). */
export interface PushReply {
  readonly request_id: string;
  readonly epoch: string;
  readonly durable_seq: number;
  readonly outcome: "applied" | "behind" | "fork";
  readonly mark: Mark;
  readonly receipts: readonly OperationReceipt[];
}

/** A newcomer's message to the library here; nothing finer than its day. */
export interface FeedMessage {
  readonly thread: string;
  readonly topic: string;
  readonly place: string;
  readonly day: string;
  readonly text: string;
}

/** An operation with the stamp it counts for and the texts it names; or a message; or a text that is erased. */
export interface FeedEntry {
  readonly commit_seq: number;
  readonly stamp?: string;
  readonly operation?: Operation;
  readonly bodies: readonly Body[];
  readonly message?: FeedMessage;
  readonly erased?: string;
}

/** What follows the cursor `after`; `is_reset` where that leads nowhere any more, and a snapshot comes first. */
export interface Feed {
  readonly epoch: string;
  readonly durable_seq: number;
  readonly after?: string;
  readonly cursor: string;
  readonly entries: readonly FeedEntry[];
  readonly has_more: boolean;
  readonly is_reset: boolean;
}

/**
 * All that a device's `scope` holds at a cursor; operations that are folded into it are not told one by one.
 *
 * `erased` are texts that people erased, which the device's own operations may still name.
 */
export interface Snapshot {
  readonly epoch: string;
  readonly scope: readonly string[];
  readonly durable_seq: number;
  readonly cursor: string;
  readonly records: readonly StaffRecord[];
  readonly bodies: readonly Body[];
  readonly messages: readonly FeedMessage[];
  readonly erased: readonly string[];
}

const bodyOf = record<Body>({ hash: sha256Name, salt: randomId, text: text(1, 2000) });
const receipt = record<OperationReceipt>({
  op_id: opIdName,
  outcome: oneOf("committed", "quarantined"),
  commit_seq: count,
  reason: maybe(id),
});
const pushReply = record<PushReply>({
  request_id: randomId,
  epoch: randomId,
  durable_seq: count,
  outcome: oneOf("applied", "behind", "fork"),
  mark: record<Mark>({ seq: orElse(count, 0), hash: orElse(sha256Name, FIRST) }),
  receipts: orElse(listOf(receipt, OPERATIONS_MAX), []),
});
const feedMessage = record<FeedMessage>({
  thread: recordId,
  topic: id,
  place: id,
  day: text(0, 10_000),
  text: text(0, 10_000),
});
const feedEntry = record<FeedEntry>({
  commit_seq: count,
  stamp: maybe(stamp),
  // Whatever it holds: a kind that this program does not know is passed over, and hinders no other.
  operation: maybe(members as Reader<Operation>),
  bodies: orElse(listOf(bodyOf, MANY), []),
  message: maybe(feedMessage),
  erased: maybe(sha256Name),
});
const feed = record<Feed>({
  epoch: randomId,
  durable_seq: count,
  after: maybe(cursorText),
  cursor: cursorText,
  entries: orElse(listOf(feedEntry, FEED_MAX), []),
  has_more: orElse(flag, false),
  is_reset: orElse(flag, false),
});
const snapshot = record<Snapshot>({
  epoch: randomId,
  scope: listOf(id, MANY),
  durable_seq: count,
  cursor: cursorText,
  records: listOf(staffRecord, MANY),
  bodies: listOf(bodyOf, MANY),
  messages: listOf(feedMessage, MANY),
  erased: orElse(listOf(sha256Name, MANY), []),
});

/** Its link for the next, which can be made of a sealed one as well (clause 4.1). */
export async function hashOperation(operation: Raw): Promise<string> {
  const { replica, seq, prev_hash } = operation;
  return nameBlob(canonical({ replica, seq, prev_hash, content: await hashContent(operation) }));
}

/** The SHA-256 of what it does, in canonical form and all fields included; a sealed one says it itself (clause 4.1). */
export async function hashContent(operation: Raw): Promise<string> {
  return isSealed(operation) ? operation.content : nameBlob(canonical(contentOf(operation)));
}

/** Whether what it does stands in a box that only the centre opens (clause 4.8). */
export function isSealed(operation: Raw): operation is Sealed {
  return "box" in operation;
}

/** What stands in a patch for a text: nobody who knows the hash alone can try texts against it (clause 4.1). */
export function hashBody(salt: string, said: string): Promise<string> {
  return nameBlob(encodeUtf8(`${salt}\n${said}`));
}

/** What it does, wherever it stands in whichever chain. */
export function contentOf(operation: Raw): Raw {
  return Object.fromEntries(Object.entries(operation).filter(([name]) => !LINKS.includes(name)));
}

/** A UUIDv7 (RFC 9562 5.7) of the moment and 10 random bytes. */
export function opId(moment: Date, random: Uint8Array): string {
  const time = Math.max(0, moment.getTime()).toString(16).padStart(12, "0");
  const chance = Array.from(random, (byte, place) => {
    const marked = [(byte & 0x0f) | 0x70, byte, (byte & 0x3f) | 0x80][place] ?? byte;
    return marked.toString(16).padStart(2, "0");
  });
  return (time + chance.join("")).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The first operations, sealed or not, and their texts, that fit into one push (clause 4.2). */
export function pickOperations(
  waiting: readonly Sent[],
  bodies: Readonly<Record<string, Body>>,
): readonly [readonly Sent[], readonly Body[]] {
  const texts = new Map<string, Body>();
  const id22 = "A".repeat(22);
  let size = buildPush(id22, id22, { seq: Number.MAX_SAFE_INTEGER - 1, hash: FIRST }, [], []).length;
  for (const [place, operation] of waiting.slice(0, OPERATIONS_MAX).entries()) {
    const named = bodiesOf(operation).flatMap((name) => bodies[name] ?? []);
    size += canonical(operation).length + 1;
    for (const body of named) size += canonical(body).length + 1;
    if (size > PUSH_MAX) return [waiting.slice(0, place), [...texts.values()]];
    for (const body of named) texts.set(body.hash, body);
  }
  return [waiting.slice(0, OPERATIONS_MAX), [...texts.values()]];
}

/** The hashes of the texts that its patch names; of a sealed one nobody can say. */
export function bodiesOf(operation: Raw): readonly string[] {
  const values: readonly unknown[] = Object.values(operation.patch ?? {});
  return values.flatMap((value) => {
    const body = (value as { readonly body?: unknown } | null)?.body;
    return typeof body === "string" ? [body] : [];
  });
}

/** The bytes of one push: operations that follow `after` in the device's chain. */
export function buildPush(
  requestId: string,
  epochSeen: string | undefined,
  after: Mark,
  operations: readonly Sent[],
  bodies: readonly Body[],
): Uint8Array {
  return canonical({
    schema: 1,
    request_id: requestId,
    epoch_seen: epochSeen ?? null,
    from_seq: after.seq + 1,
    head_hash: after.hash,
    operations,
    bodies,
  });
}

/** The reply to `requestId`, and to nothing else; throws PeerError no-network (clause 1.3). */
export function parsePushReply(
  status: number,
  mediaType: string,
  body: Uint8Array,
  requestId: string,
): PushReply {
  const reply = parseMessage(status, mediaType, body, pushReply);
  if (reply.request_id !== requestId) throw new PeerError("no-network", "a reply to another request");
  return reply;
}

/** What follows a cursor; throws PeerError no-network (clause 1.3). */
export function parseFeed(status: number, mediaType: string, body: Uint8Array): Feed {
  return parseMessage(status, mediaType, body, feed, FEED_BYTES_MAX);
}

/** All of a scope; throws PeerError no-network (clause 1.3). */
export function parseSnapshot(status: number, mediaType: string, body: Uint8Array): Snapshot {
  return parseMessage(status, mediaType, body, snapshot, FEED_BYTES_MAX);
}
