/** What is typed as a PIN or a start code, and how long a wait still takes. */

export const PIN_LENGTH = 6;

/** The digits of what was typed or pasted, no more than a PIN has: "123 456" is one. */
export function digitsOf(typed: string): string {
  return typed.replace(/[^0-9]/g, "").slice(0, PIN_LENGTH);
}

/** Whole minutes and seconds until then. */
export function waitLeft(until: Date, now: Date): { readonly minutes: number; readonly seconds: number } {
  const left = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return { minutes: Math.floor(left / 60), seconds: left % 60 };
}
