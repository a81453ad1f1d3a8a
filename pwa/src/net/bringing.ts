/** One tab brings a pack at a time, whichever tabs want it: they see how far it is, and any of them can stop it. */
import { whenChanged } from "../store/changes";
import type { InstalledEdition, Need } from "../store/database";
import { beginDownload, readDownload, stopDownload, type Wanted } from "../store/downloads";
import { activePack } from "../store/packs";
import { fallbackChain } from "../sync/pack";
import { alone, isAtWork } from "./alone";
import { type Line, RemovedError } from "./download";
import type { Fetcher } from "./http";

const TEXT: readonly Need[] = ["core"];

export interface BringOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number, total: number) => void;
  readonly fetcher?: Fetcher;
  /** An update: what the reader removed meanwhile does not come back. */
  readonly onlyIfSaved?: boolean;
  /** What of the pack the reader wants; without it what is saved of it already, or the text. */
  readonly needs?: readonly Need[];
}

type Work = (line: Line, wanted: Wanted, installed: InstalledEdition | undefined) => Promise<void>;

/** Bring the pack when it is this tab's turn. Throws what `work` throws, or RemovedError where the reader stopped it. */
export async function bring(
  pack: string,
  languages: readonly string[],
  options: BringOptions,
  work: Work,
): Promise<void> {
  const stop = new AbortController();
  const pass = () => stop.abort();
  if (options.signal.aborted) pass();
  options.signal.addEventListener("abort", pass);
  const before = stamp(await activePack(pack));
  const inTurn = async () => {
    const installed = await activePack(pack);
    const wanted = {
      languages,
      needs: options.needs ?? (await neededBefore(pack)) ?? installed?.needs ?? TEXT,
    };
    // Another tab did it while this one waited.
    if (installed && stamp(installed) !== before && covers(installed, wanted)) return;
    if (!(await beginDownload(pack, options.onlyIfSaved === true, wanted))) throw new RemovedError(pack);
    const line = followed(pack, stop.signal, options);
    await stoppable(pack, stop, () => work(line, wanted, installed));
  };
  try {
    await alone(lockOf(pack), inTurn, stop.signal);
  } catch (problem) {
    if (stop.signal.aborted) throw new RemovedError("paused");
    throw problem;
  } finally {
    options.signal.removeEventListener("abort", pass);
  }
}

/** Whether some tab brings this pack now; a row that says so may be of one that was killed. */
export function isBeingBrought(pack: string): Promise<boolean> {
  return isAtWork(lockOf(pack));
}

/** The languages nearest to those asked for that there are: where one is missing, the one that stands in (clause 2.3). */
export function nearest(asked: readonly string[], published: readonly string[]): readonly string[] {
  const found = asked.map((tag) => fallbackChain(tag).find((near) => published.includes(near)));
  return [...new Set(found.filter((tag) => tag !== undefined))];
}

function lockOf(pack: string): string {
  return `wegwijs-pack-${pack}`;
}

/** Ends in a state that says that nobody is at it any more, however it ends. */
async function stoppable(pack: string, stop: AbortController, work: () => Promise<void>): Promise<void> {
  const unfollow = whenChanged((subject) => {
    if (subject === "downloads") void stopIfPaused(pack, stop);
  });
  try {
    await work();
  } catch (problem) {
    // A full phone may refuse this too: a row without a tab that works is read as stopped.
    await stopDownload(pack).catch(() => undefined);
    throw problem;
  } finally {
    unfollow();
  }
}

async function stopIfPaused(pack: string, stop: AbortController): Promise<void> {
  const found = await readDownload(pack).catch(() => undefined);
  if (found?.state === "paused") stop.abort();
}

/** What a download that stopped half-way was to bring. */
async function neededBefore(pack: string): Promise<readonly Need[] | undefined> {
  return (await readDownload(pack))?.needs;
}

function stamp(installed: InstalledEdition | undefined): string {
  return JSON.stringify([installed?.edition, installed?.languages, installed?.needs]);
}

function covers(installed: InstalledEdition, { languages, needs }: Wanted): boolean {
  const tags = nearest(languages, installed.manifest.languages);
  return (
    tags.every((tag) => installed.languages.includes(tag)) &&
    needs.every((need) => installed.needs.includes(need))
  );
}

function followed(pack: string, signal: AbortSignal, { fetcher = fetch, onProgress }: BringOptions): Line {
  let [done, total] = [0, 0];
  const amount = () => ({ done: Math.min(done, total), total });
  const tell = () => onProgress(amount().done, total);
  return {
    pack,
    fetcher,
    signal,
    amount,
    onBytes: (bytes) => {
      done += bytes;
      tell();
    },
    onTotal: (bytes) => {
      total = done + bytes;
      tell();
    },
  };
}
