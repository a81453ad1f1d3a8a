/**
 * Sends closed batches until the centre has them for good. One flusher per origin; nothing leaves the queue before its
 * receipt is durable, so a lost reply costs one more request and nothing else (clauses 3.3 to 3.6 and 4.7).
 */

import { closeCounters } from "../store/counters";
import { hasSentBatches, keepReply, keepStatus, waitingBatches } from "../store/outbox";
import { randomId } from "../store/random";
import type { Batch } from "../sync/batches";
import {
  type BatchesReply,
  buildRequest,
  parseReply,
  parseStatus,
  pickBatches,
  REPLY_MAX,
  type Status,
} from "../sync/exchange";
import { alone } from "./alone";
import { type BackOff, backOff, isHeldBack, restart } from "./back-off";
import { ask, type Fetcher } from "./http";
import { type Refusal, read } from "./replies";

/** `until` is when it is worth trying again, in ms of the device's clock. */
export type FlushResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "offline" | "busy" | "later"; readonly until: number };

const LOCK = "wegwijs-outbox";

let pause: BackOff = restart();

/** Close what is finished and send all that waits. `isEager`, as when the network is back, skips our own back-off. */
export function flush(fetcher: Fetcher, deviceNow: Date, isEager = false): Promise<FlushResult> {
  return alone(LOCK, async () => {
    await closeCounters(deviceNow);
    return send(fetcher, deviceNow, isEager);
  });
}

/** The person's own "send now": the running counters too. */
export function sendNow(fetcher: Fetcher = fetch, deviceNow = new Date()): Promise<FlushResult> {
  return alone(LOCK, async () => {
    await closeCounters(deviceNow, true);
    return send(fetcher, deviceNow, true);
  });
}

async function send(fetcher: Fetcher, deviceNow: Date, isEager: boolean): Promise<FlushResult> {
  if (isHeldBack(pause, deviceNow, isEager)) return { ok: false, reason: "later", until: pause.until };
  const failure = (await sendBatches(fetcher)) ?? (await askStatus(fetcher));
  pause = failure ? backOff(pause, deviceNow, failure.retryAfter, Math.random()) : restart();
  return failure ? { ok: false, reason: failure.reason, until: pause.until } : { ok: true };
}

async function sendBatches(fetcher: Fetcher): Promise<Refusal | undefined> {
  for (;;) {
    const batches = pickBatches(await waitingBatches());
    if (!batches.length) return undefined;
    const failure = await sendSome(fetcher, batches);
    if (failure) return failure;
  }
}

async function sendSome(fetcher: Fetcher, batches: readonly Batch[]): Promise<Refusal | undefined> {
  const id = randomId();
  const answer = await ask(fetcher, "/sync/batches", { body: buildRequest(id, batches), cap: REPLY_MAX });
  const reply = read<BatchesReply>(answer, (status, type, body) => parseReply(status, type, body, id));
  if ("reason" in reply) return reply;
  await keepReply(reply);
  // A reply without a receipt for what was sent would be asked again at once, for ever.
  const answered = new Set(reply.receipts.map((receipt) => receipt.batch_id));
  return batches.every((batch) => answered.has(batch.batch_id))
    ? undefined
    : { reason: "busy", retryAfter: 0 };
}

/** Only after words were sent, and cacheable: most phones most days need not ask. */
async function askStatus(fetcher: Fetcher): Promise<Refusal | undefined> {
  if (!(await hasSentBatches())) return undefined;
  const status = read<Status>(await ask(fetcher, "/sync/status", { cap: REPLY_MAX }), parseStatus);
  if ("reason" in status) return status;
  await keepStatus(status);
  return undefined;
}
