/** What phone and server say to each other, as the phone writes and reads it (clauses 1.3, 3.3 and 3.8). */
import type { Batch } from "./batches";
import { canonical } from "./canonical";
import { PeerError } from "./errors";
import {
  count,
  day,
  id,
  listOf,
  matching,
  maybe,
  oneOf,
  parseJson,
  type Reader,
  randomId,
  readValue,
  record,
  text,
} from "./fields";

export const REQUEST_MAX = 64 * 1024; // bytes, clause 3.3
export const REPLY_MAX = 1024 * 1024; // bytes
export const PUSH_MAX = 128 * 1024; // bytes, clause 4.2
export const BATCHES_MAX = 20; // clause 3.3

/** What became of a batch; the same batch again gets the same receipt. Only `expired` has no commit_seq. */
export interface Receipt {
  readonly batch_id: string;
  readonly outcome: "committed" | "quarantined" | "expired";
  readonly commit_seq?: number;
  readonly reason?: string;
}

/** One receipt for each batch of the request. */
export interface BatchesReply {
  readonly request_id: string;
  readonly epoch: string;
  readonly durable_seq: number;
  readonly receipts: readonly Receipt[];
}

/** How far the server is, and what is safe even from a restored backup (clause 1.7). */
export interface Status {
  readonly epoch: string;
  readonly commit_seq: number;
  readonly durable_seq: number;
  readonly now: string;
}

/** One message of a thread; nothing finer than the day. */
export interface AnswerMessage {
  readonly from: "asker" | "library";
  readonly text: string;
  readonly day: string;
}

/** What a phone may know of its thread; a key that opens nothing is `unknown`. */
export interface AnswersReply {
  readonly request_id: string;
  readonly state: "unknown" | "open" | "answered" | "closed";
  readonly messages: readonly AnswerMessage[];
}

const receipt = record<Receipt>({
  batch_id: randomId,
  outcome: oneOf("committed", "quarantined", "expired"),
  commit_seq: maybe(count),
  reason: maybe(id),
});

const batchesReply = record<BatchesReply>({
  request_id: randomId,
  epoch: randomId,
  durable_seq: count,
  receipts: listOf(receipt, BATCHES_MAX),
});

const serverStatus = record<Status>({
  epoch: randomId,
  commit_seq: count,
  durable_seq: count,
  now: matching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z$/),
});

const answersReply = record<AnswersReply>({
  request_id: randomId,
  state: oneOf("unknown", "open", "answered", "closed"),
  messages: listOf(
    record<AnswerMessage>({ from: oneOf("asker", "library"), text: text(0, 10_000), day }),
    500,
  ),
});

/** What goes into the next request: the first message alone, else counters up to both limits (clause 3.3). */
export function pickBatches(waiting: readonly Batch[]): readonly Batch[] {
  const message = waiting.find(({ shape }) => shape === "message");
  if (message) return [message];
  const picked: Batch[] = [];
  let size = buildRequest("A".repeat(22), []).length;
  for (const batch of waiting.slice(0, BATCHES_MAX)) {
    size += canonical(batch).length + 1; // its comma
    if (size > REQUEST_MAX) break;
    picked.push(batch);
  }
  return picked;
}

/** The bytes of one request; sending a batch again sends the same batch. */
export function buildRequest(requestId: string, batches: readonly Batch[]): Uint8Array {
  return canonical({ schema: 1, request_id: requestId, batches });
}

/** The reply to `requestId`, and to nothing else; throws PeerError no-network (clause 1.3). */
export function parseReply(
  status: number,
  mediaType: string,
  body: Uint8Array,
  requestId: string,
): BatchesReply {
  const reply = echoed(parseMessage(status, mediaType, body, batchesReply), requestId);
  // clause 3.6: without its commit_seq a batch could never become durable.
  const isComplete = reply.receipts.every(
    (kept) => kept.outcome === "expired" || kept.commit_seq !== undefined,
  );
  if (!isComplete) throw new PeerError("no-network", "a receipt without commit_seq");
  return reply;
}

/** The thread that `requestId` asked for; throws PeerError no-network (clause 1.3). */
export function parseAnswers(
  status: number,
  mediaType: string,
  body: Uint8Array,
  requestId: string,
): AnswersReply {
  return echoed(parseMessage(status, mediaType, body, answersReply), requestId);
}

/** The server's status; throws PeerError no-network (clause 1.3). */
export function parseStatus(status: number, mediaType: string, body: Uint8Array): Status {
  return parseMessage(status, mediaType, body, serverStatus);
}

/** Whether a Content-Type header names this media type, whatever its parameters. */
export function isMediaType(header: string, expected: string): boolean {
  return header.replace(/;.*/s, "").trim().toLowerCase() === expected;
}

/**
 * A reply of this protocol; throws PeerError no-network: a captive portal answers 200 with its own page, and that is no
 * answer (clause 1.3).
 */
export function parseMessage<T>(
  status: number,
  mediaType: string,
  body: Uint8Array,
  read: Reader<T>,
  atMost = REPLY_MAX,
): T {
  if (status !== 200 || !isMediaType(mediaType, "application/json")) {
    throw new PeerError("no-network", `status ${status}, ${mediaType}`);
  }
  try {
    return readValue(parseJson(body, atMost, PeerError), read, PeerError, "no-network");
  } catch (error) {
    if (error instanceof PeerError) throw new PeerError("no-network", error.message);
    throw error;
  }
}

function echoed<T extends { readonly request_id: string }>(reply: T, requestId: string): T {
  if (reply.request_id !== requestId) throw new PeerError("no-network", "a reply to another request");
  return reply;
}
