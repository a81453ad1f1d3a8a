/** Saving and renewing packs from the screens: what is busy, paused, waiting or failed, by pack, in whichever tab. */
import { effect, signal } from "@preact/signals";
import { catalogue, keeping, online, packs } from "../../app/state";
import { t } from "../../i18n/words";
import { isBeingBrought } from "../../net/bringing";
import { isMetered, whenConnectionChanges } from "../../net/metered";
import { repairPack, type SaveOptions, type SaveResult, savePack } from "../../net/packs";
import { whenChanged } from "../../store/changes";
import { count } from "../../store/counters";
import type { Need } from "../../store/database";
import {
  forgetDownload as giveUpDownload,
  pauseDownload,
  type StoredDownload,
  storedDownloads,
  waitWithDownload,
} from "../../store/downloads";
import type { Loss } from "../../store/losses";
import { askToStay } from "../../store/stay";
import { announce } from "../../ui/live";
import { inReadersLanguage, keptLanguages, type Offer, offers, saveBytes } from "./offers";

export type Reason = Extract<SaveResult, { ok: false }>["reason"];

/** It moves, stands still until the reader says so, or waits for a connection that costs nothing; in bytes. */
export interface Moving {
  readonly state: "busy" | "paused" | "waiting";
  readonly done: number;
  readonly total: number;
  /** Pictures or sound are among it. */
  readonly hasMedia?: boolean;
}

export interface Failed {
  readonly state: "failed";
  readonly reason: Exclude<Reason, "paused">;
  readonly detail: string;
  readonly server?: string;
}

export type Download = Moving | Failed;

export const downloads = signal<Readonly<Record<string, Download>>>({});

/** This connection costs its owner, as far as the browser says. */
export const metered = signal(isMetered());

const LOOK_AGAIN = 2000; // ms, at what another tab is doing: it may be killed, and then tells nobody

const running = new Map<string, AbortController>();
/** Begun on a connection that costs, so the reader said yes to that. */
const agreed = new Set<string>();
/** What this tab tried in vain; after a reload it is no news any more. */
const failures = new Map<string, Failed>();
let isReading = false;
let isStale = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Show the downloads of every tab from now on, and begin or go on with those that waited for a connection. */
export function followDownloads(): void {
  whenChanged((subject) => {
    if (subject === "downloads" || subject === "packs") void read();
  });
  whenConnectionChanges(() => void followConnection());
  effect(() => {
    // There is a line again, or by now what can be saved is known.
    if (!online.value || catalogue.value.length === 0) return;
    for (const [pack, { reason }] of failures) if (reason === "offline") failures.delete(pack);
    void read();
  });
  void read();
}

/** Save the pack, go on with it, or bring it to its newest edition; what came in before is kept. */
export function startSaving(offer: Offer, needs?: readonly Need[]): Promise<void> {
  const given = needs && { needs };
  return run(offer.pack, offer, (options) => savePack(offer.pack, keptLanguages(), { ...options, ...given }));
}

/** Fetch again what the browser took away of a saved pack. */
export function restoreSaved(loss: Loss): Promise<void> {
  const offer = offers().find(({ pack }) => pack === loss.pack);
  return run(loss.pack, offer, (options) => repairPack(loss, options));
}

async function run(
  pack: string,
  offer: Offer | undefined,
  work: (options: SaveOptions) => Promise<SaveResult>,
): Promise<void> {
  if (running.has(pack)) return;
  const stop = new AbortController();
  running.set(pack, stop);
  failures.delete(pack);
  if (metered.value) agreed.add(pack);
  show(pack, { ...{ done: 0, total: 0 }, ...movingNow(pack), state: "busy" });
  const onProgress = (done: number, total: number) =>
    show(pack, { ...movingNow(pack), state: "busy", done, total });
  const result = await work({ signal: stop.signal, onProgress });
  running.delete(pack);
  agreed.delete(pack);
  finish(pack, offer, result);
}

/** Stop for now, in whichever tab it runs; nothing of what came in is lost. */
export function pauseSaving(pack: string): void {
  const stop = () => running.get(pack)?.abort();
  pauseDownload(pack).then(stop, stop);
}

/** Save it when there is a connection that costs nothing. */
export async function waitWithSaving(offer: Offer, needs: readonly Need[]): Promise<void> {
  const wanted = { languages: keptLanguages(), needs };
  await waitWithDownload(offer.pack, wanted, saveBytes(offer, needs));
  running.get(offer.pack)?.abort();
}

/** Do not save it after all; what came in for it goes. */
export async function giveUpSaving(pack: string): Promise<void> {
  failures.delete(pack);
  await giveUpDownload(pack);
  await read();
}

function finish(pack: string, offer: Offer | undefined, result: SaveResult): void {
  const isHere = result.ok || packs.value.some((saved) => saved.pack === pack);
  if (isHere) void askToStay().catch(() => undefined); // the next save asks
  if (isHere && offer && !offer.saved) void countSaved(offer);
  const title = inReadersLanguage(offer?.title ?? {}).text;
  if (result.ok) {
    announce(
      keeping.value === "nothing"
        ? t("U kunt {title} nu lezen.", { title })
        : t("{title} is bewaard.", { title }),
    );
  }
  if (!result.ok && result.reason !== "paused") {
    const { reason, detail, server } = result;
    failures.set(pack, { state: "failed", reason, detail, ...(server !== undefined && { server }) });
    announce(t("Bewaren lukte niet."));
  }
  void read();
}

/** Once per pack and phone: a newer edition of a saved pack is not saved again. */
function countSaved({ pack, edition }: Offer): Promise<void> {
  return count({ metric: "saved", pack, edition, resource: null, sensitivity: "green" });
}

function movingNow(pack: string): Partial<Moving> {
  const found = downloads.value[pack];
  return found && found.state !== "failed" ? found : {};
}

function show(pack: string, download: Download): void {
  downloads.value = { ...downloads.value, [pack]: download };
}

/** Read where every download stands; one that changes while it is being read is read again. */
async function read(): Promise<void> {
  isStale = true;
  if (isReading) return;
  isReading = true;
  while (isStale) {
    isStale = false;
    await readOnce().catch(() => undefined); // a store that closed: the screen keeps what it shows
  }
  isReading = false;
}

async function readOnce(): Promise<void> {
  const stored = await storedDownloads();
  const moving = await Promise.all(stored.map(async (row) => [row.pack, await movingOf(row)] as const));
  const found: Record<string, Download> = Object.fromEntries([...moving, ...failures]);
  for (const pack of running.keys()) {
    const [mine, stored] = [downloads.value[pack], found[pack]];
    // What this tab does itself it knows better than the row; but another may have stopped it.
    if (mine && stored?.state !== "paused" && stored?.state !== "waiting")
      found[pack] = { ...stored, ...mine };
  }
  downloads.value = found;
  clearTimeout(timer);
  const isElsewhere = moving.some(([pack, { state }]) => state === "busy" && !running.has(pack));
  if (isElsewhere) timer = setTimeout(() => void read(), LOOK_AGAIN);
  if (!metered.value) goOn(stored.filter(({ pack }) => found[pack]?.state !== "busy"));
}

/** A row that says busy without a tab that works is of one that was killed. */
async function movingOf({ pack, state, needs, done, total }: StoredDownload): Promise<Moving> {
  const isBusy = state === "busy" && (running.has(pack) || (await isBeingBrought(pack)));
  const now = isBusy ? "busy" : state === "waiting" ? "waiting" : "paused";
  return { state: now, done, total, hasMedia: needs.some((need) => need !== "core") };
}

/**
 * Begin what waited for this connection, and go on with what only the line or the end of a tab has stopped. What the
 * reader paused, or what failed here in another way, goes on when the reader says so.
 */
function goOn(still: readonly StoredDownload[]): void {
  for (const { pack, state, needs } of still) {
    const offer = offers().find((one) => one.pack === pack);
    const isHeld = state === "paused" || failures.has(pack);
    if (offer && !isHeld && online.value && navigator.onLine) void startSaving(offer, needs);
  }
}

/** From Wi-Fi to mobile data: what runs waits, and the reader sees that and can say otherwise. */
async function followConnection(): Promise<void> {
  metered.value = isMetered();
  if (metered.value) {
    const stored = await storedDownloads();
    for (const { pack, needs } of stored.filter((row) => running.has(row.pack) && !agreed.has(row.pack))) {
      const offer = offers().find((one) => one.pack === pack);
      if (offer) await waitWithSaving(offer, needs);
    }
  }
  await read();
}
