/** Reads what a card needs from the phone: the resource in the reader's language, and its Dutch beside it. */
import { useEffect } from "preact/hooks";
import { packs, recalls, settings } from "../../app/state";
import { DUTCH, language } from "../../i18n/words";
import { placeOverlay } from "../../net/extras";
import { places } from "../../net/packs";
import { readDocuments } from "../../store/packs";
import { ContentError } from "../../sync/errors";
import type { Overlay } from "../../sync/overlay";
import { type Recall, recallOf } from "../../sync/recalls";
import type { Pair } from "../../ui/blocks/reader";
import { bring, bringToday, type Loaded, useLoaded } from "./use-loaded";

/** What the chosen place says of itself, and its name. */
export interface PlaceValues {
  readonly name: string;
  readonly overlay: Overlay;
}

/** The recall of a resource in the edition that this phone has: it is shown nowhere any more (clause 2.5). */
export function recallHere(pack: string, resource: string): Recall | undefined {
  const saved = packs.value.find((found) => found.pack === pack);
  return (saved && recallOf(recalls.value, pack, saved.edition, resource)) ?? undefined;
}

/** What fills the slots of resources; undefined where the place says nothing. */
export function usePlaceValues(): PlaceValues | undefined {
  const loaded = usePlace();
  return typeof loaded === "object" ? loaded.value : undefined;
}

/** The same for who must not begin before it is known. */
export function usePlace(): Loaded<PlaceValues | undefined> {
  const { place } = settings.value;
  return useLoaded(readPlaceValues, [packs.value, place], `place ${place}`);
}

async function readPlaceValues(): Promise<PlaceValues | undefined> {
  const overlay = await placeOverlay();
  const found = overlay && (await places()).find(({ id }) => id === overlay.place);
  return overlay && found && { name: found.name, overlay };
}

/** The resource for this reader; undefined where this phone does not have it. */
export function usePair(pack: string, resource: string, lang = language.value): Loaded<Pair | undefined> {
  useEffect(() => {
    const card = { pack, resource };
    shown.add(card);
    return () => {
      shown.delete(card);
    };
  }, [pack, resource]);
  const load = () => readPair(pack, resource, lang);
  return useLoaded(load, [pack, resource, lang, packs.value], nameOf(pack, resource, lang));
}

/** Cards on the screens that are there, behind the list of languages as well. */
const shown = new Set<Card>();

/** Let the cards that are shown come in in another language, so that they are drawn once in it, and not first half in it. */
export async function bringShown(lang: string): Promise<void> {
  await Promise.all([...shown].map(({ pack, resource }) => unlessBroken(bringPair(pack, resource, lang))));
}

/** Let a card come in while the rest of the phone is still being read: its screen finds it, and the day, at once. */
export async function bringPair(pack: string, resource: string, lang: string): Promise<void> {
  const load = () => readPair(pack, resource, lang);
  await Promise.all([bring(load, nameOf(pack, resource, lang)), bringToday()]);
}

function nameOf(pack: string, resource: string, lang: string): string {
  return `card ${pack} ${resource} ${lang}`;
}

/** Where a resource is. */
interface Card {
  readonly pack: string;
  readonly resource: string;
}

/** Several resources of a pack, in the order asked for; those that cannot be read, or were taken back, are left out. */
export function usePairs(pack: string, resources: readonly string[]): Loaded<readonly Pair[]> {
  return useCards(resources.map((resource) => ({ pack, resource })));
}

/** The same of any packs. */
export function useCards(cards: readonly Card[]): Loaded<readonly Pair[]> {
  const lang = language.value;
  const all = cards.map(({ pack, resource }) => `${pack} ${resource}`).join();
  const load = async () => {
    const shown = cards.filter(({ pack, resource }) => !recallHere(pack, resource));
    const pairs = await Promise.all(
      shown.map(({ pack, resource }) => unlessBroken(readPair(pack, resource, lang))),
    );
    return pairs.filter((pair) => pair !== undefined);
  };
  return useLoaded(load, [all, lang, packs.value, recalls.value], `all of ${all} ${lang}`);
}

export async function readPair(pack: string, resource: string, lang: string): Promise<Pair | undefined> {
  const [own, dutch] = await readDocuments(pack, resource, lang === DUTCH ? [lang] : [lang, DUTCH]);
  return own && { own, dutch: own.language === DUTCH ? undefined : dutch };
}

/** One that this app cannot read hides no other. */
export async function unlessBroken<Read>(reading: Promise<Read | undefined>): Promise<Read | undefined> {
  try {
    return await reading;
  } catch (problem) {
    if (problem instanceof ContentError) return undefined;
    throw problem;
  }
}
