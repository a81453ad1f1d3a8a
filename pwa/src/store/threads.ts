/**
 * Questions asked on this phone. A thread is found again by its random key, which only this phone holds (clause 3.8).
 *
 * The asker's own text lies sealed in its batch and goes with it, once it is durable. What the library answered is kept
 * sealed; the asker's text as the server gives it back is shown but not kept.
 */
import type { MessageBatch } from "../sync/batches";
import type { AnswersReply } from "../sync/exchange";
import { dayOf } from "../sync/outbox";
import { tellChange } from "./changes";
import { lowerBound } from "./clock";
import {
  again,
  newBatch,
  openStore,
  type SealedText,
  STRICT,
  type StoredBatch,
  type StoredThread,
  type ThreadMessage,
  type WaitingMessage,
} from "./database";
import { isMessage, type MessageSecrets } from "./outbox";
import { randomId, randomThreadKey } from "./random";
import { seal, unseal } from "./sealing";
import { CHOICES, chosen, readSettings, type Settings } from "./settings";

export type { ThreadMessage } from "./database";

export interface Question {
  readonly topic: string;
  readonly text: string;
  readonly audience: "here" | "office";
}

/** How far the asker's message is; "arrived" once the phone no longer needs to keep it, "expired" when it went too late. */
export type Delivery = "saved" | "sent" | "refused" | "expired" | "arrived";

export interface Thread {
  readonly id: string;
  readonly topic: string;
  readonly audience: "here" | "office";
  readonly state: StoredThread["state"];
  readonly delivery: Delivery;
  readonly messages: readonly ThreadMessage[];
}

/** What a thread is sealed from. */
interface ThreadSecrets {
  readonly key: string;
  readonly answers: readonly ThreadMessage[];
}

/** The whole conversation as the server last gave it, for as long as this page lives. */
const heard = new Map<string, readonly ThreadMessage[]>();

/** Keep a question until the network takes it; gives back the thread's id. On disk when this returns. */
export function ask(question: Question, deviceNow = new Date()): Promise<string> {
  return again(() => keep(question, deviceNow));
}

async function keep(question: Question, deviceNow: Date): Promise<string> {
  const [settings, now] = await Promise.all([readSettings(), lowerBound(deviceNow)]);
  const id = randomId();
  const key = randomThreadKey();
  const { text: typed, ...shown } = question;
  const text = sendable(typed);
  const [message, thread] = await Promise.all([
    seal({ text, thread_key: key } satisfies MessageSecrets),
    seal({ key, answers: [] } satisfies ThreadSecrets),
  ]);
  const batch: WaitingMessage = {
    batch_id: randomId(),
    schema: 1,
    shape: "message",
    period: dayOf(now),
    ...shown,
    ...address(question.audience, settings),
    sealed: message,
    thread: id,
  };
  const store = await openStore();
  const change = store.transaction(["batches", "threads", "settings"], "readwrite", STRICT);
  // Read where it is written: a question that a wipe overtakes must not come after it.
  const { language } = chosen(await change.objectStore("settings").get(CHOICES));
  if (language !== null || settings.language === null) {
    await change.objectStore("batches").put(newBatch(batch), batch.batch_id);
    await change.objectStore("threads").put({ id, ...shown, state: "open", sealed: thread }, id);
  }
  await change.done;
  tellChange("words");
  return id;
}

/** clause 3.3: what has no form in UTF-8, or is a NUL, would be refused for good and hold up every other word. */
function sendable(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text.replace(/\0/g, "")));
}

/** clause 3.1: place and language never stand together in a message. */
function address(
  audience: Question["audience"],
  settings: Settings,
): Pick<MessageBatch, "place" | "language"> {
  return audience === "here"
    ? { place: settings.place, language: null }
    : { place: null, language: settings.language };
}

/** Every question of this phone, in no order that tells when it was asked. */
export async function threads(): Promise<readonly Thread[]> {
  const store = await openStore();
  const [kept, batches] = await Promise.all([store.getAll("threads"), store.getAll("batches")]);
  return Promise.all(kept.map((thread) => openThread(thread, batches)));
}

async function openThread(stored: StoredThread, batches: readonly StoredBatch[]): Promise<Thread> {
  const { id, topic, audience, state } = stored;
  const own = batches.find(({ batch }) => isMessage(batch) && batch.thread === id);
  const messages = heard.get(id) ?? [
    ...(await ownMessages(own)),
    ...((await secretsOf(stored))?.answers ?? []),
  ];
  return { id, topic, audience, state, delivery: deliveryOf(stored, own), messages };
}

async function ownMessages(own: StoredBatch | undefined): Promise<readonly ThreadMessage[]> {
  if (!own || !isMessage(own.batch)) return [];
  const secrets = (await unseal(own.batch.sealed)) as MessageSecrets | undefined;
  return secrets ? [{ from: "asker", text: secrets.text, day: own.batch.period }] : [];
}

const DELIVERY = {
  waiting: "saved",
  sent: "sent",
  quarantined: "refused",
  durable: "arrived",
  expired: "expired",
} as const;

function deliveryOf({ trouble }: StoredThread, own: StoredBatch | undefined): Delivery {
  return own ? DELIVERY[own.outgoing.state] : (trouble ?? "arrived");
}

async function secretsOf(stored: StoredThread): Promise<ThreadSecrets | undefined> {
  return (await unseal(stored.sealed)) as ThreadSecrets | undefined;
}

/** The keys of the threads that an answer may still come to: all that were sent, for an answer also opens a closed one. */
export async function openThreadKeys(): Promise<readonly { readonly id: string; readonly key: string }[]> {
  const store = await openStore();
  const [kept, batches] = await Promise.all([store.getAll("threads"), store.getAll("batches")]);
  const unsent = new Set(
    batches.flatMap(({ batch, outgoing }) =>
      isMessage(batch) && outgoing.state === "waiting" ? [batch.thread] : [],
    ),
  );
  const asked = kept.filter(({ id }) => !unsent.has(id));
  const keys = await Promise.all(
    asked.map(async (thread) => ({ id: thread.id, key: (await secretsOf(thread))?.key })),
  );
  return keys.flatMap(({ id, key }) => (key === undefined ? [] : [{ id, key }]));
}

/** Keep what the library answered; a thread that was deleted meanwhile stays deleted. */
export async function keepAnswers(id: string, key: string, reply: AnswersReply): Promise<void> {
  if (reply.state === "unknown") return; // not committed yet, or masked in quarantine
  const answers = reply.messages.filter((message) => message.from === "library");
  const sealed = await seal({ key, answers } satisfies ThreadSecrets);
  const store = await openStore();
  const change = store.transaction("threads", "readwrite", STRICT);
  const stored = await change.store.get(id);
  if (stored) await change.store.put(answered(stored, reply.state, sealed), id);
  await change.done;
  if (stored) heard.set(id, reply.messages);
  tellChange("words");
}

/** What the centre tells of, it has taken: whatever the trouble was, it is over. */
function answered(
  { trouble: _, ...stored }: StoredThread,
  state: StoredThread["state"],
  sealed: SealedText,
): StoredThread {
  return { ...stored, state, sealed };
}

/** Delete a question from this phone; a message that was not sent yet is never sent. */
export async function deleteThread(id: string): Promise<void> {
  const store = await openStore();
  const change = store.transaction(["batches", "threads"], "readwrite", STRICT);
  await change.objectStore("threads").delete(id);
  for (const { batch, outgoing } of await change.objectStore("batches").getAll()) {
    if (isMessage(batch) && batch.thread === id)
      await change.objectStore("batches").delete(outgoing.batch_id);
  }
  await change.done;
  heard.delete(id);
  tellChange("words");
}

/** Forget what was heard but not kept; the wipe does so. */
export function forgetHeard(): void {
  heard.clear();
}
