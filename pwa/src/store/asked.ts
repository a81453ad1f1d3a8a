/** When this phone was last asked to put Wegwijs on its home screen. */
import { ended, openStore } from "./database";

const ASKED = "asked_to_install"; // in `settings`, as a day
const DAY = 86_400_000; // ms
const PAUSE = 14; // days

/** Whether it may be asked now; that counts as asking, so that of several tabs one does. */
export async function mayAskToInstall(now: Date): Promise<boolean> {
  const today = Math.floor(now.getTime() / DAY);
  const change = (await openStore()).transaction("settings", "readwrite");
  const last = await change.store.get(ASKED);
  // A day to come is of a clock that was set right since.
  const isTime = typeof last !== "number" || last > today || today - last >= PAUSE;
  await ended(change.done, isTime ? [change.store.put(today, ASKED)] : []);
  return isTime;
}
