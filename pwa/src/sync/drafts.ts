/**
 * Merges two states of a card that began from one, by text and by field (clause 2.15).
 *
 * What one side changed is taken; what both changed to something else is a clash. Items of a list are known by the ids of the
 * texts in them, so a block that moved is still that block. The result is the same whichever side came first.
 */
import { canonical } from "./canonical";
import { decodeUtf8 } from "./platform";

export type Side = "theirs" | "yours";

/** A place that both sides changed, and what each made of it; undefined is nothing. */
export interface Clash {
  readonly path: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
}

/** What came of it; `taken` are the places where it has theirs. Where nobody chose, a clash has yours. */
export interface Merged<Value> {
  readonly content: Value;
  readonly taken: readonly string[];
  readonly clashes: readonly Clash[];
}

type Choose = (path: string) => Side | undefined;
type Fields = Readonly<Record<string, unknown>>;
type Items = ReadonlyMap<string, unknown>;

interface Sides<Value = unknown> {
  readonly base: Value;
  readonly theirs: Value;
  readonly yours: Value;
}

const ORDER = "#order";
const FIRST_LOOKED_AT = ["text", "title", "label", "name"]; // where a block's own text is
const NAMES = ["item", "language", "name", "title", "part"]; // of what has no text

/** Both sides' changes; `choose` says who is right about a path that clashes. */
export function mergeDrafts<Value>(
  base: Value,
  theirs: Value,
  yours: Value,
  choose: Choose = () => undefined,
): Merged<Value> {
  const merging = new Merging(choose);
  const content = merging.value("", { base, theirs, yours }) as Value;
  return { content, taken: merging.taken, clashes: merging.clashes };
}

/** One merge under way. */
class Merging {
  readonly taken: string[] = [];
  readonly clashes: Clash[] = [];
  readonly #choose: Choose;

  constructor(choose: Choose) {
    this.#choose = choose;
  }

  /** A value that `isWhole` is one side's or the other's. */
  value(path: string, sides: Sides, isWhole = false): unknown {
    const { base, theirs, yours } = sides;
    if (isSame(theirs, yours) || isSame(theirs, base)) return yours;
    if (isSame(yours, base)) {
      this.taken.push(path);
      return theirs;
    }
    const all = isWhole ? [] : [base, theirs, yours];
    if (areOneThing(all)) return this.#members(path, sides as Sides<Fields>);
    if (all.length > 0 && all.every(hasNames)) return this.#items(path, sides as Sides<readonly unknown[]>);
    return this.#chosen(path, sides);
  }

  #members(path: string, { base, theirs, yours }: Sides<Fields>): Fields {
    const names = unique([base, theirs, yours].flatMap(Object.keys));
    const values = names.map((name) => {
      const sides = { base: base[name], theirs: theirs[name], yours: yours[name] };
      return [name, this.value(below(path, name), sides)] as const;
    });
    return Object.fromEntries(values.filter(([, value]) => isThere(value)));
  }

  #items(path: string, { base, theirs, yours }: Sides<readonly unknown[]>): readonly unknown[] {
    const before = new Map(ownNames(base).map((name, at) => [name, base[at]]));
    const [other, own] = [namedAfter(before, theirs), namedAfter(before, yours)];
    const kept = new Map<string, unknown>();
    for (const name of unique([...before.keys(), ...other.keys(), ...own.keys()])) {
      const sides = { base: before.get(name), theirs: other.get(name), yours: own.get(name) };
      const value = this.value(below(path, name), sides);
      if (isThere(value)) kept.set(name, value);
    }
    return this.#order(path, kept, { base: before, theirs: other, yours: own }).map((name) => kept.get(name));
  }

  #order(path: string, kept: Items, sides: Sides<Items>): readonly string[] {
    const all = [sides.base, sides.theirs, sides.yours, kept];
    const stayed = (of: Items) => [...of.keys()].filter((name) => all.every((items) => items.has(name)));
    const orders = {
      base: stayed(sides.base),
      theirs: stayed(sides.theirs),
      yours: stayed(sides.yours),
    };
    const spine = this.value(below(path, ORDER), orders, true);
    const left = [sides.theirs, sides.yours].map((of) => [...of.keys()].filter((name) => kept.has(name)));
    return withNews(spine as readonly string[], left);
  }

  #chosen(path: string, sides: Sides): unknown {
    const side = this.#choose(path);
    if (side === undefined) this.clashes.push({ path, ...sides });
    if (side !== "theirs") return sides.yours;
    this.taken.push(path);
    return sides.theirs;
  }
}

function below(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Null and missing say the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other || (!isThere(one) && !isThere(other))) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  }
  if (!isFields(one) || !isFields(other)) return false;
  return unique([...Object.keys(one), ...Object.keys(other)]).every((name) => isSame(one[name], other[name]));
}

/** Whether these are states of one struct: a text with another id is another text, and so is a block of another type. */
function areOneThing(values: readonly unknown[]): boolean {
  const kinds = values.map(
    (value) => isFields(value) && JSON.stringify([value.id ?? null, value.type ?? null]),
  );
  return kinds.length > 0 && kinds.every((kind) => kind !== false && kind === kinds[0]);
}

/** Whether the items of a list can be told apart. */
function hasNames(items: unknown): boolean {
  if (!Array.isArray(items)) return false;
  if (items.every(isFields)) return true;
  const isPlain = items.every((item) => typeof item === "string" || typeof item === "number");
  return isPlain && new Set(items.map(String)).size === items.length;
}

function ownNames(items: readonly unknown[]): readonly string[] {
  const names: string[] = [];
  for (const item of items) names.push(free(first(marksOf(item)), new Set(names)));
  return names;
}

/** Items under the names of those that they were before; new ones under their own. */
function namedAfter(base: Items, items: readonly unknown[]): Items {
  const marks = items.map(marksOf);
  const names = new Map<number, string>();
  const left = new Map(base);
  marks.forEach((ofItem, place) => {
    if (left.delete(first(ofItem))) names.set(place, first(ofItem));
  });
  const owners = new Map<string, string>();
  for (const [name, item] of [...left].reverse()) for (const mark of marksOf(item)) owners.set(mark, name);
  marks.forEach((ofItem, place) => {
    const mark = ofItem.find((one) => left.has(owners.get(one) ?? ""));
    const owner = mark === undefined ? undefined : owners.get(mark);
    if (names.has(place) || owner === undefined) return;
    left.delete(owner);
    names.set(place, owner);
  });
  marks.forEach((ofItem, place) => {
    if (!names.has(place))
      names.set(place, free(first(ofItem), new Set([...base.keys(), ...names.values()])));
  });
  return new Map(items.map((item, place) => [names.get(place) ?? "", item]));
}

function first(marks: readonly string[]): string {
  return marks[0] ?? "";
}

/** The name, or with a number behind it where it is taken. */
function free(name: string, taken: ReadonlySet<string>): string {
  let found = name;
  for (let number = 2; taken.has(found); number += 1) found = `${name}~${number}`;
  return found;
}

/** By what an item is known, the surest first. */
function marksOf(item: unknown): readonly string[] {
  if (!isFields(item)) return [String(item)];
  const ids = idsIn(item);
  if (ids.length > 0) return ids;
  const named = NAMES.map((field) => item[field]).find((name) => typeof name === "string");
  const name = typeof named === "string" ? named : decodeUtf8(canonical(item));
  return [isThere(item.type) ? `${String(item.type)}:${name}` : name];
}

/** The ids of the texts under a value, a block's own first. */
function idsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isFields(value)) return [];
  const early = FIRST_LOOKED_AT.filter((name) => name in value);
  const others = Object.keys(value).filter((name) => name !== "id" && !early.includes(name));
  const inner = [...early, ...others.sort()].flatMap((name) => idsIn(value[name]));
  return typeof value.id === "string" ? [value.id, ...inner] : inner;
}

/** The names that were there before, and behind each what a side put there. */
function withNews(spine: readonly string[], sides: readonly (readonly string[])[]): readonly string[] {
  const places = new Map(spine.map((name, place) => [name, place]));
  const runs: (readonly [at: number, run: readonly string[]])[] = [];
  const firstAt = new Map<string, number>();
  for (const names of sides) {
    const behind = new Map<number, string[]>();
    let at = -1;
    for (const name of names) {
      const place = places.get(name);
      if (place === undefined) {
        behind.set(at, [...(behind.get(at) ?? []), name]);
        firstAt.set(name, Math.min(at, firstAt.get(name) ?? at));
      } else at = place;
    }
    runs.push(...behind);
  }
  const found: string[] = [];
  for (let at = -1; at < spine.length; at += 1) {
    found.push(...spine.slice(Math.max(at, 0), at + 1));
    const here = runs.filter(([place]) => place === at).map(([, run]) => run);
    for (const run of here.sort(inOrder)) found.push(...run.filter((name) => firstAt.get(name) === at));
  }
  return unique(found);
}

/** Lists of texts by their first difference, as Python orders them. */
function inOrder(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((name, place) => name !== other[place]);
  if (at < 0) return one.length - other.length;
  const [mine = "", theirs] = [one[at], other[at]];
  return theirs === undefined || mine > theirs ? 1 : -1;
}
