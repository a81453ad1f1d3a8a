/** What a person chose on this phone. Never leaves it. */
import { tellChange } from "./changes";
import { openStore, STRICT, type StoredBatch } from "./database";

export type Situation = "arrived" | "waiting" | "staying" | "ukraine" | "living" | "everything";

export interface Settings {
  readonly language: string | null;
  readonly situation: Situation | null;
  readonly place: string | null;
  readonly reading: "both" | "own" | "dutch";
  readonly textSize: 100 | 125 | 150 | 200; // %
  readonly theme: "auto" | "light" | "dark";
  readonly counting: boolean;
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
  lastChecked: null,
};

/** In `settings`: what a person chose. */
export const CHOICES = "settings";

export async function readSettings(): Promise<Settings> {
  const store = await openStore();
  return completed(await store.get("settings", CHOICES));
}

/**
 * Change some of the settings and give back all of them. Switching counting off deletes, in the same transaction, every
 * counter that was not sent yet (clause 3.1).
 */
export async function changeSettings(patch: Partial<Settings>): Promise<Settings> {
  const store = await openStore();
  const change = store.transaction(["settings", "counters", "batches"], "readwrite", STRICT);
  const settings = { ...completed(await change.objectStore("settings").get(CHOICES)), ...patch };
  await change.objectStore("settings").put(settings, CHOICES);
  if (patch.counting === false) {
    const batches = change.objectStore("batches");
    const unsent = (await batches.getAll()).filter(isUnsentCounters);
    await Promise.all([
      change.objectStore("counters").clear(),
      ...unsent.map(({ outgoing }) => batches.delete(outgoing.batch_id)),
    ]);
  }
  await change.done;
  if (patch.counting === false) tellChange("words");
  tellChange("settings");
  return settings;
}

function isUnsentCounters({ outgoing, batch }: StoredBatch): boolean {
  return batch.shape !== "message" && outgoing.state === "waiting";
}

/** What was kept, with the first setting of whatever was not. */
export function completed(kept: Settings | string | number | undefined): Settings {
  return typeof kept === "object" ? { ...FIRST_SETTINGS, ...kept } : FIRST_SETTINGS;
}
