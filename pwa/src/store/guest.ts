/**
 * The library's tablet, lent to one guest after the other: a mark beside the database that no wipe takes away, and when
 * it was last touched, for all tabs.
 */
import { shelve, shelved } from "./shelf";

const GUEST = "wegwijs-guest";
const TOUCHED = "wegwijs-guest-touched";

export function readGuestTablet(): boolean {
  return shelved(GUEST) !== null;
}

export function keepGuestTablet(isGuestTablet: boolean): void {
  shelve(GUEST, isGuestTablet ? "1" : null);
}

/** In ms by the device's clock; nobody touched it since the last wipe where there is none. */
export function lastTouched(): number | undefined {
  const found = Number(shelved(TOUCHED) ?? Number.NaN);
  return Number.isFinite(found) ? found : undefined;
}

export function noteTouch(now: number | null): void {
  shelve(TOUCHED, now === null ? null : `${now}`);
}
