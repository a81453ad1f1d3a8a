/**
 * Fetches published files: metadata, targets and blobs. Only a reply of the expected media type counts (clause 1.3),
 * every length is capped and read as a stream (clause 2.9), and failures are of one kind each.
 */
import { ContentError } from "../sync/errors";
import { isMediaType } from "../sync/exchange";
import { distrustDictionaries, isOfAKind } from "./dictionaries";
import { type Fetcher, readCapped } from "./http";

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
  readonly signal?: AbortSignal;
}

/** The bytes of one file. Throws OfflineError, MissingError, ContentError too-large, or AbortError for the signal. */
export async function fetchFile(fetcher: Fetcher, url: string, wanted: Wanted): Promise<Uint8Array> {
  const reply = await fetchIfChanged(fetcher, url, wanted, undefined);
  if (!reply) throw new OfflineError("no body");
  return reply.bytes;
}

/** One file, or undefined where it is still the one with this `etag`; throws what `fetchFile` throws. */
export async function fetchIfChanged(
  fetcher: Fetcher,
  url: string,
  wanted: Wanted,
  etag: string | undefined,
): Promise<FileReply | undefined> {
  if (wanted.signal?.aborted) throw new DOMException("paused", "AbortError");
  const clock = new AbortController();
  const stop = () => clock.abort();
  const timer = setTimeout(stop, PATIENCE);
  wanted.signal?.addEventListener("abort", stop);
  try {
    const response = await fetcher(url, request(url, wanted, etag, clock.signal));
    return response.status === 304 && etag ? undefined : await read(response, url, wanted);
  } catch (problem) {
    throw failureOf(problem, url, wanted.signal);
  } finally {
    clearTimeout(timer);
    wanted.signal?.removeEventListener("abort", stop);
  }
}

function failureOf(problem: unknown, url: string, signal: AbortSignal | undefined): Error {
  if (signal?.aborted) return new DOMException("paused", "AbortError");
  if (problem instanceof MissingError || problem instanceof ContentError) return problem;
  // A line that failed and a difference that could not be put together look the same from here.
  if (isOfAKind(url)) distrustDictionaries();
  return new OfflineError(problem instanceof Error ? problem.message : "unknown");
}

function request(url: string, { type }: Wanted, etag: string | undefined, signal: AbortSignal): RequestInit {
  return {
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    // The phone keeps what it needs itself; a second copy in the browser's cache takes space, which only a dictionary
    // is worth: the next update is told as the difference from it.
    cache: isOfAKind(url) ? "default" : "no-store",
    headers: etag ? { accept: type, "if-none-match": etag } : { accept: type },
    signal,
  };
}

async function read(response: Response, url: string, { type, cap }: Wanted): Promise<FileReply> {
  const found = response.headers.get("content-type") ?? "";
  if (response.status === 404 && isMediaType(found, "application/problem+json"))
    throw new MissingError(`missing-file: ${url}`);
  if (response.status !== 200 || !isMediaType(found, type)) throw new OfflineError("not our server");
  const bytes = await readCapped(response, cap);
  if (!bytes) throw new ContentError("too-large", url);
  return { bytes, etag: response.headers.get("etag") };
}
