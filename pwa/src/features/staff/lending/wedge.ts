/**
 * Tells a scanner that types, as most do, from a person: its letters come closer together than fingers can, and end with
 * Enter. Rules only; `use-wedge.ts` listens.
 */

/** The last letters that came close together; `at` is when the last of them did, in milliseconds of any clock. */
export interface Burst {
  readonly text: string;
  readonly at: number;
}

const CLOSE = 35; // milliseconds between two letters
const SHORTEST = 4; // letters; fingers that slip type two or three at once

export const NO_BURST: Burst = { text: "", at: Number.NEGATIVE_INFINITY };

/** The burst with one letter more, or a new one that begins with it. */
export function typed(burst: Burst, letter: string, at: number): Burst {
  return { text: isClose(burst, at) ? burst.text + letter : letter, at };
}

/** Whether letters are coming as from a scanner. */
export function isClose(burst: Burst, at: number): boolean {
  return at - burst.at < CLOSE;
}

/** What a scanner has read when Enter comes at this moment; nothing where a person typed. */
export function scanned(burst: Burst, at: number): string | undefined {
  return isClose(burst, at) && burst.text.length >= SHORTEST ? burst.text : undefined;
}
