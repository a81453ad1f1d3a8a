/** Counting people: one operation each time, and its way back another one. */
import { computed } from "@preact/signals";
import { randomId } from "../../../store/random";
import { showCounts } from "../../../sync/merging";
import { announce } from "../../../ui/live";
import { type Category, categoryName } from "../counted";
import { languageName } from "../language-names";
import { noteDeed } from "../latest";
import { placeId, recordsOf, visit, write } from "../state";
import { timeOf } from "../visits";

const TICK = 15; // ms of haptic

/** Of the visit that is open, on all of the team's tablets as far as this one has heard. */
export const counts = computed<Readonly<Record<Category, number>>>(() => {
  const count = recordsOf("count").find(({ entity_id }) => entity_id === visit.value?.entity_id);
  return count?.merge === "counts" ? showCounts(count) : {};
});

/** Count so many more. */
export async function count(category: Category, n: number, now: Date): Promise<void> {
  const of = visit.value?.entity_id;
  if (of === undefined) return;
  const place = placeId.value;
  navigator.vibrate?.(TICK);
  await write("count", of, { category, n });
  const name = nameOf(category);
  announce(`${name}: ${counts.value[category] ?? 0}`);
  const undo = { entity: "count", entity_id: of, patch: { category, n: -n }, place };
  noteDeed({ id: randomId(), at: timeOf(now), words: `+${n} · ${name}`, undo });
}

function nameOf(category: Category): string {
  const [, tag] = /^language-(.+)$/.exec(category) ?? [];
  return tag === undefined ? categoryName(category) : languageName(tag);
}
