/** What this tablet keeps of packs, for every screen of a team that reads cards. */
import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { placeOverlay, seenRecalls } from "../../net/extras";
import { whenChanged } from "../../store/changes";
import { lowerBound } from "../../store/clock";
import { type ActivePack, activePacks, readDocument } from "../../store/packs";
import { ContentError } from "../../sync/errors";
import type { Overlay } from "../../sync/overlay";
import type { Document } from "../../sync/pack";
import { type Recall, recallOf } from "../../sync/recalls";

export interface Kept {
  readonly packs: readonly ActivePack[];
  readonly recalls: readonly Recall[];
  /** What the place of the team says of itself. */
  readonly overlay: Overlay | undefined;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Where a card is. */
export interface CardName {
  readonly pack: string;
  readonly resource: string;
}

const kept = signal<Kept | undefined>(undefined);
let isFollowed = false;

/** Undefined until it was read once; follows what is brought later. */
export function useKept(): Kept | undefined {
  useEffect(() => {
    if (!isFollowed) {
      whenChanged((subject) => {
        if (subject === "packs" || subject === "settings") void read();
      });
    }
    isFollowed = true;
    void read();
  }, []);
  return kept.value;
}

/** Every card that was not taken back, of the types asked for. */
export function cardsOfType({ packs, recalls }: Kept, ...types: readonly string[]): readonly CardName[] {
  return packs.flatMap(({ pack, edition, manifest }) =>
    manifest.resources
      .filter(({ id, type }) => types.includes(type) && !recallOf(recalls, pack, edition, id))
      .map(({ id }) => ({ pack, resource: id })),
  );
}

/** The languages in which the pack is kept, Dutch first. */
export function languagesOf({ packs }: Kept, pack: string): readonly string[] {
  const languages = packs.find((one) => one.pack === pack)?.languages ?? [];
  return [...languages].sort((one, other) => Number(other === "nl") - Number(one === "nl"));
}

/** The card in each of these languages in turn; undefined while it is read, null in the place of one that is not here. */
export function useCard(
  { pack, resource }: CardName,
  languages: readonly string[],
): readonly (Document | null)[] | undefined {
  return useRead(
    () => Promise.all(languages.map((tag) => readKept(pack, resource, tag))),
    [pack, resource, languages.join()],
  );
}

/** The same cards in one language, without those that cannot be read. */
export function useCards(cards: readonly CardName[], language: string): readonly Document[] | undefined {
  const names = cards.map(({ pack, resource }) => `${pack}/${resource}`).join();
  return useRead(async () => {
    const found = await Promise.all(cards.map(({ pack, resource }) => readKept(pack, resource, language)));
    return found.filter((one) => one !== null);
  }, [names, language]);
}

/** What `load` gives, read again when `changes` or the packs do; the former value stays until then. */
function useRead<Value>(load: () => Promise<Value>, changes: readonly unknown[]): Value | undefined {
  const [value, show] = useState<Value>();
  useLayoutEffect(() => {
    let isCurrent = true;
    void load().then((found) => isCurrent && show(() => found));
    return () => {
      isCurrent = false;
    };
  }, [...changes, kept.value?.packs]);
  return value;
}

async function readKept(pack: string, resource: string, language: string): Promise<Document | null> {
  const [packs, recalls] = await Promise.all([activePacks(), seenRecalls()]);
  const edition = packs.find((one) => one.pack === pack)?.edition;
  if (edition === undefined || recallOf(recalls, pack, edition, resource)) return null;
  try {
    return (await readDocument(pack, resource, language)) ?? null;
  } catch (problem) {
    if (problem instanceof ContentError) return null; // one that this version cannot read hides no other
    throw problem;
  }
}

async function read(): Promise<void> {
  const [packs, recalls, overlay, today] = await Promise.all([
    activePacks(),
    seenRecalls(),
    placeOverlay(),
    lowerBound(new Date()),
  ]);
  kept.value = { packs, recalls, overlay, today: today.toISOString().slice(0, 10) };
}
