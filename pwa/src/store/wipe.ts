/**
 * "Wis mijn sporen": in one transaction everything goes that says who used this phone and for what. Packs, the signed
 * metadata and the day of the last check stay, so that the next person finds them, but for what only this person's place
 * brought; wiping wins over delivery.
 */
import { tellChange } from "./changes";
import { openStore, STRICT, type StoreName } from "./database";
import { FIRST_SETTINGS, readSettings } from "./settings";
import { forgetHeard } from "./threads";
import { tellsPlace } from "./trust";

const TRACES = ["counters", "batches", "threads", "ticks", "keys"] as const satisfies readonly StoreName[];

export async function wipeTraces(): Promise<void> {
  const { lastChecked } = await readSettings();
  const store = await openStore();
  const change = store.transaction([...TRACES, "settings", "trust"], "readwrite", STRICT);
  const [settings, trust] = [change.objectStore("settings"), change.objectStore("trust")];
  const ofPlace = (await trust.getAllKeys()).filter(tellsPlace);
  await Promise.all([
    ...TRACES.map((name) => change.objectStore(name).clear()),
    ...ofPlace.map((file) => trust.delete(file)),
    settings.delete("expired"),
    settings.put({ ...FIRST_SETTINGS, lastChecked }, "settings"),
    change.done,
  ]);
  forgetHeard();
  for (const subject of ["settings", "words", "ticks"] as const) tellChange(subject);
}
