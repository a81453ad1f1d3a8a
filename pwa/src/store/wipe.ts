/**
 * "Wis mijn sporen": in one transaction everything goes that says who used this phone and for what. Packs, the signed
 * metadata and the day of the last check stay, so that the next person finds them, but for what only this person's place
 * brought and the packs that tell too much; wiping wins over delivery. "Wis alles": nothing stays.
 */
import { sweep } from "./blobs";
import { tellChange } from "./changes";
import { ended, openStore, STRICT, type StoreName } from "./database";
import { forgetFonts } from "./fonts";
import { isFull } from "./full";
import { noteTouch } from "./guest";
import { forgetMark, LOST, markWaiting } from "./lost-words";
import { markSaved } from "./marker";
import { activePacks } from "./packs";
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

const OF_PACKS = ["packs", "progress", "downloads"] as const satisfies readonly StoreName[];

/** With `packs`, those go too, saved or on their way. */
export async function wipeTraces(packs: readonly string[] = []): Promise<void> {
  const { lastChecked } = await readSettings();
  try {
    await wipe(lastChecked, packs);
  } catch (problem) {
    if (!isFull(problem)) throw problem;
    await wipe(null, packs); // writing the day takes room; wiping must not fail for want of it
  }
  await markWaiting();
  if (packs.length > 0) {
    await sweep();
    markSaved(await activePacks());
  }
  forgetWhatIsRemembered();
}

/** All or nothing: where it throws, everything is still there. */
export async function wipeAll(): Promise<void> {
  const store = await openStore();
  const names = [...store.objectStoreNames];
  forgetMark(); // first, for without the database it would tell of messages that were lost
  try {
    const change = store.transaction(names, "readwrite", STRICT);
    await ended(
      change.done,
      names.map((name) => change.objectStore(name).clear()),
    );
  } catch (problem) {
    await markWaiting();
    throw problem;
  }
  await forgetFonts();
  markSaved([]);
  forgetWhatIsRemembered();
}

async function wipe(lastChecked: string | null, packs: readonly string[]): Promise<void> {
  const store = await openStore();
  const change = store.transaction([...TRACES, ...OF_PACKS, "settings", "trust"], "readwrite", STRICT);
  const [settings, trust] = [change.objectStore("settings"), change.objectStore("trust")];
  const ofPlace = (await trust.getAllKeys()).filter(tellsPlace);
  const choices =
    lastChecked === null
      ? settings.delete(CHOICES)
      : settings.put({ ...FIRST_SETTINGS, lastChecked }, CHOICES);
  await ended(change.done, [
    ...TRACES.map((name) => change.objectStore(name).clear()),
    ...OF_PACKS.flatMap((name) => packs.map((pack) => change.objectStore(name).delete(pack))),
    ...ofPlace.map((file) => trust.delete(file)),
    settings.delete("expired"),
    settings.delete(LOST),
    choices,
  ]);
}

/** In memory and beside the database; every tab reads again what is left. */
function forgetWhatIsRemembered(): void {
  noteTouch(null);
  forgetHeard();
  forgetUnkept();
  for (const subject of ["settings", "packs", "downloads", "words", "ticks", "learned"] as const)
    tellChange(subject);
}
