/** Reads what a card needs from the phone: the resource in the reader's language, and its Dutch beside it. */
import { packs } from "../../app/state";
import { DUTCH, language } from "../../i18n/words";
import { readDocument } from "../../store/packs";
import type { Document } from "../../sync/pack";
import { type Loaded, useLoaded } from "./use-loaded";

/** One resource in the language that is served, and in Dutch where that is another one. */
export interface Pair {
  readonly own: Document;
  readonly dutch: Document | undefined;
}

/** The resource for this reader; undefined where this phone does not have it. */
export function usePair(pack: string, resource: string, lang = language.value): Loaded<Pair | undefined> {
  const load = () => readPair(pack, resource, lang);
  return useLoaded(load, [pack, resource, lang, packs.value], `card ${pack} ${resource} ${lang}`);
}

/** Several resources of a pack, in the order asked for; those that cannot be read are left out. */
export function usePairs(pack: string, resources: readonly string[]): Loaded<readonly Pair[]> {
  const lang = language.value;
  const all = resources.join();
  const load = async () => {
    const pairs = await Promise.all(resources.map((resource) => readPair(pack, resource, lang)));
    return pairs.filter((pair) => pair !== undefined);
  };
  return useLoaded(load, [pack, all, lang, packs.value], `all of ${pack} ${all} ${lang}`);
}

export async function readPair(pack: string, resource: string, lang: string): Promise<Pair | undefined> {
  const own = await readDocument(pack, resource, lang);
  if (!own) return undefined;
  return { own, dutch: own.language === DUTCH ? undefined : await readDocument(pack, resource, DUTCH) };
}
