/** Opening and closing a team's day. */
import { records, visit, write } from "./state";
import { dayOf, visitId } from "./visits";

/** Open today's visit; one that was closed by mistake goes on as it was. */
export async function openVisit(place: string, now: Date): Promise<void> {
  const day = dayOf(now);
  const id = visitId(place, day);
  const isKnown = records.value.has(`visit/${id}`);
  await write("visit", id, isKnown ? { state: "open" } : { day, state: "open" });
}

export async function closeVisit(): Promise<void> {
  const open = visit.value;
  if (open) await write("visit", open.entity_id, { state: "closed" });
}
