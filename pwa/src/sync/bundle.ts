/** The framing of a bundle: one JSON line of the documents' lengths, then the documents (clause 2.8). */
import { nameBlob } from "./canonical";
import { ContentError } from "./errors";
import { BLOB_MAX, integer, listOf, parseJson, readValue, refuse } from "./fields";

export const HEADER_MAX = 256 * 1024; // bytes
const NEWLINE = 10;

/** One document that came out of a bundle, its hash checked. */
export interface BundleDocument {
  readonly sha256: string;
  readonly data: Uint8Array;
}

const header = listOf(integer(1, BLOB_MAX), 2000);

/**
 * Reads a bundle as it comes in, however it is cut; documents come out as they complete. `listed` is the names of the
 * documents that the edition's list has: the bundle itself names none.
 */
export class BundleReader {
  private readonly listed: ReadonlySet<string>;
  private buffer = new Uint8Array(0);
  private awaited: number[] | undefined; // bytes of each document

  constructor(listed: ReadonlySet<string>) {
    this.listed = listed;
  }

  /** The documents that this chunk completes; throws ContentError bundle-header, bundle-hash or bundle-length. */
  async feed(chunk: Uint8Array): Promise<readonly BundleDocument[]> {
    this.buffer = joined(this.buffer, chunk);
    this.awaited ??= this.readHeader();
    const found: Uint8Array[] = [];
    for (let next = this.awaited?.[0]; next && this.buffer.length >= next; next = this.awaited?.[0]) {
      this.awaited?.shift();
      found.push(this.take(next));
    }
    if (this.awaited?.length === 0 && this.buffer.length) {
      throw new ContentError("bundle-length", "bytes after the last document");
    }
    return Promise.all(found.map((data) => this.named(data)));
  }

  /** Says that nothing more comes; throws ContentError bundle-length when something is missing. */
  finish(): void {
    if (this.awaited?.length !== 0) throw new ContentError("bundle-length", "the bundle ends too early");
  }

  /** clause 2.9: hashed before it is kept. */
  private async named(data: Uint8Array): Promise<BundleDocument> {
    const sha256 = await nameBlob(data);
    if (!this.listed.has(sha256)) throw new ContentError("bundle-hash", sha256);
    return { sha256, data };
  }

  private readHeader(): number[] | undefined {
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
