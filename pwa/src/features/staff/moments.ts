/** When something was written, of the stamps that the records carry. */

/** A stamp's milliseconds (clause 4.6). */
export function writtenAt(hlc: string): Date {
  return new Date(Number.parseInt(hlc.slice(0, 12), 16));
}
