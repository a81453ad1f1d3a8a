/** The vectors of `tests/vectors/` as its README describes them: what is given, what must come of it. */
import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { SyncError } from "../sync/errors";

const FOLDER = new URL("../../../tests/vectors/", import.meta.url);

/** Whatever a vector says: its types are what is being tested. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Loose = any;

export interface Given extends Readonly<Record<string, Loose>> {
  readonly base: Loose;
}

export interface Case {
  readonly name: string;
  readonly call: string;
  readonly given: Readonly<Record<string, Loose>>;
  readonly expect?: unknown;
  readonly error?: string;
}

export type Calls = Readonly<Record<string, (given: Given) => unknown>>;

/** Every file but those of the verifier, by subject. */
export function subjects(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json") && !name.startsWith("trust"))
    .map((name) => name.replace(".json", ""));
}

/** All that a subject's file says. */
export function readSubject(subject: string): Loose {
  return expand(JSON.parse(readFileSync(new URL(`${subject}.json`, FOLDER), "utf8")));
}

/** A subject's cases, each with its name. */
export function casesOfSubject(file: Loose): readonly (readonly [name: string, found: Case])[] {
  return file.cases.map((found: Case) => [found.name, found]);
}

/** Expect of this case's call what the case says. */
export async function checkCase({ base }: Loose, found: Case, calls: Calls): Promise<void> {
  const { call, given, expect: expected, error } = found;
  const answer = async () => calls[call]?.({ ...given, base: changed(base, given) });
  if (error) await expect(code(answer)).resolves.toBe(error);
  else expect(plain(await answer())).toStrictEqual(plain(expected));
}

/** The bytes that a case gives. */
export function body(given: Given): Uint8Array {
  return new Uint8Array(Buffer.from(given.text ?? JSON.stringify(given.base)));
}

async function code(answer: () => Promise<unknown>): Promise<string> {
  try {
    return `no error: ${JSON.stringify(await answer())}`;
  } catch (error) {
    return error instanceof SyncError ? error.code : `not ours: ${String(error)}`;
  }
}

function changed(base: Loose, { set = {}, drop = [] }: Readonly<Record<string, Loose>>): Loose {
  const value = structuredClone(base);
  for (const [path, item] of Object.entries(set)) {
    const [parent, last] = find(value, path);
    if (last === "-") parent.push(item);
    else parent[last] = item;
  }
  for (const path of drop) {
    const [parent, last] = find(value, path);
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
  return value;
}

function find(value: Loose, path: string): readonly [Loose, string] {
  const way = path.split("/");
  const last = way.pop() ?? "";
  return [way.reduce((parent, name) => parent[name], value), last];
}

function expand(value: Loose): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(expand);
  if ("$repeat" in value) {
    const repeated = expand(value.$repeat);
    return typeof repeated === "string" ? repeated.repeat(value.$times) : Array(value.$times).fill(repeated);
  }
  if ("$each" in value) {
    const each = expand(value.$each);
    return Array.from({ length: value.$times }, (_, number) => numbered(each, number));
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, expand(item)]));
}

function numbered(value: Loose, number: number): unknown {
  return JSON.parse(JSON.stringify(value).split("$n").join(String(number)));
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value), (_, item) => item ?? undefined);
}
