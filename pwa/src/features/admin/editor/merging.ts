/**
 * Brings two changes of one content together, by field and by text: what one side changed is taken, what both changed
 * differently is a clash, which a person decides. Items of lists are told apart by their texts' ids, wherever they moved.
 */
import { isSame, keyOf } from "./values";

/** Where both sides changed one thing differently; items of lists are named by their keys. */
export interface Clash {
  readonly path: readonly string[];
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged<Value> {
  readonly value: Value;
  readonly clashes: readonly Clash[];
}

type Choose = (clash: Clash) => "mine" | "theirs";
type Fields = Readonly<Record<string, unknown>>;

interface Sides {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What came of `base` on both sides; of a clash mine, unless somebody chose. */
export function merge<Value>(
  base: Value,
  mine: Value,
  theirs: Value,
  choose: Choose = () => "mine",
): Merged<Value> {
  const clashes: Clash[] = [];
  const decide = (clash: Clash): unknown => {
    clashes.push(clash);
    return clash[choose(clash)];
  };
  return { value: mergeAt([], { base, mine, theirs }, decide) as Value, clashes };
}

export function clashName({ path }: Pick<Clash, "path">): string {
  return path.join("/");
}

type Decide = (clash: Clash) => unknown;

function mergeAt(path: readonly string[], sides: Sides, decide: Decide): unknown {
  const { base, mine, theirs } = sides;
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  if (isSame(mine, base)) return theirs;
  return mergeParts(path, sides, decide) ?? decide({ path, ...sides });
}

/** Undefined where they are no lists of named items and no fields of one thing. */
function mergeParts(path: readonly string[], sides: Sides, decide: Decide): unknown {
  const { base, mine, theirs } = sides;
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const [before, ours, other] = [Array.isArray(base) ? base : [], mine, theirs].map(keyed);
    return before && ours && other && mergeLists(path, before, ours, other, decide);
  }
  if (!isFields(mine) || !isFields(theirs) || !isOneThing(sides)) return undefined;
  return mergeFields(path, isFields(base) ? base : {}, mine, theirs, decide);
}

/** Two blocks of different kinds have no fields in common, and neither have a scene and a photo. */
function isOneThing({ base, mine, theirs }: Sides): boolean {
  const shape = (value: unknown) => (isFields(value) ? `${String(value.type)} ${"image" in value}` : "");
  return shape(mine) === shape(theirs) && (base === undefined || shape(base) === shape(mine));
}

function mergeFields(
  path: readonly string[],
  base: Fields,
  mine: Fields,
  theirs: Fields,
  decide: Decide,
): Fields {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const merged = names.map((name) => {
    const sides = { base: base[name], mine: mine[name], theirs: theirs[name] };
    return [name, mergeAt([...path, name], sides, decide)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

type Keyed = ReadonlyMap<string, unknown>;

/** Undefined where an item has no name, or two have one: such a list is one value. */
function keyed(items: readonly unknown[]): Keyed | undefined {
  const named = items.map((item) => [keyOf(item), item] as const);
  const known = named.flatMap(([key, item]) => (key === undefined ? [] : [[key, item] as const]));
  const found = new Map(known);
  return found.size === items.length ? found : undefined;
}

function mergeLists(
  path: readonly string[],
  base: Keyed,
  mine: Keyed,
  theirs: Keyed,
  decide: Decide,
): readonly unknown[] {
  return orderOf(base, mine, theirs).flatMap((key) => {
    const sides = { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
    const value = mergeAt([...path, key], sides, decide);
    return value === undefined ? [] : [value];
  });
}

/** The order of whoever changed it, mine where both did; what only the other has comes after what it follows there. */
function orderOf(base: Keyed, mine: Keyed, theirs: Keyed): readonly string[] {
  const shared = [...base.keys()].filter((key) => mine.has(key) && theirs.has(key));
  const inOrder = (of: Keyed) => [...of.keys()].filter((key) => shared.includes(key));
  const [lead, other] = isSame(inOrder(mine), shared) ? [theirs, mine] : [mine, theirs];
  const order = [...lead.keys()];
  let before: string | undefined;
  for (const key of other.keys()) {
    if (!order.includes(key)) order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
    before = key;
  }
  return order;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
