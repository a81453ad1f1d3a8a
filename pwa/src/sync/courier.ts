/**
 * Courier files: what travels in a pocket instead of over a line, in the framing of a bundle (clause 2.14).
 *
 * The first document is an index that names the others. Nothing is believed because it stands in such a file: what comes
 * out is verified exactly like what comes over the network, or sealed, or signed.
 */
import { HEADER_MAX } from "./bundle";
import { canonical } from "./canonical";
import { ContentError } from "./errors";
import { PUSH_MAX, REPLY_MAX, REQUEST_MAX } from "./exchange";
import {
  integer,
  listOf,
  oneOf,
  parseJson,
  type Reader,
  readValue,
  record,
  refuse,
  sha256Name,
  text,
} from "./fields";
import { LIST_MAX, MANIFEST_MAX } from "./manifest";
import { encodeUtf8 } from "./platform";

/** bytes */
const COURIER_MAX = 128 * 1024 * 1024;
const DOCUMENTS_MAX = 2000; // the index among them
const INDEX_MAX = 256 * 1024; // bytes
const METADATA_MAX = 1024 * 1024; // bytes
const WRAPPING_MAX = 128; // bytes that sealing or signing adds
const NEWLINE = 10;

export type CourierKind = "packs" | "words" | "receipts" | "operations";

const NAMES: Readonly<Record<CourierKind, RegExp>> = {
  packs:
    /^(?:metadata\/(?:timestamp|[1-9][0-9]{0,15}\.[A-Za-z0-9_-]{1,80})\.json|targets\/([0-9a-f]{64})(?:\.[A-Za-z0-9_-]{1,80}){1,3}\.json|b\/([0-9a-f]{64}))$/,
  words: /^words\/[0-9]{1,4}$/,
  receipts: /^receipts\/[0-9]{1,4}$/,
  operations: /^operations\/[0-9]{1,4}$/,
};

/** Bytes of a document, by the folder it is named after (clause 2.9). */
const MOST: Readonly<Record<string, number>> = {
  metadata: METADATA_MAX,
  targets: MANIFEST_MAX,
  b: LIST_MAX,
  words: REQUEST_MAX + WRAPPING_MAX,
  receipts: REPLY_MAX + WRAPPING_MAX,
  operations: PUSH_MAX + WRAPPING_MAX,
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
  kind: oneOf("packs", "words", "receipts", "operations"),
  names: listOf(text(0, 1000), DOCUMENTS_MAX - 1),
});

const size = integer(1, Math.max(...Object.values(MOST)));
const pair: Reader<readonly [string, number]> = (value) =>
  Array.isArray(value) && value.length === 2 ? [sha256Name(value[0]), size(value[1])] : refuse("not a pair");
const header = listOf(pair, DOCUMENTS_MAX);

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
 * The index, with only names that its kind may have, each once, and hashes and lengths that agree with them. Throws
 * ContentError not-json, bad-index, or too-large for the index or what it names.
 */
export function parseIndex(bytes: Uint8Array, spans: readonly Span[]): CourierIndex {
  const code = "bad-index";
  const found = readValue(parseJson(bytes, INDEX_MAX, ContentError), index, ContentError, code);
  if (new Set(found.names).size !== found.names.length || found.names.length < spans.length - 1) {
    throw new ContentError(code, "a name twice, or a document without one");
  }
  for (const [at, name] of found.names.entries()) requireName(found.kind, name, spans[at + 1]);
  return found;
}

/** The first document of a courier file. */
export function writeIndex(kind: CourierKind, names: readonly string[]): Uint8Array {
  return canonical({ schema: 1, kind, names });
}

/** Bytes of all documents of a file, the index among them; throws ContentError courier-length for what no file carries. */
export function carriedLength(sizes: readonly number[]): number {
  const length = sizes.reduce((sum, bytes) => sum + bytes, 0);
  if (sizes.length > DOCUMENTS_MAX || length > COURIER_MAX - HEADER_MAX) {
    throw new ContentError("courier-length", `${sizes.length} documents, ${length} bytes`);
  }
  return length;
}

/** What a device signs of a push that somebody else carries. */
export function carriedText(replica: string, body: Uint8Array): Uint8Array {
  return joined(encodeUtf8(`wegwijs-courier-1\n/sync/replicas/${replica}/operations\n`), body);
}

/** A document of a file of operations; `signature` is r and s over `carriedText`. */
export function writeCarriedPush(
  signature: Uint8Array,
  device: string,
  replica: string,
  body: Uint8Array,
): Uint8Array {
  return joined(signature, joined(encodeUtf8(`${device}\n${replica}\n`), body));
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function requireName(kind: CourierKind, name: string, span: Span | undefined): void {
  const found = NAMES[kind].exec(name);
  if (!found) throw new ContentError("bad-index", "a name that has no place here");
  if (!span) return; // the file was cut off before it
  const named = found[1] ?? found[2];
  if (named !== undefined && span.sha256 !== named)
    throw new ContentError("bad-index", "a name of other bytes");
  const most = MOST[name.slice(0, name.indexOf("/"))] ?? 0;
  if (span.bytes > most) throw new ContentError("too-large", name);
}

function readHeader(bytes: Uint8Array): readonly (readonly [string, number])[] {
  try {
    return header(parseJson(bytes, HEADER_MAX, ContentError));
  } catch (problem) {
    throw new ContentError("bundle-header", String(problem));
  }
}
