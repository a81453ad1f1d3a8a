/** When to try again after a failure: 2 s to 15 min with full jitter, and never before Retry-After (clause 4.7). */

const FIRST = 2; // s
const LONGEST = 15 * 60; // s

export interface BackOff {
  readonly failures: number;
  readonly from: number; // ms, device clock
  readonly until: number; // ms, device clock
  /** The part of it that the server asked for; only this holds when there is a new reason to try. */
  readonly asked: number; // ms, device clock
}

export function restart(): BackOff {
  return { failures: 0, from: 0, until: 0, asked: 0 };
}

/** The pause after one more failure; `retryAfter` in seconds, `chance` in [0, 1). */
export function backOff({ failures }: BackOff, now: Date, retryAfter: number, chance: number): BackOff {
  const most = Math.min(LONGEST, FIRST * 2 ** (failures + 1));
  const from = now.getTime();
  const asked = from + retryAfter * 1000;
  const until = Math.max(asked, from + (FIRST + chance * (most - FIRST)) * 1000);
  return { failures: failures + 1, from, until, asked };
}

/** Whether it is too soon; a clock that was set back does not make a phone wait for hours. */
export function isHeldBack({ from, until, asked }: BackOff, now: Date, isEager: boolean): boolean {
  return from <= now.getTime() && now.getTime() < (isEager ? asked : until);
}
