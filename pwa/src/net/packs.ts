/** Packs from the server: what there is, and bringing one onto this phone. Results are values; the former edition stays whole. */
import { neededBlobs, readBlob } from "../store/blobs";
import { tellChange } from "../store/changes";
import { lowerBound } from "../store/clock";
import { count } from "../store/counters";
import type { InstalledEdition } from "../store/database";
import { keepForDownload, type Wanted } from "../store/downloads";
import { isFull } from "../store/full";
import type { Loss } from "../store/losses";
import { activate, activePacks, endDownload } from "../store/packs";
import { readSettings } from "../store/settings";
import { readTrust } from "../store/trust";
import { ContentError } from "../sync/errors";
import {
  type FileList,
  type Manifest,
  type PackCustom,
  type Place,
  parseManifest,
  parsePlaces,
} from "../sync/manifest";
import { parseDocument } from "../sync/pack";
import { findTarget, isFresh, requireTarget, type Trusted, targetFile } from "../sync/trust";
import { alone } from "./alone";
import { type BringOptions, bring, nearest } from "./bringing";
import {
  fetchBlobs,
  fetchLists,
  fetchMedia,
  fetchMissing,
  type Line,
  namesOf,
  RemovedError,
} from "./download";
import { fetchFile, JSON_FILE, MissingError, OfflineError } from "./files";
import type { Fetcher } from "./http";
import { ClockError, type News, recallTrust, refreshTrust } from "./news";
import { offeredPacks, targetOf } from "./offered";

/** Stands beside every other language, and is what a reader shows to others. */
const DUTCH = "nl";

/** A pack that can be saved, as signed metadata describe it. */
export interface CatalogueEntry extends PackCustom {
  readonly pack: string;
  readonly installedEdition?: number;
}

/** Why nothing changed: no line, content refused, metadata expired, clocks disagree, no room, or stopped by the reader. */
export type Reason = "offline" | "refused" | "expired" | "clock" | "no-space" | "paused";

export interface Failure {
  readonly ok: false;
  readonly reason: Reason;
  readonly detail: string;
  /** Where clocks disagree: what day the server says it is. */
  readonly server?: string;
}

/** `detail` says what is wrong with recalls or an overlay that did not come, while everything else did. */
export type CheckResult = { readonly ok: true; readonly isNew: boolean; readonly detail?: string } | Failure;
export type SaveResult = { readonly ok: true } | Failure;

export interface SaveOptions extends BringOptions {
  readonly now?: Date;
}

/** Look whether anything was published; a failed check changes nothing and never counts as one (clause 2.10). */
export async function checkForNews(fetcher: Fetcher, now: Date): Promise<CheckResult> {
  try {
    const { isNew, problems } = await refreshAlone(fetcher, now);
    if (isNew) tellChange("packs");
    const detail = problems.map(({ message }) => message).join("; ");
    return detail ? { ok: true, isNew, detail } : { ok: true, isNew };
  } catch (problem) {
    return failure(problem);
  }
}

/** Every pack that the trusted metadata offer this phone; one broken entry does not hide the others. */
export async function catalogue(): Promise<readonly CatalogueEntry[]> {
  const trusted = await recallTrust(await readTrust());
  const installed = new Map((await activePacks()).map(({ pack, edition }) => [pack, edition]));
  const { place } = await readSettings();
  return offeredPacks(trusted, place, installed).map(({ pack, custom }) => {
    const edition = installed.get(pack);
    return { pack, ...custom, ...(edition === undefined ? {} : { installedEdition: edition }) };
  });
}

/** The places that a phone may choose. */
export async function places(): Promise<readonly Place[]> {
  const { places: bytes } = await readTrust();
  return bytes ? parsePlaces(bytes).places : [];
}

/** Save the pack in these languages, go on with a download that stopped, or bring it to its newest edition. */
export async function savePack(
  pack: string,
  languages: readonly string[],
  options: SaveOptions,
): Promise<SaveResult> {
  const { now = new Date() } = options;
  try {
    await bring(pack, languages, options, (line, wanted, installed) => save(line, wanted, installed, now));
    return { ok: true };
  } catch (problem) {
    return failure(problem);
  }
}

/**
 * Fetch again what the browser took away of a saved pack: only what is missing of the edition that was verified when
 * it was saved, or the newest edition where that one is not to be had any more.
 */
export async function repairPack(loss: Loss, options: SaveOptions): Promise<SaveResult> {
  const { pack, languages, needs } = loss;
  try {
    await bring(pack, languages, { ...options, needs }, repair);
    return { ok: true };
  } catch (problem) {
    const isGone = problem instanceof MissingError || problem instanceof NothingLeftError;
    return isGone ? savePack(pack, languages, { ...options, needs }) : failure(problem);
  }
}

/** Of the pack not even the row is left. */
class NothingLeftError extends Error {}

async function repair(line: Line, _wanted: Wanted, installed: InstalledEdition | undefined): Promise<void> {
  if (!installed) throw new NothingLeftError(line.pack);
  await fetchBlobs(line, neededBlobs(installed));
  await requireReadable(Object.values(installed.lists));
  if (!(await endDownload(line.pack))) throw new ContentError("incomplete", line.pack);
}

async function save(
  line: Line,
  { languages, needs }: Wanted,
  installed: InstalledEdition | undefined,
  now: Date,
): Promise<void> {
  const { pack, fetcher, signal } = line;
  const trusted = await freshTrust(fetcher, now);
  const { place } = await readSettings();
  const name = targetOf(pack, trusted, place, installed?.edition);
  const manifest = await fetchManifest(fetcher, trusted, name, pack, signal);
  const kept = nearest([...languages, DUTCH], manifest.languages);
  await keepWhatComes(pack, namesOf(manifest, kept, [], needs));
  const lists = await fetchLists(line, manifest, kept);
  const listed = Object.values(lists);
  await keepWhatComes(pack, namesOf(manifest, kept, listed, needs));
  await fetchMissing(line, manifest, listed, { needs, installed });
  await requireReadable(listed);
  const edition: InstalledEdition = { edition: manifest.edition, manifest, languages: kept, needs, lists };
  if (!(await activate(pack, edition))) throw new ContentError("incomplete", pack);
  if (installed) await countChange(pack, installed.edition, edition.edition);
  if (needs.every((need) => need === "core")) return;
  // The text can be read by now; what follows is only added to it.
  await fetchMedia(line, listed, needs);
  if (!(await endDownload(pack))) throw new ContentError("incomplete", pack);
}

/** How many phones have which edition is told by these two counters alone (clause 3.1). */
async function countChange(pack: string, former: number, edition: number): Promise<void> {
  if (former === edition) return;
  await count({ metric: "left", pack, edition: former });
  await count({ metric: "renewed", pack, edition });
}

async function keepWhatComes(pack: string, names: readonly string[]): Promise<void> {
  if (!(await keepForDownload(pack, names))) throw new RemovedError(pack);
}

/** What is trusted, looked up anew where nothing is yet or it expired. */
async function freshTrust(fetcher: Fetcher, now: Date): Promise<Trusted> {
  const known = await recallTrust(await readTrust());
  if (known && isFresh(known, await lowerBound(now))) return known;
  await refreshAlone(fetcher, now);
  const trusted = await recallTrust(await readTrust());
  if (!trusted) throw new ContentError("missing-role", "targets");
  return trusted;
}

/** One check at a time: one that began earlier and ends later would take back what the other found. */
function refreshAlone(fetcher: Fetcher, now: Date): Promise<News> {
  return alone("wegwijs-news", () => refreshTrust(fetcher, now));
}

/**
 * An edition of which this code can open nothing does not replace one that it can: it is of a newer writer. One broken
 * text is no reason to do without the others; its own card says so.
 */
async function requireReadable(lists: readonly FileList[]): Promise<void> {
  const documents = lists.flatMap(({ files }) => files).filter(({ kind }) => kind === "document");
  let problem: unknown;
  for (const sha256 of new Set(documents.map((file) => file.sha256))) {
    const bytes = await readBlob(sha256);
    if (!bytes) continue;
    try {
      parseDocument(bytes);
      return;
    } catch (failed) {
      problem ??= failed;
    }
  }
  if (problem) throw problem;
}

async function fetchManifest(
  fetcher: Fetcher,
  trusted: Trusted,
  name: string,
  pack: string,
  signal: AbortSignal,
): Promise<Manifest> {
  const target = findTarget(trusted, name);
  const url = `/targets/${targetFile(trusted, name, target)}`;
  const bytes = await fetchFile(fetcher, url, { type: JSON_FILE, cap: target.length, signal });
  await requireTarget(bytes, target);
  return parseManifest(bytes, pack);
}

function failure(problem: unknown): Failure {
  const detail = problem instanceof Error ? problem.message : "unknown";
  const failed = { ok: false, reason: reasonOf(problem), detail } as const;
  return problem instanceof ClockError ? { ...failed, server: problem.server } : failed;
}

function reasonOf(problem: unknown): Reason {
  if (problem instanceof RemovedError) return "paused";
  if (problem instanceof ClockError) return "clock";
  if (problem instanceof ContentError && problem.code === "expired") return "expired";
  if (isFull(problem)) return "no-space";
  // The line is only blamed for what is its fault: the rest is shown with its detail.
  return problem instanceof OfflineError ? "offline" : "refused";
}
