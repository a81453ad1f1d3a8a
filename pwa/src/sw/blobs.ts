/** Answers `/b/<sha256>` from the packs on this phone, whole or in part (sound players ask for ranges). */
import { heldPieces, readBlob } from "../store/blobs";
import type { BlobReference } from "../sync/manifest";

const TYPE = "application/octet-stream";
const RANGE = /^bytes=(\d+)-(\d*)$/;

/** A file as it is kept: in one piece or in several, which are read one at a time. */
interface Kept {
  readonly bytes: number;
  readonly read: (from: number, to: number) => BodyInit; // bytes; `to` is one past the last
}

/** The file as a response, or undefined when this phone does not have all of it. */
export async function blobResponse(sha256: string, range: string | null): Promise<Response | undefined> {
  // Whatever keeps the store from being read, above all a newer version of it: the network has the blob too.
  const kept = await find(sha256).catch(() => undefined);
  if (!kept) return undefined;
  return range === null ? whole(kept) : part(kept, range);
}

async function find(sha256: string): Promise<Kept | undefined> {
  const bytes = await readBlob(sha256);
  if (bytes) {
    return { bytes: bytes.length, read: (from, to) => body(bytes.subarray(from, to)) };
  }
  const pieces = await heldPieces(sha256);
  return (
    pieces && {
      bytes: pieces.reduce((sum, piece) => sum + piece.bytes, 0),
      read: (from, to) => streamed(pieces, from, to),
    }
  );
}

function whole({ bytes, read }: Kept): Response {
  return new Response(read(0, bytes), {
    headers: { "content-type": TYPE, "content-length": `${bytes}`, "accept-ranges": "bytes" },
  });
}

/** One range as RFC 9110 section 14 has it; several at once or a suffix get the whole, as a server may answer. */
function part(kept: Kept, range: string): Response {
  const asked = RANGE.exec(range);
  if (!asked) return whole(kept);
  const from = Number(asked[1]);
  const to = Math.min(asked[2] ? Number(asked[2]) : Number.POSITIVE_INFINITY, kept.bytes - 1);
  if (from > to) {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${kept.bytes}` } });
  }
  return new Response(kept.read(from, to + 1), {
    status: 206,
    headers: {
      "content-type": TYPE,
      "content-length": `${to - from + 1}`,
      "content-range": `bytes ${from}-${to}/${kept.bytes}`,
    },
  });
}

/** What lies between two places of the file, one piece in memory at a time and only as fast as it is read. */
function streamed(pieces: readonly BlobReference[], from: number, to: number): ReadableStream<Uint8Array> {
  const asked = within(pieces, from, to);
  return new ReadableStream({
    async pull(controller) {
      const next = asked.shift();
      if (!next) return controller.close();
      const bytes = await readBlob(next.sha256);
      // Removed while it was being read: a file that ends too early must not pass for a whole one.
      if (!bytes) return controller.error(new Error(`missing piece: ${next.sha256}`));
      controller.enqueue(bytes.subarray(next.from, next.to));
    },
  });
}

interface Slice {
  readonly sha256: string;
  readonly from: number; // in the piece
  readonly to: number;
}

function within(pieces: readonly BlobReference[], from: number, to: number): Slice[] {
  const found: Slice[] = [];
  let start = 0;
  for (const { sha256, bytes } of pieces) {
    const slice = { sha256, from: Math.max(0, from - start), to: Math.min(bytes, to - start) };
    if (slice.from < slice.to) found.push(slice);
    start += bytes;
  }
  return found;
}

function body(bytes: Uint8Array): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}
