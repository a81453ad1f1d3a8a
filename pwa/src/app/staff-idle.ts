/** Locks a tablet that nobody touched for five minutes; what was being typed is kept. */
import { lock, worker } from "../features/staff/state";

const IDLE = 300_000; // ms
const LOOK = 5_000; // ms

let touched = Date.now();

export function followIdle(): void {
  for (const sign of ["pointerdown", "keydown", "wheel"]) {
    addEventListener(sign, () => noteTouch(), { passive: true, capture: true });
  }
  // A timer of five minutes stands still while a tablet sleeps; the clock does not.
  setInterval(lockWhenIdle, LOOK);
  document.addEventListener("visibilitychange", lockWhenIdle);
}

function noteTouch(): void {
  lockWhenIdle(); // the first touch after a sleep is not one of who was at work
  touched = Date.now();
}

function lockWhenIdle(): void {
  const idle = Date.now() - touched;
  // A clock that was set back says nothing of how long it was.
  if (idle < 0) touched = Date.now();
  if (idle >= IDLE && worker.peek()) void lock();
}
