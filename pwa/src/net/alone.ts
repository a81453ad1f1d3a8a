/** Runs one flush at a time on this phone, whatever the number of tabs. */

type Work<Result> = () => Promise<Result>;

let last: Promise<unknown> = Promise.resolve();

/** Wait for the turn, then work. Without Web Locks (Safari before 15.4) the turn is per tab; the centre dedupes. */
export function alone<Result>(name: string, work: Work<Result>): Promise<Result> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (locks) return locks.request(name, work) as Promise<Result>;
  const turn = last.then(work, work);
  last = turn;
  return turn;
}
