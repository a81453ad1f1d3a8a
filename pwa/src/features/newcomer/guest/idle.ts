/** When a guest has left the tablet. */

const WARNED_AFTER = 75; // seconds
const WIPED_AFTER = 90; // seconds

/** With `left`, the seconds until it is wiped. */
export type Standing = { readonly is: "here" | "gone" } | { readonly is: "silent"; readonly left: number };

/** In ms by the device's clock; a tablet that nobody touched since it was wiped, or in another time, has no guest. */
export function standingOf(touched: number | undefined, now: number): Standing {
  // A clock that was set is off by as much in either direction.
  const silent = touched === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - touched) / 1000;
  if (silent >= WIPED_AFTER) return { is: "gone" };
  return silent < WARNED_AFTER ? { is: "here" } : { is: "silent", left: Math.ceil(WIPED_AFTER - silent) };
}
