/**
 * Constrained values that fields of several interfaces share, and the one strict door for bytes.
 *
 * A reader turns an unknown value into a typed one or throws; Python has msgspec for this.
 */
import type { Fault } from "./errors";
import { decodeUtf8 } from "./platform";

export type Reader<T> = (value: unknown) => T;
type Readers<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

/** clause 2.7, in bytes. */
export const BLOB_MAX = 256 * 1024;

export type Track = "asylum" | "ukraine" | "other" | "all";
export type Audience = "newcomer" | "staff";
export type Sensitivity = "green" | "yellow" | "red";
export type Tone = "canal" | "saffron" | "brick" | "indigo" | "leaf" | "plum";

/** One blob: its name, and its length in bytes (clause 2.7). */
export interface BlobReference {
  readonly sha256: string;
  readonly bytes: number;
}

/** A value that its reader does not accept; parse functions turn it into an error with a code. */
class UnreadableError extends Error {}

export function refuse(detail: string): never {
  throw new UnreadableError(detail);
}

export function matching(pattern: RegExp): Reader<string> {
  return (value) =>
    typeof value === "string" && pattern.test(value) ? value : refuse(`not ${pattern.source}`);
}

/** Lengths in characters, not in UTF-16 units. */
export function text(min: number, max: number): Reader<string> {
  return (value) => {
    if (typeof value !== "string") return refuse("not a text");
    const length = [...value].length;
    return length >= min && length <= max ? value : refuse(`a text of ${length} characters`);
  };
}

export function integer(min: number, max = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (value) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : refuse(`not an integer from ${min} to ${max}`);
}

export function oneOf<const T extends string | number>(...values: readonly T[]): Reader<T> {
  return (value) => (values.includes(value as T) ? (value as T) : refuse(`not one of ${values.join()}`));
}

export const flag: Reader<boolean> = (value) =>
  typeof value === "boolean" ? value : refuse("not true or false");

/** A field that may be left out; `record` then leaves it out too. */
export function optional<T>(read: Reader<T>): Reader<T> {
  return (value) => (value === undefined ? (value as T) : read(value));
}

/** A field that may be left out or null. */
export function maybe<T>(read: Reader<T>): Reader<T> {
  return (value) => (value === undefined || value === null ? (undefined as T) : read(value));
}

/** A field that may be left out or null, and then is this. */
export function orElse<T>(read: Reader<T>, otherwise: T): Reader<T> {
  return (value) => (value === undefined || value === null ? otherwise : read(value));
}

export function listOf<T>(read: Reader<T>, max: number, min = 0): Reader<readonly T[]> {
  return (value) =>
    Array.isArray(value) && value.length >= min && value.length <= max
      ? value.map(read)
      : refuse(`not a list of ${min} to ${max}`);
}

export function mapOf<T>(readName: Reader<string>, read: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value) =>
    Object.fromEntries(Object.entries(members(value)).map(([name, item]) => [readName(name), read(item)]));
}

/** An object of these fields; fields that are not named are left out (clause 5). */
export function record<T extends object>(readers: Readers<T>): Reader<T> {
  return (value) => {
    const found = members(value);
    const kept: Record<string, unknown> = {};
    for (const [name, read] of Object.entries<Reader<unknown>>(readers)) {
      const item = read(found[name]);
      if (item !== undefined) kept[name] = item;
    }
    return kept as T;
  };
}

export function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : refuse("not an object");
}

export const id = matching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
export const randomId = matching(/^[A-Za-z0-9_-]{22}$/);
/** What a staff device or the centre names a record by. */
export const recordId = matching(/^[A-Za-z0-9_-]{1,64}$/);
/** UUIDv7, RFC 9562. */
export const opIdName = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
export const sha256Name = matching(/^[0-9a-f]{64}$/);
/** A path of a file list. */
export const fileName = matching(/^[A-Za-z0-9_-]{1,80}(\.[A-Za-z0-9_-]{1,20}){1,3}$/);
export const language = matching(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/);
export const line = text(1, 500);
export const count = integer(0);
export const edition = integer(1);
export const track = oneOf("asylum", "ukraine", "other", "all");
export const audience = oneOf("newcomer", "staff");
export const sensitivity = oneOf("green", "yellow", "red");
export const tone = oneOf("canal", "saffron", "brick", "indigo", "leaf", "plum");
export const blobReference = record<BlobReference>({ sha256: sha256Name, bytes: integer(1, BLOB_MAX) });

/** YYYY-MM-DD, and in the calendar. */
export const day: Reader<string> = (value) => {
  const found = matching(/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/)(value);
  const moment = Date.parse(`${found}T00:00:00Z`);
  const isReal = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(found);
  return isReal ? found : refuse("no such day");
};

/** Whether the text has a UTF-8 form: no half of a surrogate pair stands alone. */
export function isWellFormed(value: string): boolean {
  return !/[\ud800-\udfff]/u.test(value);
}

/** Untyped JSON of at most `cap` bytes (clauses 1.1 and 2.9); throws `fault` not-json or too-large. */
export function parseJson(bytes: Uint8Array, cap: number, fault: Fault): unknown {
  if (bytes.length > cap) throw new fault("too-large", `${bytes.length} bytes, at most ${cap}`);
  try {
    return JSON.parse(decodeUtf8(bytes), (name, value: unknown) => {
      // `"\ud800"` is JSON, but no text.
      return isWellFormed(name) && (typeof value !== "string" || isWellFormed(value))
        ? value
        : refuse("half a pair");
    });
  } catch (error) {
    throw new fault("not-json", String(error));
  }
}

/** The untyped value as what the reader makes of it; throws `fault` with `code`. */
export function readValue<T>(value: unknown, read: Reader<T>, fault: Fault, code: string): T {
  try {
    return read(value);
  } catch (error) {
    if (error instanceof UnreadableError || error instanceof RangeError) throw new fault(code, error.message);
    throw error;
  }
}
