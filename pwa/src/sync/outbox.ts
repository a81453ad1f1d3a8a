/** What becomes of a closed batch on a phone, as a table, and the time a phone goes by (1.4, 2.12 and 3.6). */
import { CallerError } from "./errors";
import type { BatchesReply, Receipt, Status } from "./exchange";

export type State = "waiting" | "sent" | "quarantined" | "durable" | "expired";
export type Event = "committed" | "quarantined" | "expired" | "new-epoch" | "durable";

const AHEAD_AT_MOST = 86_400_000; // milliseconds
const RECEIVED = { committed: "sent", quarantined: "quarantined", expired: "expired" } as const;
const RETAINED = { ...RECEIVED, "new-epoch": "waiting", durable: "durable" } as const;

/** A key that is missing is a step that cannot happen. `durable` and `expired` end: the phone deletes the batch. */
export const TABLE: Readonly<Record<State, Readonly<Partial<Record<Event, State>>>>> = {
  waiting: { ...RECEIVED, "new-epoch": "waiting" },
  sent: RETAINED,
  quarantined: RETAINED,
  durable: {},
  expired: {},
};

/** A batch's way out: the epoch and commit_seq of its receipt while it has one. */
export interface Outgoing {
  readonly batch_id: string;
  readonly state: State;
  readonly epoch?: string;
  readonly commit_seq?: number;
  readonly reason?: string;
}

/** The next state; throws CallerError illegal-step. */
export function step(state: State, event: Event): State {
  const following = TABLE[state][event];
  if (!following) throw new CallerError("illegal-step", `${event} in ${state}`);
  return following;
}

/** Whether the phone deletes its copy now. */
export function isGone({ state }: Outgoing): boolean {
  return state === "durable" || state === "expired";
}

/** Every retained batch after a reply: first its epoch, then its receipts, then what is durable. */
export function applyReply(outgoing: readonly Outgoing[], reply: BatchesReply): readonly Outgoing[] {
  const receipts = new Map(reply.receipts.map((receipt) => [receipt.batch_id, receipt]));
  return outgoing.map((batch) => {
    const kept = applyEpoch(batch, reply.epoch);
    return applyDurable(applyReceipt(kept, receipts.get(batch.batch_id), reply.epoch), reply);
  });
}

/** Every retained batch after a status (clause 3.6). */
export function applyStatus(outgoing: readonly Outgoing[], status: Status): readonly Outgoing[] {
  return outgoing.map((batch) => applyDurable(applyEpoch(batch, status.epoch), status));
}

/** The earliest it can be: never before what is proven, whatever the device's clock says (clause 1.4). */
export function lowerBound(built: Date, signedAt: Date | undefined, clock: Date): Date {
  return new Date(Math.max(built.getTime(), signedAt?.getTime() ?? 0, clock.getTime()));
}

/** Whether the server's time is too far ahead to be taken for true (clause 2.12). */
export function isServerAhead(signedAt: Date, clock: Date): boolean {
  return signedAt.getTime() - clock.getTime() > AHEAD_AT_MOST;
}

/** The UTC day, by which periods and facts go. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

function applyEpoch(batch: Outgoing, epoch: string): Outgoing {
  // clause 3.6: what another epoch promised may be gone with it.
  if (batch.epoch === undefined || batch.epoch === epoch) return batch;
  return { batch_id: batch.batch_id, state: step(batch.state, "new-epoch") };
}

function applyReceipt(batch: Outgoing, receipt: Receipt | undefined, epoch: string): Outgoing {
  if (!receipt) return batch;
  const { outcome, ...told } = receipt;
  return { ...told, state: step(batch.state, outcome), epoch };
}

function applyDurable(
  batch: Outgoing,
  { epoch, durable_seq }: Pick<Status, "epoch" | "durable_seq">,
): Outgoing {
  // clause 3.6: only the oldest restorable backup of this epoch counts, never the acknowledgement.
  const isSafe = batch.epoch === epoch && batch.commit_seq !== undefined && batch.commit_seq <= durable_seq;
  return isGone(batch) || !isSafe ? batch : { ...batch, state: step(batch.state, "durable") };
}
