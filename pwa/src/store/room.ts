/** What can go from a phone that is full, and how much room each would give. */
import { heldBlobs, neededBlobs } from "./blobs";
import type { InstalledEdition, Need } from "./database";
import { storedDownloads } from "./downloads";
import { activePacks } from "./packs";

/** A pack, its pictures or its sound, or what came in of one that is not saved yet; `bytes` are freed when it goes. */
export interface Spare {
  readonly pack: string;
  readonly what: "pack" | "picture" | "sound" | "unfinished";
  readonly bytes: number;
}

const MEDIA = ["picture", "sound"] as const;

/** Everything that could go, what gives most room first. What another pack needs as well frees nothing. */
export async function spares(): Promise<readonly Spare[]> {
  const [packs, held, under] = [await activePacks(), await heldBlobs(), await storedDownloads()];
  const owners = countOwners(packs);
  const freed = (edition: InstalledEdition, needs?: readonly Need[]) =>
    neededBlobs(edition, needs)
      .filter(({ sha256 }) => held.has(sha256) && owners.get(sha256) === 1)
      .reduce((sum, { bytes }) => sum + bytes, 0);
  const saved = packs.flatMap((edition): Spare[] => [
    { pack: edition.pack, what: "pack", bytes: freed(edition) },
    ...MEDIA.filter((media) => edition.needs.includes(media)).map((what) => ({
      pack: edition.pack,
      what,
      bytes: freed(edition, [what]) - freed(edition, ["core"]),
    })),
  ]);
  const known = new Set(packs.map(({ pack }) => pack));
  const unfinished = under
    .filter(({ pack, done }) => !known.has(pack) && done > 0)
    .map(({ pack, done }): Spare => ({ pack, what: "unfinished", bytes: done }));
  return [...unfinished, ...saved]
    .filter(({ bytes }) => bytes > 0)
    .sort((one, other) => other.bytes - one.bytes);
}

function countOwners(packs: readonly InstalledEdition[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const { sha256 } of packs.flatMap((edition) => neededBlobs(edition))) {
    owners.set(sha256, (owners.get(sha256) ?? 0) + 1);
  }
  return owners;
}
