/** Fetches what an edition needs and this phone lacks: bundles or single blobs, each hashed before it is kept. */
import { heldBlobs, keepBlobs, readBlob } from "../store/packs";
import { BundleReader } from "../sync/bundle";
import { nameBlob } from "../sync/canonical";
import { ContentError } from "../sync/errors";
import {
  type BlobReference,
  type Bundle,
  chooseDownload,
  type FileList,
  type Manifest,
  parseList,
} from "../sync/manifest";
import { BLOB_FILE, fetchFile } from "./files";
import type { Fetcher } from "./http";

const AT_ONCE = 4; // blobs

/** How a download is fetched, stopped and followed. */
export interface Line {
  readonly fetcher: Fetcher;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void; // of one blob, as it is kept
  readonly onTotal: (bytes: number) => void;
}

/** The lists of these languages (clause 2.9: lists come before what they list). */
export async function fetchLists(
  line: Line,
  manifest: Manifest,
  languages: readonly string[],
): Promise<Readonly<Record<string, FileList>>> {
  const found: Record<string, FileList> = {};
  for (const language of languages) {
    const list = manifest.lists[language];
    if (list) found[language] = parseList(await fetchBlob(line, list), manifest, language);
  }
  return found;
}

/** Everything in the lists that is not here yet. What comes in is kept, so stopping loses at most one blob. */
export async function fetchMissing(
  line: Line,
  manifest: Manifest,
  lists: readonly FileList[],
): Promise<void> {
  const download = chooseDownload(manifest, lists, await heldBlobs());
  const bundles = download.bundles.map((language) => manifest.bundles[language]).filter((found) => !!found);
  line.onTotal(weight([...bundles.flatMap(({ parts }) => parts), ...download.blobs]));
  for (const bundle of bundles) await fetchBundle(line, bundle);
  await fetchAll(line, download.blobs);
}

async function fetchBundle(line: Line, { parts }: Bundle): Promise<void> {
  const reader = new BundleReader();
  for (const part of parts) await keepBlobs(await reader.feed(await fetchBlob(line, part)));
  reader.finish();
}

async function fetchAll(line: Line, blobs: readonly BlobReference[]): Promise<void> {
  const waiting = [...blobs];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await fetchBlob(line, next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** The blob from this phone, or fetched, checked and kept. */
async function fetchBlob(line: Line, { sha256, bytes }: BlobReference): Promise<Uint8Array> {
  const held = await readBlob(sha256);
  const data = held ?? (await fetchChecked(line, sha256, bytes));
  if (!held) await keepBlobs([{ sha256, data }]);
  line.onBytes(bytes);
  return data;
}

async function fetchChecked({ fetcher, signal }: Line, sha256: string, bytes: number): Promise<Uint8Array> {
  const reply = await fetchFile(fetcher, `/b/${sha256}`, { type: BLOB_FILE, cap: bytes, signal });
  const data = reply?.bytes ?? new Uint8Array();
  // clause 2.9: hashed before it is kept.
  if ((await nameBlob(data)) !== sha256) throw new ContentError("wrong-hash", sha256);
  return data;
}

function weight(blobs: readonly BlobReference[]): number {
  return blobs.reduce((sum, { bytes }) => sum + bytes, 0);
}
