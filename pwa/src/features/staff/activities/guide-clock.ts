/** The clock of a session guide: only when each step began, so that it goes on while the tablet sleeps, is locked or starts anew. */

/** Milliseconds of the device's clock at which each step so far began. */
export type Clock = readonly number[];

/** What the clock shows, in seconds; `left` is below zero where the step takes longer than planned. */
export interface Face {
  readonly step: number;
  readonly inStep: number;
  readonly left: number;
  readonly total: number;
  readonly planned: number;
}

/** The next step begins. */
export function goOn(clock: Clock, now: number): Clock {
  return [...clock, now];
}

/** Back to the former step, as if it had not ended. */
export function goBack(clock: Clock): Clock {
  return clock.length > 1 ? clock.slice(0, -1) : clock;
}

/** Nothing before the first step began; a clock that was set back stands still until it is past the beginning again. */
export function readClock(clock: Clock, minutes: readonly number[], now: number): Face | undefined {
  const [first, last] = [clock[0], clock[clock.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const step = Math.min(clock.length, minutes.length) - 1;
  const inStep = seconds(now - last);
  return {
    step,
    inStep,
    left: (minutes[step] ?? 0) * 60 - inStep,
    total: seconds(now - first),
    planned: minutes.reduce((sum, one) => sum + one * 60, 0),
  };
}

/** 12:05, and −0:30 past the plan. */
export function inMinutes(time: number): string {
  const whole = Math.abs(time);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return time < 0 ? `−${text}` : text;
}

function seconds(span: number): number {
  return Math.max(0, Math.floor(span / 1000));
}
