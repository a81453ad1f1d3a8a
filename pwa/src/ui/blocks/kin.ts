/**
 * Which differences from Dutch matter to a reader: those of the own language, else of the nearest that has any. Who reads
 * Dutch or English may be there for somebody else, and gets all; of anybody else's language the others would tell what is not so.
 */
import type { Contrast } from "../../sync/learning";
import { fallbackChain } from "../../sync/pack";

/** Nobody's kin: they stand at the end of every chain (clause 2.3) because many people read them. */
const FOR_EVERYBODY: readonly string[] = ["en", "nl"];

export function contrastsOf<Found extends Pick<Contrast, "languages">>(
  blocks: readonly Found[],
  tag: string,
): readonly Found[] {
  return (
    fallbackChain(tag)
      .filter((next) => next === tag || !FOR_EVERYBODY.includes(next))
      .map((next) => blocks.filter(({ languages }) => languages.includes(next)))
      .find((found) => found.length > 0) ?? (FOR_EVERYBODY.includes(tag) ? blocks : [])
  );
}
