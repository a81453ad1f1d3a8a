/**
 * "Wis mijn sporen": in one transaction everything goes that says who used this phone and for what. Packs, the signed
 * metadata and the day of the last check stay, so that the next person finds them; wiping wins over delivery.
 */
import { tellChange } from "./changes";
import { openStore, STRICT, type StoreName } from "./database";
import { FIRST_SETTINGS, readSettings } from "./settings";
import { forgetHeard } from "./threads";

const TRACES = ["counters", "batches", "threads", "ticks", "keys"] as const satisfies readonly StoreName[];

export async function wipeTraces(): Promise<void> {
  const { lastChecked } = await readSettings();
  const store = await openStore();
  const change = store.transaction([...TRACES, "settings"], "readwrite", STRICT);
  const settings = change.objectStore("settings");
  await Promise.all([
    ...TRACES.map((name) => change.objectStore(name).clear()),
    settings.delete("expired"),
    settings.put({ ...FIRST_SETTINGS, lastChecked }, "settings"),
    change.done,
  ]);
  forgetHeard();
  for (const subject of ["settings", "words", "ticks"] as const) tellChange(subject);
}
