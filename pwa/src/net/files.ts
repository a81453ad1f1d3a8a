/**
 * Fetches published files: metadata, targets and blobs. Only a reply of the expected media type counts (clause 1.3),
 * every length is capped and read as a stream (clause 2.9), and failures are of one kind each.
 */
import { type Fetcher, joined } from "./http";

const PATIENCE = 60_000; // ms without an answer; a blob of 256 KiB takes 52 s at 40 kbit/s

export const JSON_FILE = "application/json";
export const BLOB_FILE = "application/octet-stream";

/** The line failed, or something between us answered in the server's place. */
export class OfflineError extends Error {}

/** Our server has no such file. */
export class MissingError extends Error {}

export interface FileReply {
  readonly bytes: Uint8Array;
  readonly etag: string | null;
}

interface Wanted {
  readonly type: typeof JSON_FILE | typeof BLOB_FILE;
  readonly cap: number; // bytes, decoded
  readonly signal?: AbortSignal | undefined;
  readonly etag?: string | undefined;
}

/**
 * One file; undefined says that it is still the one with this `etag`. Throws OfflineError, MissingError, or the
 * signal's AbortError.
 */
export async function fetchFile(
  fetcher: Fetcher,
  url: string,
  wanted: Wanted,
): Promise<FileReply | undefined> {
  const clock = new AbortController();
  const stop = () => clock.abort();
  const timer = setTimeout(stop, PATIENCE);
  wanted.signal?.addEventListener("abort", stop);
  try {
    wanted.signal?.throwIfAborted?.();
    return await read(await fetcher(url, request(wanted, clock.signal)), wanted);
  } catch (problem) {
    if (wanted.signal?.aborted) throw new DOMException("paused", "AbortError");
    if (problem instanceof MissingError) throw problem;
    throw new OfflineError(problem instanceof Error ? problem.message : "unknown");
  } finally {
    clearTimeout(timer);
    wanted.signal?.removeEventListener("abort", stop);
  }
}

function request({ type, etag }: Wanted, signal: AbortSignal): RequestInit {
  return {
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    // The phone keeps what it needs itself; a second copy in the browser's cache would only take space.
    cache: "no-store",
    headers: etag ? { accept: type, "if-none-match": etag } : { accept: type },
    signal,
  };
}

async function read(response: Response, { type, cap, etag }: Wanted): Promise<FileReply | undefined> {
  if (response.status === 304 && etag) return undefined;
  const found = response.headers.get("content-type") ?? "";
  if (response.status === 404 && found.startsWith("application/problem+json")) {
    throw new MissingError("no such file");
  }
  if (response.status !== 200 || !found.startsWith(type)) throw new OfflineError("not our server");
  return { bytes: await readCapped(response, cap), etag: response.headers.get("etag") };
}

async function readCapped(response: Response, cap: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length;
    if (length > cap) {
      await reader?.cancel();
      throw new OfflineError("longer than it may be");
    }
    parts.push(next.value);
  }
  return joined(parts, length);
}
