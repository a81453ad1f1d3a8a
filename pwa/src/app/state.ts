/**
 * What the screens show, as signals. Written only here and by the round in `round.ts`; screens read them, and change
 * things by calling the store or net, after which the signals follow by themselves (also in other tabs).
 */
import { batch, computed, signal } from "@preact/signals";
import { seenRecalls } from "../net/extras";
import {
  type CatalogueEntry,
  type Failure,
  catalogue as readCatalogue,
  places as readPlaces,
} from "../net/packs";
import { type Subject, whenChanged } from "../store/changes";
import { readGuestTablet } from "../store/guest";
import { lostWords, markWaiting } from "../store/lost-words";
import { type OutboxCounts, outboxCounts } from "../store/outbox";
import { type ActivePack, activePacks } from "../store/packs";
import { FIRST_SETTINGS, readSettings, type Settings } from "../store/settings";
import { type Thread, threads } from "../store/threads";
import type { Place } from "../sync/manifest";
import type { Recall } from "../sync/recalls";

export const settings = signal<Settings>(FIRST_SETTINGS);
/** Alone, so that no other choice draws a card anew. */
export const reading = computed(() => settings.value.reading);
/** Whether the last fetch reached our server; `navigator.onLine` is only a hint. */
export const online = signal(true);
export const packs = signal<readonly ActivePack[]>([]);
/** Everything that publishers took back, as far as this phone has heard. */
export const recalls = signal<readonly Recall[]>([]);
export const catalogue = signal<readonly CatalogueEntry[]>([]);
/** The places that a phone may choose, as far as this phone has heard. */
export const places = signal<readonly Place[]>([]);
/** What stands first at a poster's place, as the page brought it: until the published places are here. */
export const firstOfPage = signal<Pick<Place, "languages" | "situations">>({ languages: [], situations: [] });
export const outboxState = signal<OutboxCounts>({
  counters: 0,
  messages: 0,
  sent: 0,
  refused: [],
  expired: 0,
});
/** How many messages the browser threw away before they were sent, until the reader has seen it. */
export const lostMessages = signal(0);
export const threadsSignal = signal<readonly Thread[]>([]);
/** A newer version of the app is installed and waits for a safe moment. */
export const newVersion = signal(false);
/** Something on the screen would be lost by loading the page again; the screen that has it says so. */
export const unsaved = signal(false);
/** How often somebody left for good in this tab; the screens that remember what was typed forget it then. */
export const departures = signal(0);
/** Something is being said into the microphone. */
export const recording = signal(false);
/** This is the library's tablet, lent to one guest after the other. */
export const isGuestTablet = signal(readGuestTablet());
/** Why the last check for news counts as none although there was a line. */
export const notChecked = signal<Failure | undefined>(undefined);
/** The last check for news found no room to keep what it found. */
export const full = signal(false);
/** What this browser keeps: the app and packs; packs but not the app, so that it opens with a network only; or nothing. */
export const keeping = signal<"all" | "packs" | "nothing">("all");
/** Another tab brought a newer store: this tab can show, but not keep anything (clause 5). */
export const readOnly = signal(false);

const READERS: Readonly<Record<Subject, () => Promise<void>>> = {
  settings: async () => {
    settings.value = await readSettings();
  },
  packs: async () => {
    await readInstalled();
    await readOffered();
  },
  words: async () => {
    const [counts, questions, lost] = await Promise.all([outboxCounts(), threads(), lostWords()]);
    outboxState.value = counts;
    threadsSignal.value = questions;
    lostMessages.value = lost;
    await markWaiting();
  },
  downloads: () => Promise.resolve(), // the screens that show them follow them
  ticks: () => Promise.resolve(), // a checklist reads its own
  learned: () => Promise.resolve(), // the words of today read their own
  team: () => Promise.resolve(), // a team's page, in another tab, follows these two
  lock: () => Promise.resolve(),
};

/** Follow every change from now on, and read what is saved. */
export async function followStore(): Promise<void> {
  whenChanged((subject) => void READERS[subject]());
  await readInstalled();
}

/** Read what can be saved where the first screen shows it: a first visit's, and before that what the place of a poster speaks. */
export async function readForFirstVisit(): Promise<void> {
  if (packs.value.length === 0 || settings.value.language === null) await readOffered();
}

/** Read questions and what waits to be sent: opening sealed words takes a slow phone longer than showing what is saved. */
export function readWords(): Promise<void> {
  return READERS.words();
}

/** Read what can be saved: verifying signatures takes longer still, so where something is saved this waits for the first screen. */
export async function readOffered(): Promise<void> {
  const [offered, known] = await Promise.all([readCatalogue(), readPlaces()]);
  batch(() => {
    catalogue.value = offered;
    places.value = known;
  });
}

async function readInstalled(): Promise<void> {
  // Together, so that what was taken back is not seen even for a moment.
  const [installed, taken] = await Promise.all([activePacks(), seenRecalls()]);
  batch(() => {
    recalls.value = taken;
    packs.value = installed;
  });
}
