/** What a phone has to fetch of an edition, by whichever way is the least on its line (clause 2.8). */
import type { BlobReference } from "./fields";
import type { FileEntry, FileList, Manifest, Update } from "./manifest";

/** Bytes that a request and the head of its reply take on the line. */
const REQUEST_COST = 400;

/** What to fetch: bundles and updates of these languages, single blobs for the rest; `bytes` on the line at most. */
export interface Download {
  readonly bundles: readonly string[];
  readonly updates: readonly string[];
  readonly blobs: readonly BlobReference[];
  readonly bytes: number;
}

/** The blobs that make up the file: its chunks, or itself. */
export function blobsOf({ chunks, sha256, bytes }: FileEntry): readonly BlobReference[] {
  return chunks?.length ? chunks : [{ sha256, bytes }];
}

/** The core blobs of this list that are not held, each once (clause 2.10). */
export function missingBlobs({ files }: FileList, held: ReadonlySet<string>): readonly BlobReference[] {
  const core = files.filter(({ need }) => need === "core").flatMap(blobsOf);
  return [...new Map(core.map((blob) => [blob.sha256, blob])).values()].filter(
    ({ sha256 }) => !held.has(sha256),
  );
}

/** The update of a language that begins at the edition this phone has. */
export function updateFrom(
  { updates = {} }: Manifest,
  language: string,
  installed: number | null | undefined,
): Update | null {
  return updates[language]?.find(({ from }) => from === installed) ?? null;
}

/** For each list the least of single blobs, the update from the installed edition, and the bundle. */
export function chooseDownload(
  manifest: Manifest,
  lists: readonly FileList[],
  held: ReadonlySet<string>,
  installed?: number | null,
): Download {
  const known = new Set(held);
  const chosen = { bundles: [] as string[], updates: [] as string[], blobs: [] as BlobReference[] };
  let total = 0;
  for (const list of lists) {
    const missing = missingBlobs(list, known);
    for (const { sha256 } of missing) known.add(sha256);
    const costs = costsOf(manifest, list, missing, installed);
    const least = Math.min(costs.blobs, costs.update, costs.bundle);
    total += least;
    if (costs.blobs === least) chosen.blobs.push(...missing);
    else (costs.update === least ? chosen.updates : chosen.bundles).push(list.language);
  }
  return { ...chosen, bytes: total };
}

function costsOf(
  manifest: Manifest,
  { files, language }: FileList,
  missing: readonly BlobReference[],
  installed: number | null | undefined,
): { readonly blobs: number; readonly update: number; readonly bundle: number } {
  const lighter = new Map(files.map(({ sha256, download, bytes }) => [sha256, download ?? bytes]));
  const single = missing.map(({ sha256, bytes }) => (lighter.get(sha256) ?? bytes) + REQUEST_COST);
  const update = updateFrom(manifest, language, installed);
  const bundle = manifest.bundles[language];
  const whole = (
    found: { readonly download: number; readonly parts: readonly unknown[] } | null | undefined,
  ) => (found ? found.download + REQUEST_COST * found.parts.length : Number.POSITIVE_INFINITY);
  return { blobs: single.reduce((sum, cost) => sum + cost, 0), update: whole(update), bundle: whole(bundle) };
}
