/** What a person chose on this phone. Never leaves it. */
import { tellChange } from "./changes";
import { openStore } from "./database";

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

const KEY = "settings";

export async function readSettings(): Promise<Settings> {
  const store = await openStore();
  return completed(await store.get("settings", KEY));
}

/** Change some of the settings and give back all of them. */
export async function changeSettings(patch: Partial<Settings>): Promise<Settings> {
  const store = await openStore();
  const change = store.transaction("settings", "readwrite");
  const settings = { ...completed(await change.store.get(KEY)), ...patch };
  await Promise.all([change.store.put(settings, KEY), change.done]);
  tellChange("settings");
  return settings;
}

function completed(kept: Settings | string | number | undefined): Settings {
  return typeof kept === "object" ? { ...FIRST_SETTINGS, ...kept } : FIRST_SETTINGS;
}
