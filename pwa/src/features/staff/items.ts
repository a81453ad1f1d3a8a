/** What the place lends, as the centre told it: found by id at once, however many there are. */
import { computed } from "@preact/signals";
import { fold } from "../../i18n/folding";
import { briefing, type Item, placeId } from "./state";

/** Of every place of this device, for a book may come back elsewhere; what this place lends goes by its own list. */
const byId = computed(() => {
  const items = briefing.value?.items ?? [];
  const here = items.filter(({ place }) => place === placeId.value);
  return new Map([...items, ...here].map((item) => [item.id, item]));
});

/** By title. */
export const itemsHere = computed(() =>
  (briefing.value?.items ?? [])
    .filter(({ place }) => place === placeId.value)
    .map((item) => ({ ...item, folded: fold(`${item.title} ${item.id}`) }))
    .sort((one, other) => (one.folded < other.folded ? -1 : 1)),
);

/** Nothing for an item that this device does not know; it is lent all the same. */
export function itemOf(id: string): Item | undefined {
  return byId.value.get(id);
}
