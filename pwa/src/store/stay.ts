/** Asks the browser, once something is saved, not to clear it; some ask the reader and may never answer. */
import { ended, openStore } from "./database";

const ASKED = "asked_to_stay"; // in `settings`

/** A page has it, a worker has not. */
interface Asking {
  readonly persist?: () => Promise<boolean>;
}

/** Ask once in the life of this store; does not wait for the answer. */
export async function askToStay(): Promise<void> {
  const change = (await openStore()).transaction("settings", "readwrite");
  const isAsked = (await change.store.get(ASKED)) !== undefined;
  await ended(change.done, isAsked ? [] : [change.store.put(1, ASKED)]);
  if (!isAsked) (navigator.storage as Asking | undefined)?.persist?.().catch(() => undefined);
}
