/** The framing of a bundle: one JSON line of [sha256, bytes] pairs, then the documents (clause 2.8). */
import { nameBlob } from "./canonical";
import { ContentError } from "./errors";
import { BLOB_MAX, integer, listOf, parseJson, type Reader, readValue, refuse, sha256Name } from "./fields";

export const HEADER_MAX = 256 * 1024; // bytes
const NEWLINE = 10;

type Awaited = readonly [sha256: string, bytes: number];

/** One document that came out of a bundle, its hash checked. */
export interface BundleDocument {
  readonly sha256: string;
  readonly data: Uint8Array;
}

const size = integer(1, BLOB_MAX);
const pair: Reader<Awaited> = (value) =>
  Array.isArray(value) && value.length === 2 ? [sha256Name(value[0]), size(value[1])] : refuse("not a pair");
const header: Reader<readonly Awaited[]> = listOf(pair, 2000);

/** Reads a bundle as it comes in, however it is cut; documents come out as they complete. */
export class BundleReader {
  private buffer = new Uint8Array(0);
  private awaited: Awaited[] | undefined;

  /** The documents that this chunk completes; throws ContentError bundle-header, bundle-hash or bundle-length. */
  async feed(chunk: Uint8Array): Promise<readonly BundleDocument[]> {
    this.buffer = joined(this.buffer, chunk);
    this.awaited ??= this.readHeader();
    const found: BundleDocument[] = [];
    for (let next = this.awaited?.[0]; next && this.buffer.length >= next[1]; next = this.awaited?.[0]) {
      this.awaited?.shift();
      found.push({ sha256: next[0], data: this.take(next[1]) });
    }
    if (this.awaited?.length === 0 && this.buffer.length) {
      throw new ContentError("bundle-length", "bytes after the last document");
    }
    // clause 2.9: hashed before it is kept.
    for (const { sha256, data } of found) {
      if ((await nameBlob(data)) !== sha256) throw new ContentError("bundle-hash", sha256);
    }
    return found;
  }

  /** Says that nothing more comes; throws ContentError bundle-length when something is missing. */
  finish(): void {
    if (this.awaited?.length !== 0) throw new ContentError("bundle-length", "the bundle ends too early");
  }

  private readHeader(): Awaited[] | undefined {
    const end = this.buffer.indexOf(NEWLINE);
    if ((end < 0 ? this.buffer.length : end) > HEADER_MAX)
      throw new ContentError("bundle-header", "too long");
    if (end < 0) return undefined;
    const head = this.take(end + 1).subarray(0, end);
    return readValue(head, (bytes) => [...header(readLine(bytes))], ContentError, "bundle-header");
  }

  private take(length: number): Uint8Array {
    const taken = this.buffer.slice(0, length);
    this.buffer = this.buffer.subarray(length);
    return taken;
  }
}

function readLine(bytes: unknown): unknown {
  try {
    return parseJson(bytes as Uint8Array, HEADER_MAX, ContentError);
  } catch {
    return refuse("not JSON");
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
