/** Packs on this phone: which edition is active, and its documents; the former one stays until the new one was opened. */
import { blobsOf, type FileEntry, type FileList, missingBlobs } from "../sync/manifest";
import { type Document, fallbackChain, parseDocument } from "../sync/pack";
import { tellChange } from "./changes";
import { type InstalledEdition, type InstalledPack, openStore, STRICT } from "./database";

/** A pack as the screens see it. */
export interface ActivePack extends InstalledEdition {
  readonly pack: string;
}

/** Bytes that this phone's packs take, and that are left as far as the browser says. */
export interface StorageUse {
  readonly used: number;
  readonly free: number;
}

export async function activePacks(): Promise<readonly ActivePack[]> {
  const store = await openStore();
  const [names, installed] = await Promise.all([store.getAllKeys("packs"), store.getAll("packs")]);
  return installed.map(({ active }, at) => ({ pack: names[at] ?? "", ...active }));
}

/** One resource in the first of the language's chain that this phone has; undefined where it has none. */
export async function readDocument(
  pack: string,
  resource: string,
  language: string,
): Promise<Document | undefined> {
  const store = await openStore();
  const installed = await store.get("packs", pack);
  if (!installed) return undefined;
  const file = fileOf(installed.active, resource, language);
  const bytes = file && (await store.get("blobs", file.sha256));
  if (!bytes) return undefined;
  const found = parseDocument(bytes);
  if (installed.former) await forgetFormer(pack, installed.active.edition);
  return found;
}

/** Make this edition the active one when all its core files are here (clause 2.10) and nobody removed it; says whether. */
export async function activate(pack: string, edition: InstalledEdition): Promise<boolean> {
  const store = await openStore();
  const change = store.transaction(["packs", "blobs", "progress"], "readwrite", STRICT);
  const held = new Set(await change.objectStore("blobs").getAllKeys());
  const isWanted = (await change.objectStore("progress").getKey(pack)) !== undefined;
  const isWhole = Object.values(edition.lists).every((list) => missingBlobs(list, held).length === 0);
  if (isWanted && isWhole) {
    const before = await change.objectStore("packs").get(pack);
    // An edition that nobody opened is not the one to fall back on.
    const installed: InstalledPack = before
      ? { active: edition, former: before.former ?? before.active }
      : { active: edition };
    const writes = [
      change.objectStore("packs").put(installed, pack),
      change.objectStore("progress").delete(pack),
    ];
    await ended(change.done, writes);
  } else await change.done;
  if (isWanted && isWhole) {
    await sweep();
    tellChange("packs");
  }
  return isWanted && isWhole;
}

/** Take the pack off this phone, and what only it needed. */
export async function removePack(pack: string): Promise<void> {
  const store = await openStore();
  const change = store.transaction(["packs", "progress"], "readwrite", STRICT);
  await Promise.all([
    change.objectStore("packs").delete(pack),
    change.objectStore("progress").delete(pack),
    change.done,
  ]);
  await sweep();
  tellChange("packs");
}

export async function heldBlobs(): Promise<ReadonlySet<string>> {
  return new Set(await (await openStore()).getAllKeys("blobs"));
}

export async function readBlob(sha256: string): Promise<Uint8Array | undefined> {
  return (await openStore()).get("blobs", sha256);
}

/** Keep bytes whose hash is checked (clause 2.9) for the download of a pack; false where the pack was removed meanwhile. */
export async function keepBlobs(
  pack: string,
  blobs: readonly { sha256: string; data: Uint8Array }[],
): Promise<boolean> {
  const change = (await openStore()).transaction(["blobs", "progress"], "readwrite");
  const isWanted = (await change.objectStore("progress").getKey(pack)) !== undefined;
  await ended(
    change.done,
    (isWanted ? blobs : []).map(({ sha256, data }) => change.objectStore("blobs").put(data, sha256)),
  );
  return isWanted;
}

/** Remember that a download is under way; false, and nothing is, where it is an update of a pack that is not here. */
export async function beginDownload(pack: string, onlyIfSaved: boolean): Promise<boolean> {
  const change = (await openStore()).transaction(["packs", "progress"], "readwrite");
  const progress = change.objectStore("progress");
  const isWanted = !onlyIfSaved || (await change.objectStore("packs").getKey(pack)) !== undefined;
  // One that stopped half-way goes on, with what it has.
  const isNew = isWanted && !(await progress.getKey(pack));
  await ended(change.done, isNew ? [progress.put({ blobs: [] }, pack)] : []);
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

export async function storageUse(): Promise<StorageUse> {
  const used = (await activePacks()).reduce((sum, { lists }) => sum + weightOf(Object.values(lists)), 0);
  const estimate = await navigator.storage?.estimate?.();
  return { used, free: Math.max(0, (estimate?.quota ?? 0) - (estimate?.usage ?? 0)) };
}

/** Where there is no room the transaction says so, and its requests only that they were aborted. */
async function ended(done: Promise<void>, writes: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all([done, Promise.allSettled(writes)]);
}

function fileOf({ lists }: InstalledEdition, resource: string, language: string): FileEntry | undefined {
  for (const tag of fallbackChain(language)) {
    const found = lists[tag]?.files.find((file) => file.resource === resource && file.kind === "document");
    if (found) return found;
  }
  return undefined;
}

async function forgetFormer(pack: string, opened: number): Promise<void> {
  const change = (await openStore()).transaction("packs", "readwrite");
  const installed = await change.store.get(pack);
  if (installed?.former && installed.active.edition === opened) {
    await change.store.put({ active: installed.active }, pack);
  }
  await change.done;
  await sweep();
}

/** Delete the blobs that no edition and no download needs. */
async function sweep(): Promise<void> {
  const change = (await openStore()).transaction(["packs", "blobs", "progress"], "readwrite");
  const blobs = change.objectStore("blobs");
  const installed = await change.objectStore("packs").getAll();
  const downloads = await change.objectStore("progress").getAll();
  const editions = installed.flatMap(({ active, former }) => [active, former]);
  const needed = new Set([...editions.flatMap(blobNames), ...downloads.flatMap((found) => found.blobs)]);
  for (const name of await blobs.getAllKeys()) if (!needed.has(name)) await blobs.delete(name);
  await change.done;
}

function blobNames(edition: InstalledEdition | undefined): readonly string[] {
  const files = Object.values(edition?.lists ?? {}).flatMap((list) => list.files);
  return files.flatMap((file) => [file.sha256, ...blobsOf(file).map(({ sha256 }) => sha256)]);
}

function weightOf(lists: readonly FileList[]): number {
  const files = new Map(lists.flatMap((list) => list.files).map((file) => [file.sha256, file.bytes]));
  return [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
}
