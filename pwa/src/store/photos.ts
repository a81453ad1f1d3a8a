/** The photos of the chosen place, beside the overlay that names them: they come after it and go with it (clause 2.5). */
import type { BlobReference } from "../sync/manifest";
import { type Overlay, type Photo, parseOverlay } from "../sync/overlay";
import { ended, openStore } from "./database";
import { fileOfPhoto, OVERLAY, readTrust } from "./trust";

/** What the overlay names and this phone does not have. */
export async function lackingPhotos(): Promise<readonly BlobReference[]> {
  const { [OVERLAY]: overlay, ...kept } = await readTrust();
  return namedPhotos(overlay).filter(({ sha256 }) => !(fileOfPhoto(sha256) in kept));
}

/** Keep a photo whose hash is checked; false where the overlay went meanwhile, or names it no more. */
export async function keepPhoto(sha256: string, bytes: Uint8Array): Promise<boolean> {
  const change = (await openStore()).transaction("trust", "readwrite");
  const isWanted = namedPhotos(await change.store.get(OVERLAY)).some((photo) => photo.sha256 === sha256);
  await ended(change.done, isWanted ? [change.store.put(bytes, fileOfPhoto(sha256))] : []);
  return isWanted;
}

/** Undefined where it has not come yet. */
export async function readPhoto(sha256: string): Promise<Blob | undefined> {
  const bytes = await (await openStore()).get("trust", fileOfPhoto(sha256));
  return bytes && new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "image/webp" });
}

/** What they take, in bytes. */
export async function bytesOfPhotos(): Promise<number> {
  const { [OVERLAY]: overlay, ...kept } = await readTrust();
  return namedPhotos(overlay).reduce((sum, { sha256 }) => sum + (kept[fileOfPhoto(sha256)]?.length ?? 0), 0);
}

/** Those that this code knows of an overlay that was verified for its place. */
function namedPhotos(overlay: Uint8Array | undefined): readonly Photo[] {
  if (!overlay) return [];
  const { region, place }: Overlay = JSON.parse(new TextDecoder().decode(overlay));
  return parseOverlay(overlay, region, place).photos ?? [];
}
