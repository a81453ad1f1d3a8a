/** What of the learned words is remembered. It stays on this phone, and is gone with the traces or by itself. */
import { tellChange } from "./changes";
import { openStore } from "./database";
import { isFull } from "./full";

/** How well one word is known, as the scheduler counts it; days are YYYY-MM-DD. */
export interface Learned {
  readonly first: string;
  readonly last: string;
  readonly due: string;
  readonly stability: number; // days
  readonly difficulty: number; // 1 to 10
  readonly reps: number;
  readonly lapses: number;
}

/** By the name that `wordKey` gives. */
export async function learned(): Promise<ReadonlyMap<string, Learned>> {
  const store = await openStore();
  const change = store.transaction("learned");
  const [names, values] = await Promise.all([change.store.getAllKeys(), change.store.getAll()]);
  return new Map(names.map((name, at) => [name, values[at] as Learned]));
}

/** Remember it; a phone that is full forgets it, and the word just comes back sooner. */
export async function keepLearned(word: string, value: Learned): Promise<void> {
  const store = await openStore();
  try {
    await store.put("learned", value, word);
  } catch (problem) {
    if (!isFull(problem)) throw problem;
    return;
  }
  tellChange("learned");
}

/** Begin anew with every word. */
export async function forgetLearned(): Promise<void> {
  const store = await openStore();
  await store.clear("learned");
  tellChange("learned");
}

export function wordKey(pack: string, segment: string): string {
  return `${pack}/${segment}`;
}
