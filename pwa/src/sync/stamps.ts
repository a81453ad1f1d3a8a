/**
 * Hybrid logical clocks of staff devices, and the stamp by which the centre goes (clauses 4.1 and 4.6).
 *
 * A stamp is 16 hexadecimal digits, 12 for milliseconds since 1970 and 4 for a counter, so that texts sort as times.
 */
import { matching } from "./fields";

export const stamp = matching(/^[0-9a-f]{16}$/);

export const ZERO = "0".repeat(16);
const AHEAD_AT_MOST = 300_000; // milliseconds, clause 4.6
const COUNTER_MAX = 0xffff;
const MILLISECONDS_MAX = 0xffff_ffff_ffff;

/** The stamp of something that happens on this device now: later than every one before, whatever its clock does. */
export function tick(last: string, now: Date): string {
  return later(write(now.getTime(), 0), following(last));
}

/** The device's last stamp after it read one of another; one that is far ahead moves it five minutes at most. */
export function witness(last: string, seen: string, now: Date): string {
  return later(last, effectiveStamp(seen, now));
}

/** clause 4.6: what an operation's own stamp counts for; nobody writes more than five minutes ahead. */
export function effectiveStamp(claimed: string, received: Date): string {
  const latest = write(received.getTime() + AHEAD_AT_MOST, 0);
  return claimed < latest ? claimed : latest;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function following(last: string): string {
  const milliseconds = Number.parseInt(last.slice(0, 12), 16);
  const counter = Number.parseInt(last.slice(12), 16);
  return counter < COUNTER_MAX ? write(milliseconds, counter + 1) : write(milliseconds + 1, 0);
}

function write(milliseconds: number, counter: number): string {
  const bounded = Math.min(Math.max(Math.floor(milliseconds), 0), MILLISECONDS_MAX);
  return bounded.toString(16).padStart(12, "0") + counter.toString(16).padStart(4, "0");
}
