/** A scanner may read one label many times: a camera as long as it sees it, another when the finger lingers. */

/** What was read last, and when it was last seen, in milliseconds. */
export interface Sighting {
  readonly code: string;
  readonly at: number;
}

const LINGERS = 2000; // milliseconds; then the same label is another scan

/** Whether this is still the scan from before. */
export function isSameScan(last: Sighting | undefined, { code, at }: Sighting): boolean {
  return last?.code === code && at - last.at < LINGERS;
}
