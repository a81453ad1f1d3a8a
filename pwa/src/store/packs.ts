/** Packs on this phone: which edition is active, and its documents; the former one stays until the new one was opened. */
import { blobsOf, missingBlobs } from "../sync/download";
import type { FileEntry } from "../sync/manifest";
import { type Document, fallbackChain, parseDocument } from "../sync/pack";
import { filesOf, neededBlobs, sweep, wholeNeeds } from "./blobs";
import { tellChange } from "./changes";
import { ended, type InstalledEdition, type InstalledPack, type Need, openStore, STRICT } from "./database";
import { isFull } from "./full";
import { markSaved } from "./marker";
import { bytesOfPhotos } from "./photos";

export { heldBlobs } from "./blobs";
export { beginDownload } from "./downloads";

/** A pack as the screens see it. */
export interface ActivePack extends InstalledEdition {
  readonly pack: string;
}

/** Bytes that this phone's packs take, and that are left where the browser says so. */
export interface StorageUse {
  readonly used: number;
  readonly free: number | undefined;
}

export async function activePacks(): Promise<readonly ActivePack[]> {
  const change = (await openStore()).transaction("packs");
  const [names, installed] = await Promise.all([change.store.getAllKeys(), change.store.getAll()]);
  return installed.map(({ active }, at) => ({ pack: names[at] ?? "", ...active }));
}

export async function activePack(pack: string): Promise<InstalledEdition | undefined> {
  return (await (await openStore()).get("packs", pack))?.active;
}

/** One resource in the first of the language's chain that this phone has; undefined where it has none. */
export async function readDocument(
  pack: string,
  resource: string,
  language: string,
): Promise<Document | undefined> {
  const [found] = await readDocuments(pack, resource, [language]);
  return found;
}

/** The same in several languages at once: what they have in common is read once, and all of it is of one edition. */
export async function readDocuments(
  pack: string,
  resource: string,
  languages: readonly string[],
): Promise<readonly (Document | undefined)[]> {
  const reading = (await openStore()).transaction(["packs", "blobs"]);
  const installed = await reading.objectStore("packs").get(pack);
  if (!installed) return languages.map(() => undefined);
  const files = languages.map((language) => fileOf(installed.active, resource, language));
  const blobs = reading.objectStore("blobs");
  const bytes = await Promise.all(files.map((file) => file && blobs.get(file.sha256)));
  const found = bytes.map((read) => read && parseDocument(read));
  if (installed.former && found.some((one) => one)) await forgetFormer(pack, installed.active.edition);
  return found;
}

/** The same of an edition at hand. Nobody reads it yet, so it does not count as opened (clause 2.10). */
export async function lookInto(
  edition: InstalledEdition,
  resource: string,
  language: string,
): Promise<Document | undefined> {
  const file = fileOf(edition, resource, language);
  const bytes = file && (await (await openStore()).get("blobs", file.sha256));
  return bytes && parseDocument(bytes);
}

/**
 * Make this edition the active one when all its core files are here (clause 2.10) and nobody removed it; says whether.
 * Where pictures or sound are still to come, the download goes on behind it.
 */
export async function activate(pack: string, edition: InstalledEdition): Promise<boolean> {
  const change = (await openStore()).transaction(
    ["packs", "blobs", "progress", "downloads", "files"],
    "readwrite",
    STRICT,
  );
  const held = new Set(await change.objectStore("blobs").getAllKeys());
  const isWanted = (await change.objectStore("progress").getKey(pack)) !== undefined;
  const isWhole = Object.values(edition.lists).every((list) => missingBlobs(list, held).length === 0);
  if (isWanted && isWhole) {
    const packs = change.objectStore("packs");
    const files = change.objectStore("files");
    const writes: Promise<unknown>[] = [
      packs.put(following(await packs.get(pack), edition), pack),
      ...filesOf(edition)
        .filter(({ chunks }) => chunks?.length)
        .map((file) => files.put(blobsOf(file), file.sha256)),
    ];
    if (isMissingNothing(edition, held)) {
      writes.push(change.objectStore("progress").delete(pack), change.objectStore("downloads").delete(pack));
    } else {
      // What it still brings is needed by the edition itself; the parts of bundles are not any more, but going on begins
      // with the lists.
      const lists = Object.values(edition.manifest.lists).map(({ sha256 }) => sha256);
      writes.push(change.objectStore("progress").put({ blobs: lists }, pack));
    }
    await ended(change.done, writes);
  } else await change.done;
  if (isWanted && isWhole) await tidy();
  return isWanted && isWhole;
}

/** The download is over when nothing of what the reader chose is missing; says whether. */
export async function endDownload(pack: string): Promise<boolean> {
  const change = (await openStore()).transaction(["packs", "blobs", "progress", "downloads"], "readwrite");
  const held = new Set(await change.objectStore("blobs").getAllKeys());
  const active = (await change.objectStore("packs").get(pack))?.active;
  const isOver = active !== undefined && isMissingNothing(active, held);
  const writes = isOver
    ? [change.objectStore("progress").delete(pack), change.objectStore("downloads").delete(pack)]
    : [];
  await ended(change.done, writes);
  if (isOver) await tidy();
  return isOver;
}

/** Take the pack off this phone, and what only it needed. */
export async function removePack(pack: string): Promise<void> {
  const change = (await openStore()).transaction(["packs", "progress", "downloads"], "readwrite", STRICT);
  await Promise.all([
    change.objectStore("packs").delete(pack),
    change.objectStore("progress").delete(pack),
    change.objectStore("downloads").delete(pack),
    change.done,
  ]);
  await tidy();
}

/** Let go of these of the pack, and of a download that is under way for it; what is whole of the rest stays. */
export async function removeMedia(pack: string, gone: readonly Need[]): Promise<void> {
  try {
    await needLess(pack, gone);
  } catch (problem) {
    if (!isFull(problem)) throw problem;
    // A phone may be too full to write that it needs less: then first goes what it will not need.
    await dropMedia(pack, gone);
    await needLess(pack, gone);
  }
  await tidy();
}

async function needLess(pack: string, gone: readonly Need[]): Promise<void> {
  const change = (await openStore()).transaction(
    ["packs", "blobs", "progress", "downloads"],
    "readwrite",
    STRICT,
  );
  const installed = await change.objectStore("packs").get(pack);
  const held = new Set(await change.objectStore("blobs").getAllKeys());
  const less = (edition: InstalledEdition) => {
    const needs = wholeNeeds(edition, held).filter((need) => need === "core" || !gone.includes(need));
    return { ...edition, needs };
  };
  const writes: Promise<unknown>[] = [
    change.objectStore("progress").delete(pack),
    change.objectStore("downloads").delete(pack),
  ];
  if (installed) {
    const { active, former } = installed;
    const left = former ? { active: less(active), former: less(former) } : { active: less(active) };
    writes.push(change.objectStore("packs").put(left, pack));
  }
  await ended(change.done, writes);
}

async function dropMedia(pack: string, gone: readonly Need[]): Promise<void> {
  const packs = await activePacks();
  const kept = packs.flatMap((edition) =>
    neededBlobs(
      edition,
      edition.pack === pack ? edition.needs.filter((need) => !gone.includes(need)) : undefined,
    ),
  );
  const needed = new Set(kept.map(({ sha256 }) => sha256));
  const active = packs.find((edition) => edition.pack === pack);
  const change = (await openStore()).transaction("blobs", "readwrite");
  const going = active ? neededBlobs(active, gone).filter(({ sha256 }) => !needed.has(sha256)) : [];
  await ended(
    change.done,
    going.map(({ sha256 }) => change.store.delete(sha256)),
  );
}

export async function storageUse(): Promise<StorageUse> {
  const blobs = (await activePacks()).flatMap((edition) => neededBlobs(edition));
  const each = new Map(blobs.map(({ sha256, bytes }) => [sha256, bytes]));
  const used = [...each.values()].reduce((sum, bytes) => sum + bytes, await bytesOfPhotos());
  const estimate = await navigator.storage?.estimate?.();
  const { quota, usage } = estimate ?? {};
  return { used, free: quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0)) };
}

/** An edition that nobody opened is not the one to fall back on. */
function following(before: InstalledPack | undefined, active: InstalledEdition): InstalledPack {
  return before ? { active, former: before.former ?? before.active } : { active };
}

function isMissingNothing(edition: InstalledEdition, held: ReadonlySet<string>): boolean {
  return neededBlobs(edition).every(({ sha256 }) => held.has(sha256));
}

function fileOf({ lists }: InstalledEdition, resource: string, language: string): FileEntry | undefined {
  for (const tag of fallbackChain(language)) {
    const found = lists[tag]?.files.find((file) => file.resource === resource && file.kind === "document");
    if (found) return found;
  }
  return undefined;
}

/** A phone too full for this keeps the former one a while longer, and reads on. */
async function forgetFormer(pack: string, opened: number): Promise<void> {
  const change = (await openStore()).transaction("packs", "readwrite");
  const installed = await change.store.get(pack);
  const isOpened = installed?.former && installed.active.edition === opened;
  try {
    await ended(change.done, isOpened ? [change.store.put({ active: installed.active }, pack)] : []);
  } catch (problem) {
    if (!isFull(problem)) throw problem;
  }
  await sweep();
}

/** After what is saved changed: the garbage goes, the mark beside the database follows, the screens are told. */
async function tidy(): Promise<void> {
  await sweep();
  markSaved(await activePacks());
  tellChange("packs");
}
