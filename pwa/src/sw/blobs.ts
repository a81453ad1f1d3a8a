/** Answers `/b/<sha256>` from the packs on this phone, whole or in part (sound players ask for ranges). */
import { readBlob } from "../store/packs";

const TYPE = "application/octet-stream";
const RANGE = /^bytes=(\d+)-(\d*)$/;

/** The blob as a response, or undefined when this phone does not have it. */
export async function blobResponse(sha256: string, range: string | null): Promise<Response | undefined> {
  // Whatever keeps the store from being read, above all a newer version of it: the network has the blob too.
  const bytes = await readBlob(sha256).catch(() => undefined);
  if (!bytes) return undefined;
  return range === null ? whole(bytes) : part(bytes, range);
}

function whole(bytes: Uint8Array): Response {
  return new Response(body(bytes), {
    headers: { "content-type": TYPE, "content-length": `${bytes.length}`, "accept-ranges": "bytes" },
  });
}

/** One range as RFC 9110 section 14 has it; several at once or a suffix get the whole, as a server may answer. */
function part(bytes: Uint8Array, range: string): Response {
  const asked = RANGE.exec(range);
  if (!asked) return whole(bytes);
  const from = Number(asked[1]);
  const to = Math.min(asked[2] ? Number(asked[2]) : Number.POSITIVE_INFINITY, bytes.length - 1);
  if (from > to) {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${bytes.length}` } });
  }
  return new Response(body(bytes.subarray(from, to + 1)), {
    status: 206,
    headers: {
      "content-type": TYPE,
      "content-length": `${to - from + 1}`,
      "content-range": `bytes ${from}-${to}/${bytes.length}`,
    },
  });
}

function body(bytes: Uint8Array): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}
