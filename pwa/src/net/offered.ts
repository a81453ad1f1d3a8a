/** Which edition of each pack the trusted metadata offer this phone: a staged one is for the phones of its places. */
import { ContentError } from "../sync/errors";
import { type PackCustom, parseCustom } from "../sync/manifest";
import type { Trusted } from "../sync/trust";

const PACK_FILE = /^([A-Za-z0-9][A-Za-z0-9_-]*)(\.next)?\.json$/;
/** Targets of this form that are no packs. */
const OTHERS: readonly string[] = ["places.json", "recalls.json"];

/** A pack's target, and what it says of the pack. */
export interface Offered {
  readonly pack: string;
  readonly name: string;
  readonly custom: PackCustom;
}

/** Of each pack the highest edition that is for a phone at this place, which has these editions. */
export function offeredPacks(
  trusted: Trusted | undefined,
  place: string | null,
  installed: ReadonlyMap<string, number>,
): readonly Offered[] {
  const found = new Map<string, Offered>();
  for (const [name, { custom }] of Object.entries(trusted?.targets?.targets ?? {})) {
    const offered = read(name, custom);
    const best = offered && found.get(offered.pack);
    if (!offered || !isFor(offered, place, installed.get(offered.pack))) continue;
    if (!best || best.custom.edition < offered.custom.edition) found.set(offered.pack, offered);
  }
  return [...found.values()];
}

/** The name of the target that this phone takes; of a pack that nobody offers the plain one. */
export function targetOf(
  pack: string,
  trusted: Trusted,
  place: string | null,
  installed: number | undefined,
): string {
  const known = new Map(installed === undefined ? [] : [[pack, installed]]);
  const found = offeredPacks(trusted, place, known).find((offered) => offered.pack === pack);
  return found?.name ?? `${pack}.json`;
}

/** A phone that moved away from a staged edition's places keeps to it until a higher one is there for all. */
function isFor({ name, custom }: Offered, place: string | null, installed: number | undefined): boolean {
  if (!name.endsWith(".next.json")) return true;
  return custom.edition === installed || (place !== null && custom.places?.includes(place) === true);
}

function read(name: string, custom: unknown): Offered | undefined {
  const pack = PACK_FILE.exec(name)?.[1];
  if (!pack || OTHERS.includes(name)) return undefined;
  try {
    return { pack, name, custom: parseCustom(custom) };
  } catch (problem) {
    if (problem instanceof ContentError) return undefined; // of a newer edition of the rules
    throw problem;
  }
}
