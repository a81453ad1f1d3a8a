/**
 * How many messages went with a database that the browser threw away before they were sent. A mark beside the database
 * has the bare number of those that wait; in the database stands that it knows of the mark, so that only one that came
 * in the place of another finds a loss: no wipe, no sent message and no other tab can look like one.
 */
import { tellChange } from "./changes";
import { again, ended, openStore, STRICT } from "./database";
import { isFull } from "./full";
import { isMessage } from "./outbox";
import { shelve, shelved } from "./shelf";

const MARK = "wegwijs-waiting";
/** In `settings`. */
const KNOWS = "knows_mark";
/** In `settings`: how many were lost, until the reader has seen it. */
export const LOST = "lost_messages";

/** How many messages were lost and the reader does not know it yet. */
export async function lostWords(): Promise<number> {
  const store = await openStore();
  const [knows, lost] = await Promise.all([store.get("settings", KNOWS), store.get("settings", LOST)]);
  return knows === undefined ? again(findLoss) : Number(lost ?? 0);
}

/** Set the mark to what waits now. */
export async function markWaiting(): Promise<void> {
  const look = (await openStore()).transaction(["batches", "settings"]);
  const [knows, batches] = await Promise.all([
    look.objectStore("settings").get(KNOWS),
    look.objectStore("batches").getAll(),
  ]);
  const n = batches.filter(({ batch, outgoing }) => isMessage(batch) && outgoing.state === "waiting").length;
  // While the transaction lasts: what another tab writes or wipes comes after it, and so does that tab's mark.
  if (knows !== undefined) shelve(MARK, n ? `${n}` : null);
  await look.done;
}

/** Take the mark away, before the database that knows of it is emptied. */
export function forgetMark(): void {
  shelve(MARK, null);
}

/** The reader has seen it. */
export async function acceptLostWords(): Promise<void> {
  await (await openStore()).delete("settings", LOST);
  tellChange("words");
}

async function findLoss(): Promise<number> {
  const change = (await openStore()).transaction("settings", "readwrite", STRICT);
  const [knows, before] = await Promise.all([change.store.get(KNOWS), change.store.get(LOST)]);
  // Another tab may have been first.
  const lost = knows === undefined ? marked() : Number(before ?? 0);
  const writes = knows === undefined ? [change.store.put(1, KNOWS), change.store.put(lost, LOST)] : [];
  try {
    await ended(change.done, writes);
  } catch (problem) {
    if (!isFull(problem)) throw problem; // without room it is found again at the next start
  }
  return lost;
}

function marked(): number {
  const n = Number(shelved(MARK));
  return Number.isSafeInteger(n) && n > 0 ? n : 0;
}
