/** One published file over a line that may be anything. */
import { afterEach, expect, test, vi } from "vitest";
import { BLOB_FILE, fetchFile, fetchIfChanged, JSON_FILE, MissingError, OfflineError } from "./files";
import type { Fetcher } from "./http";

const URL = "/metadata/timestamp.json";
const WANTED = { type: JSON_FILE, cap: 10 } as const;

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ["a page of a captive portal", "text/html", 200],
  ["an error of a proxy", "text/html", 404],
  ["a server that cannot now", JSON_FILE, 500],
  ["a part of the file", JSON_FILE, 206],
  ["a file of another type", BLOB_FILE, 200],
  ["a type that only begins alike", "application/json5", 200],
])("%s is no network", async (_name, type, status) => {
  const fetcher = async () => new Response("{}", { status, headers: { "content-type": type } });
  await expect(fetchFile(fetcher, URL, WANTED)).rejects.toThrow(OfflineError);
});

test("no change counts only for who asked whether there was one", async () => {
  const unchanged = async () => new Response(null, { status: 304 });
  expect(await fetchIfChanged(unchanged, URL, WANTED, "etag")).toBeUndefined();
  await expect(fetchFile(unchanged, URL, WANTED)).rejects.toThrow(OfflineError);
});

test("what our server does not have is missing", async () => {
  const type = { "content-type": "application/problem+json" };
  const missing = async () => new Response("{}", { status: 404, headers: type });
  await expect(fetchFile(missing, URL, WANTED)).rejects.toThrow(MissingError);
});

test("a file may be as long as it may be, and not a byte longer", async () => {
  const long = (length: number) => async () =>
    new Response("x".repeat(length), { headers: { "content-type": "application/json; charset=utf-8" } });
  expect(await fetchFile(long(10), URL, WANTED)).toHaveLength(10);
  await expect(fetchFile(long(11), URL, WANTED)).rejects.toThrow("too-large");
});

test("a request tells nothing about the phone, follows no redirect and leaves no second copy", async () => {
  let sent: RequestInit | undefined;
  const fetcher: Fetcher = async (_url, init) => {
    sent = init;
    return new Response("{}", { headers: { "content-type": JSON_FILE } });
  };
  await fetchIfChanged(fetcher, URL, WANTED, "etag");
  expect(sent).toMatchObject({
    ...{ credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", cache: "no-store" },
    headers: { "if-none-match": "etag" },
  });
});

test("a line that hangs is given up after a minute", async () => {
  vi.useFakeTimers();
  const given = expect(fetchFile(hanging, URL, WANTED)).rejects.toThrow(OfflineError);
  await vi.advanceTimersByTimeAsync(60_000);
  await given;
});

test("stopping ends a request that hangs", async () => {
  const stop = new AbortController();
  const given = expect(fetchFile(hanging, URL, { ...WANTED, signal: stop.signal })).rejects.toThrow("paused");
  stop.abort();
  await given;
});

/** Ends only when it is told to. */
function hanging(_url: string, init?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    init?.signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
  });
}
