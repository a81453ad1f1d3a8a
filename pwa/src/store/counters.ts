/**
 * Use, folded at once into counters (clause 3.1) and later closed into batches (clause 3.2). No click, no order and no
 * time is kept anywhere. The rules are `sync/batches`; here they meet the database, one strict transaction each.
 */
import {
  addCounter,
  type Counter,
  type CounterBatch,
  closeCounters as close,
  counterKey,
  foldUse,
  NO_LANGUAGE,
  type Use as SyncUse,
} from "../sync/batches";
import { dayOf } from "../sync/outbox";
import { tellChange } from "./changes";
import { lowerBound } from "./clock";
import { again, ended, newBatch, openStore, STRICT } from "./database";
import { isFull } from "./full";
import { randomId } from "./random";
import { CHOICES, completed } from "./settings";

export type { Metric } from "../sync/batches";

/** What a screen knows of a use; who uses it, where and in which language is in the settings. */
export type Use = Omit<SyncUse, "place" | "language">;

/** Count one use, unless counting is off; on a phone that is full it is not counted. */
export async function count(use: Use, deviceNow = new Date()): Promise<void> {
  try {
    await again(() => fold(use, deviceNow));
  } catch (problem) {
    if (!isFull(problem)) throw problem;
  }
}

async function fold(use: Use, deviceNow: Date): Promise<void> {
  const today = dayOf(await lowerBound(deviceNow));
  const store = await openStore();
  const change = store.transaction(["counters", "settings"], "readwrite", STRICT);
  const counters = change.objectStore("counters");
  // Read where it is written: a use that a wipe or the off switch overtakes must not come after it.
  const { counting, place, language } = completed(await change.objectStore("settings").get(CHOICES));
  // Who has not chosen a language has used nothing yet, but may say that theirs is not here.
  const isCounted = counting && (language !== null || use.metric === "no-language");
  const writes: Promise<unknown>[] = [];
  const told = { ...use, place, language: language ?? NO_LANGUAGE };
  for (const counter of isCounted ? foldUse(told, today) : []) {
    const key = counterKey(counter);
    writes.push(counters.put(addCounter(await counters.get(key), counter), key));
  }
  await ended(change.done, writes);
  if (!isCounted) return;
  tellChange("words");
}

/** Move counters whose period is over into batches; with `everything` those of running periods too. */
export function closeCounters(deviceNow: Date, everything = false): Promise<void> {
  return again(() => moveCounters(deviceNow, everything));
}

async function moveCounters(deviceNow: Date, everything: boolean): Promise<void> {
  const today = dayOf(await lowerBound(deviceNow));
  const store = await openStore();
  const change = store.transaction(["counters", "batches"], "readwrite", STRICT);
  const counters = change.objectStore("counters");
  const closed = close(await counters.getAll(), today, randomId, everything);
  for (const batch of closed.batches) {
    await change.objectStore("batches").put(newBatch(batch), batch.batch_id);
  }
  for (const key of closed.keys) await counters.delete(key);
  await change.done;
  if (closed.batches.length) tellChange("words");
}

/** Every figure on this phone that is not yet safe at the centre, for the screen that shows what is counted. */
export async function counted(): Promise<readonly Counter[]> {
  const store = await openStore();
  const [open, batches] = await Promise.all([store.getAll("counters"), store.getAll("batches")]);
  return [...open, ...batches.flatMap(({ batch }) => (batch.shape === "message" ? [] : countersOf(batch)))];
}

function countersOf(batch: CounterBatch): readonly Counter[] {
  const { shape, period } = batch;
  return batch.rows.map((row) => ({ shape, period, row }) as Counter);
}
