/**
 * "Wis mijn sporen": in one transaction everything goes that says who used this phone and for what. Packs, the signed
 * metadata and the day of the last check stay, so that the next person finds them, but for what only this person's place
 * brought; wiping wins over delivery.
 */
import { tellChange } from "./changes";
import { ended, isFull, openStore, STRICT, type StoreName } from "./database";
import { LOST, markWaiting } from "./lost-words";
import { CHOICES, FIRST_SETTINGS, forgetUnkept, readSettings } from "./settings";
import { forgetHeard } from "./threads";
import { tellsPlace } from "./trust";

const TRACES = [
  "counters",
  "batches",
  "threads",
  "ticks",
  "learned",
  "keys",
] as const satisfies readonly StoreName[];

export async function wipeTraces(): Promise<void> {
  const { lastChecked } = await readSettings();
  try {
    await wipe(lastChecked);
  } catch (problem) {
    if (!isFull(problem)) throw problem;
    await wipe(null); // writing the day takes room; wiping must not fail for want of it
  }
  await markWaiting();
  forgetHeard();
  forgetUnkept();
  for (const subject of ["settings", "words", "ticks", "learned"] as const) tellChange(subject);
}

async function wipe(lastChecked: string | null): Promise<void> {
  const store = await openStore();
  const change = store.transaction([...TRACES, "settings", "trust"], "readwrite", STRICT);
  const [settings, trust] = [change.objectStore("settings"), change.objectStore("trust")];
  const ofPlace = (await trust.getAllKeys()).filter(tellsPlace);
  const choices =
    lastChecked === null
      ? settings.delete(CHOICES)
      : settings.put({ ...FIRST_SETTINGS, lastChecked }, CHOICES);
  await ended(change.done, [
    ...TRACES.map((name) => change.objectStore(name).clear()),
    ...ofPlace.map((file) => trust.delete(file)),
    settings.delete("expired"),
    settings.delete(LOST),
    choices,
  ]);
}
