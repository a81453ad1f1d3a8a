/**
 * When a team's device and the centre speak: at the start, when the page is seen again, when the network returns, some
 * seconds after something was written, and every few minutes while the page is open.
 */
import { effect } from "@preact/signals";
import { bringPacks, round } from "../features/staff/rounds";
import { device, online, queue, worker } from "../features/staff/state";
import { lookForNewVersion } from "./staff-worker";

const SOON = 3_000; // ms after something was written
const RETRY = 30_000; // ms without a line
const AGAIN = 5_000; // ms after a try that had a new reason: a line that has just come back loses a reply now and then
const USUAL = 300_000; // ms
const PACKS_EVERY = 3600_000; // ms

let isFirst = true;
let packsAt = 0; // ms, device clock
let timer: ReturnType<typeof setTimeout> | undefined;
let timerAt = Number.POSITIVE_INFINITY; // ms, device clock

/** Begin now, and again whenever there is a reason to. */
export function followCentre(): void {
  addEventListener("offline", () => {
    online.value = false;
  });
  addEventListener("online", () => void speak(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void speak(false);
  });
  effect(() => {
    if (queue.value.waiting > 0) schedule(SOON);
  });
  effect(() => {
    // Who comes to work hears what was told meanwhile: a locked tablet only tells.
    if (device.value && (worker.value || isFirst)) void speak(true);
    isFirst = false;
  });
}

async function speak(isEager: boolean): Promise<void> {
  if (!device.peek()) return;
  clearTimeout(timer);
  timerAt = Number.POSITIVE_INFINITY;
  const came = await round(isEager);
  // What was written while the round ran may have come after its words went up.
  const usual = queue.peek().waiting > 0 ? SOON : USUAL;
  schedule(came === "done" ? usual : isEager ? AGAIN : RETRY);
  if (came !== "done") return;
  lookForNewVersion();
  const now = Date.now();
  // A clock that was set back is no reason to wait longer.
  if (packsAt <= now && now < packsAt + PACKS_EVERY) return;
  packsAt = now;
  await bringPacks();
}

/** Have a round in so many ms, or sooner if one is due sooner. */
function schedule(delay: number): void {
  const at = Date.now() + delay;
  if (at >= timerAt) return;
  clearTimeout(timer);
  timerAt = at;
  timer = setTimeout(() => {
    timerAt = Number.POSITIVE_INFINITY;
    void speak(false);
  }, delay);
}
