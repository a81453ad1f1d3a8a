/** From words to what a screen shows: topics and cards, the best first; what was taken back is not found. */
import { tokensOf } from "../../i18n/tokens";
import type { Findable, FindableCard, Searchable } from "./indexing";
import { recallHere } from "./use-documents";

export interface Found {
  readonly words: string;
  readonly topics: readonly Findable[];
  readonly cards: readonly FindableCard[];
}

const TOPICS_MAX = 2; // so that the best card is still seen
const WORTH = 0.08; // of the best answer's score; what is worse than that is not about it

/** Undefined where nothing was asked. */
export function find(words: string, { index, findable }: Searchable): Found | undefined {
  if (tokensOf(words).length === 0) return undefined;
  const hits = index.search(words);
  const least = (hits[0]?.score ?? 0) * WORTH;
  const found = hits
    .filter(({ score }) => score >= least)
    .map(({ id }) => findable.get(id))
    .filter((one) => one !== undefined);
  return {
    words,
    topics: found.filter(({ resource }) => resource === undefined).slice(0, TOPICS_MAX),
    cards: found.filter(isCard).filter(({ pack, resource }) => !recallHere(pack, resource)),
  };
}

function isCard(found: Findable): found is FindableCard {
  return found.resource !== undefined;
}
