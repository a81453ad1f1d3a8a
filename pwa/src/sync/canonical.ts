/** One value, one sequence of bytes: RFC 8785 for the JSON we use, and names of blobs made from bytes. */
import { CallerError } from "./errors";
import { isWellFormed } from "./fields";
import { encodeUtf8, hexDigest } from "./platform";

/** The canonical UTF-8 bytes of JSON values (clause 1.1); throws CallerError not-canonical. */
export function canonical(value: unknown): Uint8Array {
  return encodeUtf8(write(value));
}

/** The name of a blob: the SHA-256 of its bytes in hexadecimal. */
export function nameBlob(bytes: Uint8Array): Promise<string> {
  return hexDigest("SHA-256", bytes);
}

function write(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return writeText(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  if (typeof value === "object") {
    // JavaScript compares texts by UTF-16 code units, which is the order of RFC 8785 3.2.3.
    const found = Object.entries(value)
      .filter(([, kept]) => kept !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${found.map(([name, kept]) => `${writeText(name)}:${write(kept)}`).join()}}`;
  }
  throw new CallerError("not-canonical", typeof value);
}

function writeText(text: string): string {
  if (!isWellFormed(text)) throw new CallerError("not-canonical", "half of a surrogate pair");
  return JSON.stringify(text);
}
