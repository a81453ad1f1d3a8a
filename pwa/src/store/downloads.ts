/** Downloads under way: what they may bring, and where each stands, written so that every tab and a later start know. */

import { sweep, wholeNeeds } from "./blobs";
import { tellChange } from "./changes";
import { type DownloadState, ended, type Need, openStore } from "./database";

/** What a download is to bring. */
export interface Wanted {
  readonly languages: readonly string[];
  readonly needs: readonly Need[];
}

/** How far a download is, in bytes. */
export interface Amount {
  readonly done: number;
  readonly total: number;
}

/** A download as the screens see it. */
export interface StoredDownload extends DownloadState {
  readonly pack: string;
}

const NOTHING: Amount = { done: 0, total: 0 };
const TEXT: Wanted = { languages: [], needs: ["core"] };

export async function storedDownloads(): Promise<readonly StoredDownload[]> {
  const change = (await openStore()).transaction("downloads");
  const [names, found] = await Promise.all([change.store.getAllKeys(), change.store.getAll()]);
  return found.map((download, at) => ({ pack: names[at] ?? "", ...download }));
}

export async function readDownload(pack: string): Promise<DownloadState | undefined> {
  return (await openStore()).get("downloads", pack);
}

/**
 * Remember that a download is under way. False, and nothing is, where it is an update of a pack that is not here, or of
 * one whose download the reader stopped.
 */
export async function beginDownload(pack: string, onlyIfSaved: boolean, wanted?: Wanted): Promise<boolean> {
  const change = (await openStore()).transaction(["packs", "progress", "downloads"], "readwrite");
  const [progress, states] = [change.objectStore("progress"), change.objectStore("downloads")];
  const [before, installed] = [await states.get(pack), await change.objectStore("packs").get(pack)];
  const isHeldBack = before?.state === "paused" || before?.state === "waiting";
  const isWanted = !onlyIfSaved || (installed !== undefined && !isHeldBack);
  const writes: Promise<unknown>[] = [];
  // One that stopped half-way goes on, with what it has.
  if (isWanted && !(await progress.getKey(pack))) writes.push(progress.put({ blobs: [] }, pack));
  if (isWanted) {
    const { languages, needs } = wanted ?? before ?? installed?.active ?? TEXT;
    writes.push(states.put({ ...NOTHING, ...before, languages, needs, state: "busy" }, pack));
  }
  await ended(change.done, writes);
  if (isWanted) tellChange("downloads");
  return isWanted;
}

/** What the download may bring is no garbage from here on; false where the pack was removed meanwhile. */
export async function keepForDownload(pack: string, blobs: readonly string[]): Promise<boolean> {
  const change = (await openStore()).transaction("progress", "readwrite");
  const found = await change.store.get(pack);
  const needed = [...new Set([...(found?.blobs ?? []), ...blobs])];
  await ended(change.done, found ? [change.store.put({ blobs: needed }, pack)] : []);
  return found !== undefined;
}

/**
 * Keep bytes whose hash is checked (clause 2.9) for the download of a pack, and how far it is by then. False where
 * the pack was removed meanwhile, or the reader stopped it in another tab.
 */
export async function keepBlobs(
  pack: string,
  blobs: readonly { sha256: string; data: Uint8Array }[],
  amount?: Amount,
): Promise<boolean> {
  const change = (await openStore()).transaction(["blobs", "progress", "downloads"], "readwrite");
  const [kept, states] = [change.objectStore("blobs"), change.objectStore("downloads")];
  const [progress, found] = await Promise.all([
    change.objectStore("progress").getKey(pack),
    states.get(pack),
  ]);
  const isWanted = progress !== undefined && found?.state !== "paused";
  const writes: Promise<unknown>[] = isWanted ? blobs.map(({ sha256, data }) => kept.put(data, sha256)) : [];
  if (isWanted && found && amount) writes.push(states.put({ ...found, ...amount }, pack));
  await ended(change.done, writes);
  if (isWanted && amount) tellChange("downloads");
  return isWanted;
}

/** Stop it in whichever tab it runs; nothing of what came in is lost. */
export function pauseDownload(pack: string): Promise<void> {
  return changeState(pack, (found) => (found ? { ...found, state: "paused" } : undefined));
}

/** It stopped by itself, and may go on by itself. */
export function stopDownload(pack: string): Promise<void> {
  return changeState(pack, (found) => (found?.state === "busy" ? { ...found, state: "stopped" } : undefined));
}

/** To be begun, or gone on with, when there is a connection that costs nothing. */
export function waitWithDownload(pack: string, wanted: Wanted, total: number): Promise<void> {
  return changeState(pack, (found) => ({ done: 0, total, ...found, ...wanted, state: "waiting" }));
}

/** Give up: what came in for it alone goes, and what is whole of a saved pack stays. */
export async function forgetDownload(pack: string): Promise<void> {
  const change = (await openStore()).transaction(["packs", "blobs", "progress", "downloads"], "readwrite");
  const packs = change.objectStore("packs");
  const [installed, held] = [await packs.get(pack), await change.objectStore("blobs").getAllKeys()];
  const writes: Promise<unknown>[] = [
    change.objectStore("progress").delete(pack),
    change.objectStore("downloads").delete(pack),
  ];
  if (installed) {
    const needs = wholeNeeds(installed.active, new Set(held));
    writes.push(packs.put({ ...installed, active: { ...installed.active, needs } }, pack));
  }
  await ended(change.done, writes);
  await sweep();
  tellChange("downloads");
  if (installed) tellChange("packs");
}

async function changeState(
  pack: string,
  next: (found: DownloadState | undefined) => DownloadState | undefined,
): Promise<void> {
  const change = (await openStore()).transaction("downloads", "readwrite");
  const state = next(await change.store.get(pack));
  await ended(change.done, state ? [change.store.put(state, pack)] : []);
  if (state) tellChange("downloads");
}
