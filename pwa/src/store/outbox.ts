/** Closed batches on this phone: kept until they are safe at the centre, by the rules of `sync/outbox` (clause 3.6). */
import type { Batch, MessageBatch } from "../sync/batches";
import type { BatchesReply, Status } from "../sync/exchange";
import { applyReply, applyStatus, isGone, type Outgoing } from "../sync/outbox";
import { tellChange } from "./changes";
import {
  again,
  openStore,
  STRICT,
  type StoredBatch,
  type StoredThread,
  type WaitingMessage,
} from "./database";
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

/** A batch of counters that this phone still keeps, and where it stands. */
export interface KeptCounts {
  readonly state: "saved" | "sent" | "refused";
  readonly period: string;
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

/** The counters that are not safe at the centre yet; where a question is, its thread tells. */
export async function keptCounts(): Promise<readonly KeptCounts[]> {
  const store = await openStore();
  return (await store.getAll("batches"))
    .filter(({ batch }) => !isMessage(batch))
    .map(({ batch, outgoing }) => ({ state: STATES[outgoing.state], period: batch.period }));
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
  const change = store.transaction(["batches", "settings", "threads"], "readwrite", STRICT);
  const batches = change.objectStore("batches");
  const kept = new Map((await batches.getAll()).map((stored) => [stored.outgoing.batch_id, stored]));
  const gone: StoredBatch[] = [];
  for (const outgoing of rule([...kept.values()].map((stored) => stored.outgoing))) {
    const stored = kept.get(outgoing.batch_id);
    if (stored && isGone(outgoing)) gone.push({ ...stored, outgoing });
    else if (stored) await batches.put({ ...stored, outgoing }, outgoing.batch_id);
  }
  await Promise.all(gone.map(({ outgoing }) => batches.delete(outgoing.batch_id)));
  const threads = change.objectStore("threads");
  for (const [id, trouble] of gone.flatMap(troubleOf)) {
    const thread = await threads.get(id);
    if (thread) await threads.put({ ...thread, trouble }, id);
  }
  const expired = gone.filter(({ outgoing }) => outgoing.state === "expired").length;
  const before = await change.objectStore("settings").get(EXPIRED);
  if (expired) await change.objectStore("settings").put(expired + Number(before ?? 0), EXPIRED);
  await change.done;
  tellChange("words");
}

type Trouble = NonNullable<StoredThread["trouble"]>;

/** A question outlives its batch, and must not be told as arrived when the centre did not take it. */
function troubleOf({ batch, outgoing }: StoredBatch): readonly (readonly [thread: string, Trouble])[] {
  if (!isMessage(batch)) return [];
  if (outgoing.state === "expired") return [[batch.thread, "expired"]];
  return outgoing.reason === undefined ? [] : [[batch.thread, "refused"]];
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
