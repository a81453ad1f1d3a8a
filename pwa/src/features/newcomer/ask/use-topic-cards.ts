/** The cards of a topic on this phone. */

import type { Pair } from "../../../ui/blocks/reader";
import { offers } from "../offers";
import { useCards } from "../use-documents";

/** In the order of their packs; those that are still being read are not there yet. */
export function useTopicCards(topic: string): readonly Pair[] {
  const cards = useCards(
    offers().flatMap(({ pack, saved }) =>
      (saved?.manifest.resources ?? [])
        .filter(({ theme }) => theme === topic)
        .map(({ id }) => ({ pack, resource: id })),
    ),
  );
  // Those of the former topic stay until these are read.
  return typeof cards === "string" ? [] : cards.value.filter(({ own }) => own.theme === topic);
}
