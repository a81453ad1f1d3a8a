/**
 * The tab's way: each entry of its history has a number. What was left for good is never shown again, by Back, Forward or
 * a reload. Bare numbers are kept, with the tab and no longer.
 */

const KEY = "wegwijs-way";

/** What an entry of history remembers. */
interface Entry {
  readonly entry?: number;
  /** Somebody came here from outside the app. */
  readonly isArrival?: boolean;
}

/** The newest number, and the newest of those that were left. */
let [newest, left] = recalled();
let isFirst = true;

/** The number of the entry that is shown now; a new entry gets the next. */
export function entryNumber(): number {
  const state = history.state as Entry | null;
  const isArrival = isFirst;
  isFirst = false;
  if (state?.entry !== undefined) {
    newest = Math.max(newest, state.entry);
    return state.entry;
  }
  newest += 1;
  keep();
  history.replaceState({ ...state, entry: newest, isArrival }, "");
  return newest;
}

export function isLeft(entry: number): boolean {
  return entry <= left;
}

/** Whether Back leads to a screen of ours that was not left; else it may lead to where the reader was before the app. */
export function hasWayBack(): boolean {
  const { entry = 1, isArrival } = (history.state ?? {}) as Entry;
  return !isArrival && entry - 1 > left;
}

/** Leave every entry of this tab for good. */
export function leaveAll(): void {
  left = newest;
  keep();
}

function recalled(): readonly [number, number] {
  try {
    const [newest = 0, left = 0] = (sessionStorage.getItem(KEY) ?? "").split(" ").map(Number);
    return [newest || 0, left || 0];
  } catch {
    return [0, 0]; // where storage is forbidden nothing was put there either
  }
}

function keep(): void {
  try {
    sessionStorage.setItem(KEY, `${newest} ${left}`);
  } catch {
    // Without storage the numbers hold for as long as the page does.
  }
}
