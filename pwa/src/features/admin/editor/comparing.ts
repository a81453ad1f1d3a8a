/** What differs between two states of a card: which texts, and how much besides. */
import type { CardContent, DutchText } from "./content";
import { isSame, textsIn } from "./values";

/** A text that is new (`before` is missing), gone (`after` is missing) or another. */
export interface TextChange {
  readonly id: string;
  readonly before?: string;
  readonly after?: string;
}

export interface Differences {
  /** In the order of the newer state, what is gone last. */
  readonly texts: readonly TextChange[];
  /** The names of the other fields of the card that differ; `blocks` where their order or what is in them besides texts does. */
  readonly fields: readonly string[];
}

export function differences(before: CardContent | undefined, after: CardContent): Differences {
  const old = new Map(before ? inReadingOrder(before).map(({ id, nl }) => [id, nl]) : []);
  const now = inReadingOrder(after);
  const changed = now.flatMap(({ id, nl }) => {
    const was = old.get(id);
    if (was === nl) return [];
    return [was === undefined ? { id, after: nl } : { id, before: was, after: nl }];
  });
  const gone = [...old].flatMap(([id, nl]) =>
    now.some((text) => text.id === id) ? [] : [{ id, before: nl }],
  );
  return { texts: [...changed, ...gone], fields: before ? fieldsThatDiffer(before, after) : [] };
}

/** Whatever order the fields came in. */
function inReadingOrder({ title, summary, picture, blocks }: CardContent): readonly DutchText[] {
  return textsIn([title, summary, picture, blocks]);
}

function fieldsThatDiffer(before: CardContent, after: CardContent): readonly string[] {
  const [one, other] = [wordless(before), wordless(after)];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !isSame(one[name], other[name]));
}

/** All but what the texts say. */
function wordless(value: CardContent): Readonly<Record<string, unknown>> {
  const strip = (inner: unknown): unknown => {
    const [text] = textsIn(inner);
    if (text === inner && text) return text.id;
    if (Array.isArray(inner)) return inner.map(strip);
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, part]) => [name, strip(part)]));
  };
  return strip(value) as Readonly<Record<string, unknown>>;
}
