/**
 * Keeps the clocks of guides beside the sealed records: bare times under a number made of the activity's name, so that
 * they go on while the tablet is locked and tell nobody what they are of.
 */
import { signal } from "@preact/signals";
import { keyOf } from "../../../i18n/words";
import { shelve, shelved } from "../../../store/shelf";
import type { Clock } from "./guide-clock";

const KEY = "wegwijs-team-clocks";
const LONGEST = 12 * 3600_000; // ms after which nobody goes on with a guide

type Clocks = Readonly<Record<string, Clock>>;

const clocks = signal<Clocks>(recalled());

/** When each step of what is led so far began; none before the first. */
export function clockFor(activity: string): Clock {
  return clocks.value[keyOf(activity)] ?? [];
}

export function keepClock(activity: string, clock: Clock, now: number): void {
  const others = Object.entries(clocks.value).filter(([, [first = 0]]) => now - first < LONGEST);
  put({ ...Object.fromEntries(others), [keyOf(activity)]: clock });
}

export function dropClock(activity: string): void {
  const { [keyOf(activity)]: _, ...others } = clocks.value;
  put(others);
}

function put(next: Clocks): void {
  clocks.value = next;
  shelve(KEY, JSON.stringify(next));
}

function recalled(): Clocks {
  try {
    return JSON.parse(shelved(KEY) ?? "{}") as Clocks;
  } catch {
    return {}; // what somebody else put there
  }
}
