/** Fetches what an edition needs and this phone lacks: bundles or single blobs, each hashed before it is kept. */
import { heldBlobs, readBlob } from "../store/blobs";
import type { InstalledEdition, Need } from "../store/database";
import { type Amount, keepBlobs } from "../store/downloads";
import { BundleReader } from "../sync/bundle";
import { nameBlob } from "../sync/canonical";
import { blobsOf, chooseDownload, missingBlobs, updateFrom } from "../sync/download";
import { ContentError } from "../sync/errors";
import { BLOB_MAX } from "../sync/fields";
import {
  type BlobReference,
  type Bundle,
  type FileList,
  type Manifest,
  parseList,
  type Update,
} from "../sync/manifest";
import { blobAddress, distrustDictionaries, hasDictionaries, noteKinds } from "./dictionaries";
import { BLOB_FILE, fetchFile, MissingError } from "./files";
import type { Fetcher } from "./http";

/** Blobs; together they weigh at most what one may, so that a cut line loses no more than one. */
const AT_ONCE = 4;

/** The reader removed the pack, or stopped its download, while it was being fetched, here or in another tab. */
export class RemovedError extends Error {}

/** How a download is fetched, stopped and followed. */
export interface Line {
  readonly pack: string;
  readonly fetcher: Fetcher;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void; // of one blob, as it is kept
  readonly onTotal: (bytes: number) => void;
  readonly amount?: () => Amount; // how far it is
}

/** What of an edition is to be fetched, for a phone that has this one of it. */
export interface Share {
  readonly needs: readonly Need[];
  readonly installed?: Pick<InstalledEdition, "edition" | "languages"> | undefined;
}

/** What blobs weigh on the line where that is less than their bytes, by name. */
type Weights = ReadonlyMap<string, number>;

const TEXT: Share = { needs: ["core"] };

/** The lists of these languages (clause 2.9: lists come before what they list). */
export async function fetchLists(
  line: Line,
  manifest: Manifest,
  languages: readonly string[],
): Promise<Readonly<Record<string, FileList>>> {
  const found: Record<string, FileList> = {};
  noteKinds(manifest);
  for (const language of languages) {
    const list = manifest.lists[language];
    if (list) found[language] = parseList(await fetchBlob(line, list), manifest, language);
  }
  return found;
}

/** All text in the lists that is not here yet. What comes in is kept, so stopping loses at most one blob. */
export async function fetchMissing(
  line: Line,
  manifest: Manifest,
  lists: readonly FileList[],
  { needs, installed }: Share = TEXT,
): Promise<void> {
  const held = await heldBlobs();
  const download = chooseDownload(
    leftOf(manifest, held, installed?.languages),
    lists,
    held,
    installed?.edition,
  );
  const updates = download.updates.map((language) => updateFrom(manifest, language, installed?.edition));
  const bundles = [...updates.filter((found) => !!found), ...bundlesOf(manifest, download.bundles)];
  const weights = weightsOf(bundles, lists);
  const listed = new Set(lists.flatMap(({ files }) => files).map(({ sha256 }) => sha256));
  const coming = [...bundles.flatMap(({ parts }) => parts), ...download.blobs];
  line.onTotal(
    coming.reduce((sum, blob) => sum + onLine(weights, blob), 0) +
      weight(lacking(mediaOf(lists, needs), held)),
  );
  for (const bundle of bundles) await fetchBundle(line, bundle, listed, weights).catch(unlessMissing);
  const now = await heldBlobs();
  await fetchAll(line, once(lists.flatMap((list) => missingBlobs(list, now))), weights);
}

/** What its bundles still cost this phone: parts that came before a stop are here, and updates want their edition. */
function leftOf(manifest: Manifest, held: ReadonlySet<string>, languages: readonly string[] = []): Manifest {
  const left = <Kind extends Bundle>(bundle: Kind): Kind => {
    const parts = bundle.parts.filter(({ sha256 }) => !held.has(sha256));
    return {
      ...bundle,
      parts,
      download: Math.round((bundle.download * weight(parts)) / weight(bundle.parts)),
    };
  };
  const updates = Object.entries(manifest.updates ?? {}).filter(([language]) => languages.includes(language));
  return {
    ...manifest,
    bundles: Object.fromEntries(Object.entries(manifest.bundles).map(([tag, found]) => [tag, left(found)])),
    updates: Object.fromEntries(updates.map(([tag, found]) => [tag, found.map(left).map(asDifference)])),
  };
}

/** Where the browser has the former bundle as a dictionary, an update costs little more than asking for it. */
function asDifference(update: Update): Update {
  return hasDictionaries() ? { ...update, download: 0 } : update;
}

function weightsOf(bundles: readonly Bundle[], lists: readonly FileList[]): Weights {
  const files = lists
    .flatMap((list) => list.files)
    .map(({ sha256, bytes, download = bytes }) => [sha256, download]);
  const parts = bundles.flatMap(({ parts, download }) => {
    const share = download / weight(parts);
    return parts.map(({ sha256, bytes }) => [sha256, Math.round(bytes * share)] as const);
  });
  return new Map([...(files as [string, number][]), ...parts]);
}

function onLine(weights: Weights, { sha256, bytes }: BlobReference): number {
  return weights.get(sha256) ?? bytes;
}

/** The pictures and sounds that the reader chose and this phone lacks; they come after the text can be read. */
export async function fetchMedia(
  line: Line,
  lists: readonly FileList[],
  needs: readonly Need[],
): Promise<void> {
  await fetchAll(line, lacking(mediaOf(lists, needs), await heldBlobs()));
}

/** These blobs, as far as this phone lacks them. */
export async function fetchBlobs(line: Line, blobs: readonly BlobReference[]): Promise<void> {
  const missing = lacking(blobs, await heldBlobs());
  line.onTotal(weight(missing));
  await fetchAll(line, missing);
}

function mediaOf(lists: readonly FileList[], needs: readonly Need[]): readonly BlobReference[] {
  const files = lists.flatMap((list) => list.files);
  return files.filter(({ need }) => need !== "core" && needs.includes(need)).flatMap(blobsOf);
}

function lacking(blobs: readonly BlobReference[], held: ReadonlySet<string>): readonly BlobReference[] {
  return once(blobs).filter(({ sha256 }) => !held.has(sha256));
}

function once(blobs: readonly BlobReference[]): readonly BlobReference[] {
  return [...new Map(blobs.map((blob) => [blob.sha256, blob])).values()];
}

/** Everything that a download of this edition may bring, by name. */
export function namesOf(
  manifest: Manifest,
  languages: readonly string[],
  lists: readonly FileList[],
  needs: readonly Need[],
): readonly string[] {
  const updates = languages.flatMap((language) => manifest.updates?.[language] ?? []);
  const parts = [...bundlesOf(manifest, languages), ...updates].flatMap((bundle) => bundle.parts);
  const listed = languages.map((language) => manifest.lists[language]).filter((found) => !!found);
  const text = lists.flatMap((list) => list.files).filter(({ need }) => need === "core");
  const files = [...text.flatMap(blobsOf), ...mediaOf(lists, needs)];
  return [...parts, ...listed, ...files].map(({ sha256 }) => sha256);
}

function bundlesOf({ bundles }: Manifest, languages: readonly string[]): readonly Bundle[] {
  return languages.map((language) => bundles[language]).filter((found) => !!found);
}

async function fetchBundle(
  line: Line,
  { parts }: Bundle,
  listed: ReadonlySet<string>,
  weights: Weights,
): Promise<void> {
  const reader = new BundleReader(listed);
  // A text that it lacks comes as a single blob, so where it ends does not matter.
  for (const part of parts) await keep(line, await reader.feed(await fetchBlob(line, part, weights)));
}

/** Without its bundle, as in a file that another phone made, the texts come one by one. */
function unlessMissing(problem: unknown): void {
  if (!(problem instanceof MissingError)) throw problem;
}

async function fetchAll(
  line: Line,
  blobs: readonly BlobReference[],
  weights: Weights = new Map(),
): Promise<void> {
  for (const few of inFews(blobs)) {
    // All of them end before the first failure counts, so that nothing goes on behind it.
    const ended = await Promise.allSettled(few.map((blob) => fetchBlob(line, blob, weights)));
    for (const end of ended) if (end.status === "rejected") throw end.reason;
  }
}

function inFews(blobs: readonly BlobReference[]): readonly (readonly BlobReference[])[] {
  const fews: BlobReference[][] = [];
  for (const blob of blobs) {
    const last = fews[fews.length - 1];
    if (last && last.length < AT_ONCE && weight([...last, blob]) <= BLOB_MAX) last.push(blob);
    else fews.push([blob]);
  }
  return fews;
}

/** The blob from this phone, or fetched, checked and kept. */
async function fetchBlob(
  line: Line,
  { sha256, bytes }: BlobReference,
  weights: Weights = new Map(),
): Promise<Uint8Array> {
  const held = await readBlob(sha256);
  const data = held ?? (await fetchChecked(line, sha256, bytes));
  if (!held) await keep(line, [{ sha256, data }]);
  line.onBytes(onLine(weights, { sha256, bytes }));
  return data;
}

async function keep({ pack, amount }: Line, blobs: Parameters<typeof keepBlobs>[1]): Promise<void> {
  if (!(await keepBlobs(pack, blobs, amount?.()))) throw new RemovedError(pack);
}

async function fetchChecked({ fetcher, signal }: Line, sha256: string, bytes: number): Promise<Uint8Array> {
  const data = await fetchFile(fetcher, blobAddress(sha256), { type: BLOB_FILE, cap: bytes, signal });
  // clause 2.9: hashed before it is kept.
  if ((await nameBlob(data)) === sha256) return data;
  distrustDictionaries();
  throw new ContentError("wrong-hash", sha256);
}

function weight(blobs: readonly BlobReference[]): number {
  return blobs.reduce((sum, { bytes }) => sum + bytes, 0);
}
