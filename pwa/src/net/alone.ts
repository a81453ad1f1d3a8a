/** Runs one piece of work of a name at a time on this phone, whatever the number of tabs. */

type Work<Result> = () => Promise<Result>;

const turns = new Map<string, Promise<unknown>>();

/** Wait for the turn, then work. Without Web Locks (Safari before 15.4) the turn is per tab; the centre dedupes. */
export function alone<Result>(name: string, work: Work<Result>): Promise<Result> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (locks) return locks.request(name, work) as Promise<Result>;
  const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
  turns.set(name, turn);
  return turn;
}
