/**
 * Who does a piece of work, kept in a row that expires: for browsers without Web Locks (Safari before 15.4). A tab that
 * is killed leaves its row behind, and the next one waits no longer than the row holds.
 */
import { openStore } from "./database";

/** How long a row holds without being renewed; a tab in the background may run its timers once a second. */
export const LEASE_TIME = 8000; // ms

/** Take the work, unless another holds it; says whether it is this one's now. `now` is in ms by the device's clock. */
export async function takeLease(name: string, holder: string, now: number): Promise<boolean> {
  const change = (await openStore()).transaction("leases", "readwrite");
  const found = await change.store.get(name);
  const isFree = !found || found.holder === holder || !holds(found.until, now);
  if (isFree) await change.store.put({ holder, until: now + LEASE_TIME }, name);
  await change.done;
  return isFree;
}

/** Hold it longer; false where another took it meanwhile, for this tab was asleep. */
export async function renewLease(name: string, holder: string, now: number): Promise<boolean> {
  const change = (await openStore()).transaction("leases", "readwrite");
  const isOurs = (await change.store.get(name))?.holder === holder;
  if (isOurs) await change.store.put({ holder, until: now + LEASE_TIME }, name);
  await change.done;
  return isOurs;
}

/** Let others have it at once. */
export async function endLease(name: string, holder: string): Promise<void> {
  const change = (await openStore()).transaction("leases", "readwrite");
  if ((await change.store.get(name))?.holder === holder) await change.store.delete(name);
  await change.done;
}

/** Whether somebody does this work now. */
export async function isLeased(name: string, now: number): Promise<boolean> {
  const found = await (await openStore()).get("leases", name);
  return found !== undefined && holds(found.until, now);
}

/** A row that holds longer than any is given was written before the clock was set back. */
function holds(until: number, now: number): boolean {
  return until > now && until <= now + LEASE_TIME;
}
