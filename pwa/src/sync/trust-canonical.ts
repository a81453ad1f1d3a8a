/** OLPC canonical JSON: the bytes over which TUF metadata are signed (TUF specification 4.2, as securesystemslib has it). */
import { ContentError } from "./errors";
import { encodeUtf8 } from "./platform";

/** The bytes that were signed; throws ContentError bad-metadata for what has no canonical form. */
export function canonicalOlpc(value: unknown): Uint8Array {
  return encodeUtf8(write(value));
}

function write(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  if (typeof value === "object") {
    const found = Object.entries(value).sort(([a], [b]) => byCodePoint(a, b));
    return `{${found.map(([name, member]) => `${quoted(name)}:${write(member)}`).join()}}`;
  }
  throw new ContentError("bad-metadata", "a number with a fraction");
}

/** Only these two are escaped: a line feed stays a line feed. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** Python sorts by code point, JavaScript by UTF-16 unit; they differ beyond the basic plane. */
function byCodePoint(a: string, b: string): number {
  const [first, second] = [[...a], [...b]];
  for (let at = 0; at < Math.min(first.length, second.length); at++) {
    const difference = (first[at]?.codePointAt(0) ?? 0) - (second[at]?.codePointAt(0) ?? 0);
    if (difference) return difference;
  }
  return first.length - second.length;
}
