/** Reads and changes what lies somewhere inside a content, by its path; everything beside the path stays the same object. */
import type { DutchText } from "./content";

export type Path = readonly (string | number)[];

/** Undefined where nothing lies there. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === "object" && found !== null
        ? (found as Readonly<Record<string | number, unknown>>)[name]
        : undefined,
    value,
  );
}

/** The same with another value there; undefined takes a field away. */
export function withValue<Value>(value: Value, path: Path, next: unknown): Value {
  const [name, ...rest] = path;
  if (name === undefined) return next as Value;
  const inner = withValue(valueAt(value, [name]), rest, next);
  if (Array.isArray(value)) return value.map((item: unknown, at) => (at === name ? inner : item)) as Value;
  const { [name]: _, ...others } = value as Record<string | number, unknown>;
  if (inner === undefined) return others as Value;
  return { ...(value as object), [name]: inner } as Value;
}

export function isText(value: unknown): value is DutchText {
  const { id, nl } = (value ?? {}) as Partial<DutchText>;
  return typeof id === "string" && typeof nl === "string";
}

/** Every text under a value, in the order of the fields. */
export function textsIn(value: unknown): readonly DutchText[] {
  if (isText(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What tells an item of a list from the others, wherever it moves: its first text, or its name; undefined where it has neither. */
export function keyOf(item: unknown): string | undefined {
  const { type, name, language } = (item ?? {}) as Readonly<Record<string, unknown>>;
  const [first] = textsIn(item);
  if (first) return first.id;
  if (type === "slot") return `slot ${String(name)}`;
  if (type === "book") return `book ${String(valueAt(item, ["title"]))}`;
  return typeof language === "string" ? `language ${language}` : undefined;
}

/** Whether two values say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame(valueAt(one, [name]), valueAt(other, [name])));
}

/** The list with the item at one place put at another. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const rest = items.filter((_, at) => at !== from);
  const [item] = items.slice(from, from + 1);
  return item === undefined ? items : [...rest.slice(0, to), item, ...rest.slice(to)];
}
