/**
 * Courier files: what travels in a pocket instead of over a line, in the framing of a bundle (clause 2.14).
 *
 * The first document is an index that names the others. Nothing is believed because it stands in such a file: what comes
 * out is verified exactly like what comes over the network, or sealed, or signed.
 */
import { HEADER_MAX, header } from "./bundle";
import { canonical } from "./canonical";
import { ContentError } from "./errors";
import { listOf, oneOf, parseJson, readValue, record, text } from "./fields";

/** bytes */
const COURIER_MAX = 128 * 1024 * 1024;
const INDEX_MAX = 256 * 1024; // bytes
const NEWLINE = 10;

export type CourierKind = "packs" | "words" | "receipts";

const NAMES: Readonly<Record<CourierKind, RegExp>> = {
  packs:
    /^(?:metadata\/(?:timestamp|[1-9][0-9]{0,15}\.[a-z0-9-]{1,80})\.json|targets\/([0-9a-f]{64})(?:\.[A-Za-z0-9_-]{1,80}){1,3}\.json|b\/([0-9a-f]{64}))$/,
  words: /^words\/[0-9]{1,4}$/,
  receipts: /^receipts\/[0-9]{1,4}$/,
};

/** Where a document lies in the file, and which bytes it must have. */
export interface Span {
  readonly sha256: string;
  readonly start: number;
  readonly bytes: number;
}

/** What the documents behind the index are. */
export interface CourierIndex {
  readonly schema: 1;
  readonly kind: CourierKind;
  readonly names: readonly string[];
}

const index = record<CourierIndex>({
  schema: oneOf(1),
  kind: oneOf("packs", "words", "receipts"),
  names: listOf(text(0, 1000), 1999),
});

/**
 * Where the documents of a file of `size` bytes lie, by its first bytes; those that it was cut off before are left out.
 * Throws ContentError bundle-header, or courier-length for a file that is too long.
 */
export function readLayout(head: Uint8Array, size: number): readonly Span[] {
  const end = head.indexOf(NEWLINE);
  if (end < 0 || end > HEADER_MAX) throw new ContentError("bundle-header", "no first line");
  const spans: Span[] = [];
  let at = end + 1;
  for (const [sha256, bytes] of readHeader(head.subarray(0, end))) {
    spans.push({ sha256, start: at, bytes });
    at += bytes;
  }
  if (size > COURIER_MAX || size > at) throw new ContentError("courier-length", `${size} bytes`);
  return spans.filter(({ start, bytes }) => start + bytes <= size);
}

/**
 * The index, with only names that its kind may have, each once, and hashes that agree with what they name. Throws
 * ContentError not-json, too-large or bad-index.
 */
export function parseIndex(bytes: Uint8Array, spans: readonly Span[]): CourierIndex {
  const code = "bad-index";
  const found = readValue(parseJson(bytes, INDEX_MAX, ContentError), index, ContentError, code);
  if (new Set(found.names).size !== found.names.length || found.names.length < spans.length - 1) {
    throw new ContentError(code, "a name twice, or a document without one");
  }
  for (const [at, name] of found.names.entries()) {
    const match = NAMES[found.kind].exec(name);
    if (!match) throw new ContentError(code, "a name that has no place here");
    const named = match[1] ?? match[2];
    const span = spans[at + 1];
    if (named !== undefined && span && span.sha256 !== named) {
      throw new ContentError(code, "a name of other bytes");
    }
  }
  return found;
}

/** The first document of a courier file. */
export function writeIndex(kind: CourierKind, names: readonly string[]): Uint8Array {
  return canonical({ schema: 1, kind, names });
}

function readHeader(bytes: Uint8Array): readonly (readonly [string, number])[] {
  try {
    return header(parseJson(bytes, HEADER_MAX, ContentError));
  } catch (problem) {
    throw new ContentError("bundle-header", String(problem));
  }
}
