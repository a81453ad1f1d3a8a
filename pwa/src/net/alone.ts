/** Runs one piece of work of a name at a time on this phone, whatever the number of tabs. */
import { endLease, isLeased, LEASE_TIME, renewLease, takeLease } from "../store/leases";
import { randomId } from "../store/random";

type Work<Result> = () => Promise<Result>;

const ASK_AGAIN = 250; // ms, for a lease that another tab has

const turns = new Map<string, Promise<unknown>>();
/** One for all that this tab does: within a tab turns are taken anyway, and what it could not give back is still its own. */
const HOLDER = randomId();

/**
 * Wait for the turn, then work. Without Web Locks (Safari before 15.4) tabs take turns by a lease in the store. Throws
 * AbortError where `signal` comes before the turn does.
 */
export function alone<Result>(name: string, work: Work<Result>, signal?: AbortSignal): Promise<Result> {
  const locks = lockManager();
  if (locks) return locks.request(name, signal ? { signal } : {}, work) as Promise<Result>;
  const leased = () => underLease(name, work, signal);
  const turn = (turns.get(name) ?? Promise.resolve()).then(leased, leased);
  turns.set(name, turn);
  return turn;
}

/** Whether some tab does this work now. */
export async function isAtWork(name: string): Promise<boolean> {
  const locks = lockManager();
  if (!locks) return isLeased(name, Date.now());
  const { held = [] } = await locks.query();
  return held.some((lock) => lock.name === name);
}

function lockManager(): LockManager | undefined {
  return globalThis.navigator?.locks as LockManager | undefined;
}

async function underLease<Result>(name: string, work: Work<Result>, signal?: AbortSignal): Promise<Result> {
  while (!(await takeIfPossible(name))) {
    if (signal?.aborted) throw new DOMException("stopped", "AbortError");
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
  }
  const beat = setInterval(() => void renewLease(name, HOLDER, Date.now()).catch(ignore), LEASE_TIME / 4);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await endLease(name, HOLDER).catch(ignore);
  }
}

/** A store that cannot be written, because it is full, must not keep work from being done: then the turn is per tab. */
function takeIfPossible(name: string): Promise<boolean> {
  return takeLease(name, HOLDER, Date.now()).catch(() => true);
}

function ignore(): void {
  // The next beat, or the next tab, sees what the row says.
}
