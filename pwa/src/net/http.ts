/**
 * One request to our own server. Whatever is not clearly its answer is "no network" (clause 1.3): a captive portal's
 * page, a redirect, an empty or endless body, a time-out. Results are values; nothing here throws for the network.
 */

/** `fetch`, or a test's wire. */
export type Fetcher = (url: string, init?: RequestInit) => Promise<Response>;

export type Answer =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly mediaType: string;
      readonly body: Uint8Array;
    }
  | { readonly kind: "busy"; readonly retryAfter: number } // seconds
  | { readonly kind: "no-network"; readonly detail: string };

export interface Ask {
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cap: number; // bytes of the answer, decoded
  readonly signal?: AbortSignal;
}

const PATIENCE = 30_000; // ms: 64 KiB at 20 kbit/s
const OURS = /^application\/(problem\+)?json\b/;
const RETRY_MOST = 24 * 3600; // seconds; a typing error on the server must not silence a phone for a year

/** GET, or POST when there is a body, with JSON both ways. */
export async function ask(
  fetcher: Fetcher,
  url: string,
  { body, headers, cap, signal }: Ask,
): Promise<Answer> {
  const clock = new AbortController();
  const stop = () => clock.abort();
  const timer = setTimeout(stop, PATIENCE);
  signal?.addEventListener("abort", stop);
  try {
    const response = await fetcher(url, { ...request(body, headers), signal: clock.signal });
    return await readAnswer(response, cap);
  } catch (problem) {
    return { kind: "no-network", detail: problem instanceof Error ? problem.name : "unknown" };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

function request(body: Uint8Array | undefined, own: Readonly<Record<string, string>> = {}): RequestInit {
  const headers = { accept: "application/json", ...own };
  const common: RequestInit = {
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    headers,
  };
  if (!body) return common;
  return {
    ...common,
    method: "POST",
    body: body as Uint8Array<ArrayBuffer>,
    headers: { ...headers, "content-type": "application/json" },
  };
}

async function readAnswer(response: Response, cap: number): Promise<Answer> {
  const mediaType = response.headers.get("content-type") ?? "";
  if (!OURS.test(mediaType) || response.redirected) return { kind: "no-network", detail: "not our server" };
  if (response.status === 429 || response.status === 503) {
    return { kind: "busy", retryAfter: retryAfter(response.headers.get("retry-after")) };
  }
  const body = await readCapped(response, cap);
  if (!body) return { kind: "no-network", detail: "too long" };
  return { kind: "answer", status: response.status, mediaType, body };
}

function retryAfter(header: string | null): number {
  const seconds = Number(header ?? "");
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), RETRY_MOST) : 0;
}

/** The body as a stream, given up as soon as it is longer than it may be. */
export async function readCapped(response: Response, cap: number): Promise<Uint8Array | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts, length);
    length += value.length;
    if (length > cap) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
