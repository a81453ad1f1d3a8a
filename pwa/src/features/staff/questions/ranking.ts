/** What is asked and wished most. Values in, values out. */
import { topicOf } from "../topics";

export interface Ranked {
  readonly id: string;
  readonly n: number;
}

const ACTIVITY = "wish-activity-";
const BOOK = "wish-book-";

/** How often each of these came, most first; where two came as often, in the order of their names. */
export function ranked(ids: readonly string[]): readonly Ranked[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return sorted([...counts].map(([id, n]) => ({ id, n })));
}

/** Topics by how often somebody asked about them, whatever a pack calls its theme. */
export function rankedTopics(topics: readonly unknown[]): readonly Ranked[] {
  return ranked(topics.map((topic) => topicOf(topic).id));
}

export function activityWish(kind: string): string {
  return ACTIVITY + kind;
}

export function bookWish(language: string, readers: Readers): string {
  return `${BOOK}${language}-${readers}`;
}

export type Readers = "adult" | "child";

/** `wish-book-fa-AF-child` → Dari, for a child. */
export function readBookWish(id: string): { readonly language: string; readonly readers: Readers } {
  const readers = id.endsWith("-child") ? "child" : "adult";
  return { language: id.slice(BOOK.length, -readers.length - 1), readers };
}

export function readActivityWish(id: string): string {
  return id.slice(ACTIVITY.length);
}

/** Out of all that is counted, the wishes, most first; what was taken back whole is none. */
export function wishesIn(counts: Readonly<Record<string, number>>): {
  readonly activities: readonly Ranked[];
  readonly books: readonly Ranked[];
} {
  const all = Object.entries(counts).flatMap(([id, n]) => (n > 0 ? [{ id, n }] : []));
  return {
    activities: sorted(all.filter(({ id }) => id.startsWith(ACTIVITY))),
    books: sorted(all.filter(({ id }) => id.startsWith(BOOK))),
  };
}

function sorted(all: readonly Ranked[]): readonly Ranked[] {
  return [...all].sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1));
}
