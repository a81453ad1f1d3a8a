/** Bytes by hash, and which of them anything on this phone still needs. */
import { blobsOf } from "../sync/download";
import type { BlobReference, FileEntry } from "../sync/manifest";
import { type InstalledEdition, type Need, openStore } from "./database";

export async function heldBlobs(): Promise<ReadonlySet<string>> {
  return new Set(await (await openStore()).getAllKeys("blobs"));
}

export async function readBlob(sha256: string): Promise<Uint8Array | undefined> {
  return (await openStore()).get("blobs", sha256);
}

/** The pieces of a file by the hash of the whole, where all of them are here; of a small file itself. */
export async function heldPieces(sha256: string): Promise<readonly BlobReference[] | undefined> {
  const change = (await openStore()).transaction(["blobs", "files"]);
  const blobs = change.objectStore("blobs");
  const pieces = (await change.objectStore("files").get(sha256)) ?? [];
  for (const piece of pieces) if (!(await blobs.getKey(piece.sha256))) return undefined;
  return pieces.length ? pieces : undefined;
}

/** The edition's files that the reader chose to have, of whichever language. */
export function filesOf(
  { lists, needs }: InstalledEdition,
  of: readonly Need[] = needs,
): readonly FileEntry[] {
  return Object.values(lists)
    .flatMap(({ files }) => files)
    .filter(({ need }) => need === "core" || of.includes(need));
}

/** What the edition consists of on this phone, each blob once. */
export function neededBlobs(edition: InstalledEdition, of?: readonly Need[]): readonly BlobReference[] {
  const blobs = filesOf(edition, of).flatMap(blobsOf);
  return [...new Map(blobs.map((blob) => [blob.sha256, blob])).values()];
}

/** What of the edition is here to the last file; text always counts, for without it there is no edition. */
export function wholeNeeds(edition: InstalledEdition, held: ReadonlySet<string>): readonly Need[] {
  const isWhole = (need: Need) => neededBlobs(edition, [need]).every(({ sha256 }) => held.has(sha256));
  return edition.needs.filter((need) => need === "core" || isWhole(need));
}

/** Delete what no edition and no download needs: blobs, and what files are made of. */
export async function sweep(): Promise<void> {
  const change = (await openStore()).transaction(["packs", "blobs", "progress", "files"], "readwrite");
  const installed = await change.objectStore("packs").getAll();
  const downloads = await change.objectStore("progress").getAll();
  const editions = installed.flatMap(({ active, former }) => (former ? [active, former] : [active]));
  const blobs = editions.flatMap((edition) => neededBlobs(edition)).map(({ sha256 }) => sha256);
  const files = editions.flatMap((edition) => filesOf(edition)).map(({ sha256 }) => sha256);
  await keepOnly(change.objectStore("blobs"), [...blobs, ...downloads.flatMap((found) => found.blobs)]);
  await keepOnly(change.objectStore("files"), files);
  await change.done;
}

interface Names {
  getAllKeys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

async function keepOnly(store: Names, needed: readonly string[]): Promise<void> {
  const known = new Set(needed);
  for (const name of await store.getAllKeys()) if (!known.has(name)) await store.delete(name);
}
