/** Delegations of targets: which roles may say something of a path, and in what order they are asked (TUF 5.6.7). */
import { ContentError } from "./errors";
import { encodeUtf8, hexDigest } from "./platform";
import type { DelegatedRole, Keys, Signers, SuccinctRoles, Targets } from "./trust-metadata";

/** Sets of letters, and letters; a bracket that nothing closes is a letter, and so is the first one in a set. */
const TOKENS = /\[(?:![\s\S]|[^!])[^\]]*\]|[\s\S]/gu;

/** A role, and the one that delegates to it: who signs is said there. */
export interface Delegated {
  readonly delegator: Targets;
  readonly name: string;
}

/** A role that is to be asked for a path; after a terminating one nobody else is. */
export interface Asked extends Delegated {
  readonly terminating: boolean;
}

/** Who signs for a delegated role; throws ContentError missing-role. */
export function signersOf({ delegations }: Targets, name: string): { keys: Keys; signers: Signers } {
  const { keys = {}, roles = [], succinct_roles: succinct } = delegations ?? {};
  const found = roles.find((role) => role.name === name) ?? (isBin(succinct, name) ? succinct : undefined);
  if (!found) throw new ContentError("missing-role", name);
  return { keys, signers: found };
}

/** Whom this role asks for the path, in order. */
export async function rolesFor(delegator: Targets, path: string): Promise<readonly Asked[]> {
  const { roles = [], succinct_roles: succinct } = delegator.delegations ?? {};
  if (!succinct && roles.length === 0) return [];
  const hash = await hexDigest("SHA-256", encodeUtf8(path));
  // Each path belongs to exactly one bin, so nobody else is asked.
  if (succinct) return [{ delegator, name: binOf(succinct, hash), terminating: true }];
  const found = roles.filter((role) => speaksOf(role, path, hash));
  return found.map(({ name, terminating }) => ({ delegator, name, terminating }));
}

function speaksOf(
  { paths, path_hash_prefixes: prefixes }: DelegatedRole,
  path: string,
  hash: string,
): boolean {
  return prefixes
    ? prefixes.some((prefix) => hash.startsWith(prefix))
    : (paths ?? []).some((pattern) => matches(pattern, path));
}

/** Shell patterns as Python's fnmatch has them, folder by folder: a star does not reach across a slash. */
function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return wanted.length === given.length && wanted.every((part, at) => matchesPart(part, given[at] ?? ""));
}

/** Only the last star is ever tried again, so that no pattern, whoever signed it, keeps a phone busy. */
function matchesPart(pattern: string, given: string): boolean {
  const [wanted, letters] = [pattern.match(TOKENS) ?? [], [...given]];
  let [next, star, from] = [0, -1, 0];
  for (let at = 0; at < letters.length; ) {
    if (wanted[next] === "*") {
      [star, from] = [next, at];
      next += 1;
    } else if (isWanted(wanted[next], letters[at] ?? "")) {
      next += 1;
      at += 1;
    } else if (star >= 0) {
      from += 1;
      [next, at] = [star + 1, from];
    } else return false;
  }
  return wanted.slice(next).every((rest) => rest === "*");
}

function isWanted(part: string | undefined, letter: string): boolean {
  if (part === undefined || part.length === 1) return part === "?" || part === letter;
  if (!part.startsWith("[")) return part === letter; // one character of two units
  const isOther = part[1] === "!";
  return isAmong([...part.slice(isOther ? 2 : 1, -1)], letter) !== isOther;
}

function isAmong(set: readonly string[], letter: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const first = set[at] ?? "";
    const last = set[at + 1] === "-" ? set[at + 2] : undefined;
    if (last === undefined ? letter === first : isBetween(first, letter, last)) return true;
    if (last !== undefined) at += 2;
  }
  return false;
}

function isBetween(...letters: readonly [first: string, letter: string, last: string]): boolean {
  const [first = 0, code = 0, last = 0] = letters.map((letter) => letter.codePointAt(0));
  return first <= code && code <= last;
}

/** The bin whose part of all hashes this one falls into (TAP 15). */
function binOf({ bit_length, name_prefix }: SuccinctRoles, hash: string): string {
  const number = Number.parseInt(hash.slice(0, 8), 16) / 2 ** (32 - bit_length);
  return `${name_prefix}-${suffixOf(Math.floor(number), bit_length)}`;
}

function isBin(succinct: SuccinctRoles | undefined, name: string): succinct is SuccinctRoles {
  if (!succinct) return false;
  const { bit_length, name_prefix } = succinct;
  const suffix = name.startsWith(`${name_prefix}-`) ? name.slice(name_prefix.length + 1) : "";
  const number = /^[0-9a-f]+$/.test(suffix) ? Number.parseInt(suffix, 16) : Number.NaN;
  return number < 2 ** bit_length && suffix === suffixOf(number, bit_length);
}

/** All bins' numbers are written equally long. */
function suffixOf(number: number, bitLength: number): string {
  return number.toString(16).padStart((2 ** bitLength - 1).toString(16).length, "0");
}
