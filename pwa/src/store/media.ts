/** Pictures and sound of the packs on this phone, as the browser shows and plays them. */
import { blobsOf } from "../sync/download";
import type { FileEntry } from "../sync/manifest";
import { openStore } from "./database";
import { activePack } from "./packs";

const TYPES: Readonly<Record<string, string>> = {
  webp: "image/webp",
  mp3: "audio/mpeg",
  opus: "audio/ogg",
};

/** A file of the pack; undefined where the reader did not choose it, it has not come yet, or is of a newer kind. */
export async function readMedia(pack: string, path: string): Promise<Blob | undefined> {
  const file = (await listed(pack)).find((one) => one.path === path);
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
  if (!file || !type) return undefined;
  const store = await openStore();
  const pieces = await Promise.all(blobsOf(file).map(({ sha256 }) => store.get("blobs", sha256)));
  const found = pieces.filter((piece) => piece !== undefined);
  return found.length === pieces.length ? new Blob(found as Uint8Array<ArrayBuffer>[], { type }) : undefined;
}

/** Whether one of these files of the pack is on the phone; looks at the first piece of each, for they come and go as a whole. */
export async function hasMedia(pack: string, paths: readonly string[]): Promise<boolean> {
  if (paths.length === 0) return false;
  const first = (await listed(pack))
    .filter(({ path }) => paths.includes(path))
    .map((file) => blobsOf(file)[0]);
  const store = await openStore();
  const held = await Promise.all(first.map((blob) => blob && store.getKey("blobs", blob.sha256)));
  return held.some((key) => key !== undefined);
}

async function listed(pack: string): Promise<readonly FileEntry[]> {
  const edition = await activePack(pack);
  return Object.values(edition?.lists ?? {}).flatMap((list) => list.files);
}
