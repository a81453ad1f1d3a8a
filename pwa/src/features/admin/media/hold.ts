/** A button that is held while something lasts; a short press begins it, and the next one ends it. */

const SHORT = 350; // milliseconds

export type Turn = "begin" | "end" | undefined;

export interface Hold {
  readonly isOn: boolean;
  /** When it was pressed; undefined while nothing presses it. */
  readonly pressedAt?: number;
}

export const RELEASED: Hold = { isOn: false };

export function press(hold: Hold, now: number): readonly [Hold, Turn] {
  if (hold.pressedAt !== undefined) return [hold, undefined];
  if (hold.isOn) return [RELEASED, "end"];
  return [{ isOn: true, pressedAt: now }, "begin"];
}

export function release(hold: Hold, now: number): readonly [Hold, Turn] {
  if (!hold.isOn || hold.pressedAt === undefined) return [hold, undefined];
  if (now - hold.pressedAt < SHORT) return [{ isOn: true }, undefined];
  return [RELEASED, "end"];
}

/** Pressed and let go at once, as a screen reader does. */
export function tap(hold: Hold, now: number): readonly [Hold, Turn] {
  const [pressed, turn] = press(hold, now);
  return [release(pressed, now)[0], turn];
}
