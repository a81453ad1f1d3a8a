/** What the browser took away to make room: noticed at the start, and offered to be fetched again. */
import { heldBlobs, neededBlobs, sweep } from "./blobs";
import type { Need } from "./database";
import { storedDownloads } from "./downloads";
import { markSaved, readMark } from "./marker";
import { activePacks, removeMedia, removePack } from "./packs";

/** A pack of which something is gone; `bytes` are missing, undefined where the whole pack is. */
export interface Loss {
  readonly pack: string;
  readonly languages: readonly string[];
  readonly needs: readonly Need[];
  readonly bytes?: number;
}

/** Every pack that is not here as it was saved: its row without its blobs, or not even its row. */
export async function findLosses(): Promise<readonly Loss[]> {
  const [held, packs, under] = [await heldBlobs(), await activePacks(), await storedDownloads()];
  const coming = new Set(under.map(({ pack }) => pack));
  const torn = packs.flatMap((edition): Loss[] => {
    const { pack, languages, needs } = edition;
    // Pictures and sound that are still on their way are not lost.
    const expected = neededBlobs(edition, coming.has(pack) ? ["core"] : needs);
    const missing = expected.filter(({ sha256 }) => !held.has(sha256));
    const bytes = missing.reduce((sum, blob) => sum + blob.bytes, 0);
    return missing.length ? [{ pack, languages, needs, bytes }] : [];
  });
  const known = new Set([...packs, ...under].map(({ pack }) => pack));
  return [...torn, ...readMark().filter(({ pack }) => !known.has(pack))];
}

/** At the start: what a tab that was killed left behind goes, unless it helps to fetch again what is gone. */
export async function tidyUp(): Promise<readonly Loss[]> {
  const losses = await findLosses();
  if (losses.length === 0) await forgetTheRest();
  return losses;
}

/** The reader does not want it back: what is not whole goes, and what is here is what there is. */
export async function acceptLosses(losses: readonly Loss[]): Promise<void> {
  const held = await heldBlobs();
  for (const edition of await activePacks()) {
    if (!losses.some(({ pack }) => pack === edition.pack)) continue;
    const isTorn = (need: Need) => neededBlobs(edition, [need]).some(({ sha256 }) => !held.has(sha256));
    if (isTorn("core")) await removePack(edition.pack);
    else await removeMedia(edition.pack, edition.needs.filter(isTorn));
  }
  await forgetTheRest();
}

async function forgetTheRest(): Promise<void> {
  await sweep();
  markSaved(await activePacks());
}
