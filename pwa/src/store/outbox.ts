/** Closed batches on this phone: kept until they are safe at the centre, by the rules of `sync/outbox` (clause 3.6). */
import type { Batch, MessageBatch } from "../sync/batches";
import type { BatchesReply, Status } from "../sync/exchange";
import { applyReply, applyStatus, isGone, type Outgoing } from "../sync/outbox";
import { tellChange } from "./changes";
import { again, openStore, STRICT, type StoredBatch, type WaitingMessage } from "./database";
import { unseal } from "./sealing";

/** In `settings`: how many batches came too late to be counted. */
const EXPIRED = "expired";

/** What the screens tell about words on their way; `refused` are the reasons the centre gave. */
export interface OutboxCounts {
  readonly counters: number;
  readonly messages: number;
  readonly sent: number;
  readonly refused: readonly string[];
  readonly expired: number;
}

/** A batch that this phone still keeps, and where it stands; `thread` of a question. */
export interface OutboxItem {
  readonly id: string;
  readonly state: "saved" | "sent" | "refused";
  readonly period: string;
  readonly thread?: string;
}

/** What a message is sealed from. */
export type MessageSecrets = Pick<MessageBatch, "text" | "thread_key">;

/** Every batch that is to be sent, messages opened. */
export async function waitingBatches(): Promise<readonly Batch[]> {
  const store = await openStore();
  const kept = (await store.getAll("batches")).filter(({ outgoing }) => outgoing.state === "waiting");
  const opened = await Promise.all(kept.map(({ batch }) => (isMessage(batch) ? openMessage(batch) : batch)));
  return opened.filter((batch) => batch !== undefined);
}

/** Whether anything waits to become durable, so that a status is worth asking for. */
export async function hasSentBatches(): Promise<boolean> {
  const store = await openStore();
  return (await store.getAll("batches")).some(({ outgoing }) => outgoing.state !== "waiting");
}

export function keepReply(reply: BatchesReply): Promise<void> {
  return again(() => step((outgoing) => applyReply(outgoing, reply)));
}

export function keepStatus(status: Status): Promise<void> {
  return again(() => step((outgoing) => applyStatus(outgoing, status)));
}

export async function outboxCounts(): Promise<OutboxCounts> {
  const store = await openStore();
  const [batches, expired] = await Promise.all([store.getAll("batches"), store.get("settings", EXPIRED)]);
  const waiting = batches.filter(({ outgoing }) => outgoing.state === "waiting");
  const messages = waiting.filter(({ batch }) => isMessage(batch)).length;
  return {
    counters: waiting.length - messages,
    messages,
    sent: batches.filter(({ outgoing }) => outgoing.state === "sent").length,
    refused: batches.filter(isRefused).map(({ outgoing }) => outgoing.reason ?? "unknown"),
    expired: typeof expired === "number" ? expired : 0,
  };
}

/** Everything that is not safe at the centre yet. */
export async function outboxItems(): Promise<readonly OutboxItem[]> {
  const store = await openStore();
  return (await store.getAll("batches")).map(({ batch, outgoing }) => ({
    id: batch.batch_id,
    state: STATES[outgoing.state],
    period: batch.period,
    ...(isMessage(batch) ? { thread: batch.thread } : {}),
  }));
}

/** What is durable or expired is deleted in the same step, so nothing is kept as such. */
const STATES = {
  waiting: "saved",
  sent: "sent",
  quarantined: "refused",
  durable: "sent",
  expired: "sent",
} as const;

function isRefused({ outgoing }: StoredBatch): boolean {
  return outgoing.state === "quarantined";
}

/** Take every batch one step further in one strict transaction, and delete what is safe elsewhere. */
async function step(rule: (outgoing: readonly Outgoing[]) => readonly Outgoing[]): Promise<void> {
  const store = await openStore();
  const change = store.transaction(["batches", "settings"], "readwrite", STRICT);
  const batches = change.objectStore("batches");
  const kept = new Map((await batches.getAll()).map((stored) => [stored.outgoing.batch_id, stored]));
  let expired = 0;
  for (const outgoing of rule([...kept.values()].map((stored) => stored.outgoing))) {
    const stored = kept.get(outgoing.batch_id);
    if (outgoing.state === "expired") expired += 1;
    if (isGone(outgoing)) await batches.delete(outgoing.batch_id);
    else if (stored) await batches.put({ ...stored, outgoing }, outgoing.batch_id);
  }
  const before = await change.objectStore("settings").get(EXPIRED);
  if (expired) await change.objectStore("settings").put(expired + Number(before ?? 0), EXPIRED);
  await change.done;
  tellChange("words");
}

export function isMessage(batch: StoredBatch["batch"]): batch is WaitingMessage {
  return batch.shape === "message";
}

async function openMessage({
  sealed,
  thread: _,
  ...batch
}: WaitingMessage): Promise<MessageBatch | undefined> {
  const secrets = (await unseal(sealed)) as MessageSecrets | undefined;
  return secrets && { ...batch, ...secrets };
}
