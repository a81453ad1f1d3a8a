/** Pictures and sound of the packs on this phone, as the browser shows and plays them. */
import { blobsOf } from "../sync/download";
import { openStore } from "./database";
import { activePack } from "./packs";

const TYPES: Readonly<Record<string, string>> = {
  webp: "image/webp",
  mp3: "audio/mpeg",
  opus: "audio/ogg",
};

/** A file of the pack; undefined where the reader did not choose it, it has not come yet, or is of a newer kind. */
export async function readMedia(pack: string, path: string): Promise<Blob | undefined> {
  const edition = await activePack(pack);
  const files = Object.values(edition?.lists ?? {}).flatMap((list) => list.files);
  const file = files.find((listed) => listed.path === path);
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
  if (!file || !type) return undefined;
  const store = await openStore();
  const pieces = await Promise.all(blobsOf(file).map(({ sha256 }) => store.get("blobs", sha256)));
  const found = pieces.filter((piece) => piece !== undefined);
  return found.length === pieces.length ? new Blob(found as Uint8Array<ArrayBuffer>[], { type }) : undefined;
}
