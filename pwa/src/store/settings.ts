/** What a person chose on this phone. Never leaves it. */
import { tellChange } from "./changes";
import { ended, openStore, STRICT, type StoredBatch } from "./database";
import { isFull } from "./full";

export type Situation = "arrived" | "waiting" | "staying" | "ukraine" | "living" | "everything";

export interface Settings {
  readonly language: string | null;
  readonly situation: Situation | null;
  readonly place: string | null;
  readonly reading: "both" | "own" | "dutch";
  readonly textSize: 100 | 125 | 150 | 200; // %
  readonly theme: "auto" | "light" | "dark";
  readonly counting: boolean;
  /** By language: whether this person heard the phone's own voice say it. */
  readonly voices: Readonly<Record<string, boolean>>;
  readonly lastChecked: string | null; // UTC instant of the last verified check for news
}

export const FIRST_SETTINGS: Settings = {
  language: null,
  situation: null,
  place: null,
  reading: "both",
  textSize: 100,
  theme: "auto",
  counting: true,
  voices: {},
  lastChecked: null,
};

/** In `settings`: what a person chose. */
export const CHOICES = "settings";

/** Chosen on a phone that is too full to keep it: holds for as long as the page does. */
let unkept: Partial<Settings> = {};

export async function readSettings(): Promise<Settings> {
  const store = await openStore();
  return chosen(await store.get("settings", CHOICES));
}

/** What holds now: what was kept, and what a full phone could not keep. */
export function chosen(kept: Settings | string | number | undefined): Settings {
  return { ...completed(kept), ...unkept };
}

/**
 * Change some of the settings and give back all of them. Switching counting off deletes, in the same transaction, every
 * counter that was not sent yet (clause 3.1); it throws where that is not possible.
 */
export async function changeSettings(patch: Partial<Settings>): Promise<Settings> {
  try {
    await keepSettings({ ...unkept, ...patch });
    unkept = {};
  } catch (problem) {
    if (!isFull(problem) || patch.counting !== undefined) throw problem;
    unkept = { ...unkept, ...patch };
  }
  if (patch.counting === false) tellChange("words");
  tellChange("settings");
  return readSettings();
}

/** What a full phone could not keep goes with the traces. */
export function forgetUnkept(): void {
  unkept = {};
}

async function keepSettings(patch: Partial<Settings>): Promise<void> {
  const store = await openStore();
  const change = store.transaction(["settings", "counters", "batches"], "readwrite", STRICT);
  const kept = completed(await change.objectStore("settings").get(CHOICES));
  const writes: Promise<unknown>[] = [change.objectStore("settings").put({ ...kept, ...patch }, CHOICES)];
  if (patch.counting === false) {
    const batches = change.objectStore("batches");
    const unsent = (await batches.getAll()).filter(isUnsentCounters);
    writes.push(
      change.objectStore("counters").clear(),
      ...unsent.map(({ outgoing }) => batches.delete(outgoing.batch_id)),
    );
  }
  await ended(change.done, writes);
}

function isUnsentCounters({ outgoing, batch }: StoredBatch): boolean {
  return batch.shape !== "message" && outgoing.state === "waiting";
}

/** What was kept, with the first setting of whatever was not. */
export function completed(kept: Settings | string | number | undefined): Settings {
  return typeof kept === "object" ? { ...FIRST_SETTINGS, ...kept } : FIRST_SETTINGS;
}
