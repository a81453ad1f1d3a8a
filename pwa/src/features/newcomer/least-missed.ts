/** In which order "maak plaats" offers what can go. Nobody's phone notes what was read or heard, so use is not known. */
import type { Spare } from "../../store/room";

/**
 * What will be missed least first: what is not whole, then pictures and sound before the text, of packs for another
 * situation before those of one's own, and what gives most room first.
 */
export function leastMissedFirst(
  spares: readonly Spare[],
  fits: (pack: string) => boolean,
): readonly Spare[] {
  const rank = ({ pack, what }: Spare) =>
    what === "unfinished" ? 0 : (what === "pack" ? 3 : 1) + Number(fits(pack));
  return [...spares].sort((one, other) => rank(one) - rank(other) || other.bytes - one.bytes);
}
