/** Opening and closing a team's day. */
import { forgetDeeds } from "./latest";
import { fieldsOf, records, recordsOf, visit, write } from "./state";
import { dayOf, visitId } from "./visits";

/** Open today's visit; one that was closed by mistake goes on as it was. */
export async function openVisit(place: string, now: Date): Promise<void> {
  const day = dayOf(now);
  const id = visitId(place, day);
  const isKnown = records.value.has(`visit/${id}`);
  await write("visit", id, isKnown ? { state: "open" } : { day, state: "open" });
}

/** Whether the day was begun here today, although it may be closed by now. */
export function wasOpenToday(): boolean {
  const today = dayOf(new Date());
  return recordsOf("visit").some((one) => fieldsOf(one)["day"] === today);
}

export async function closeVisit(): Promise<void> {
  const open = visit.value;
  if (!open) return;
  await write("visit", open.entity_id, { state: "closed" });
  forgetDeeds();
}
