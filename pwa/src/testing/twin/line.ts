/** A line between phones and a centre: what may befall one request on it, and what a phone then hears. */
import type { Fetcher } from "../../net/http";

/** When the centre falls over: before it keeps what came, or after. */
export type Crash = "before" | "after";

export const MISHAPS = [
  "lost", // there
  "unheard", // the reply is lost
  "late", // the phone gives up; the request arrives another time
  "doubled",
  "portal", // a page to log in with
  "portal-json", // one that looks like ours
  "former", // a box on the way gives the reply to an earlier request
  "cut", // half a reply
  "busy",
  "broken",
  "crash-before",
  "crash-after",
] as const;

export type Mishap = (typeof MISHAPS)[number] | "fine";

/** What came back, whoever sent it. */
export interface Heard {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array;
  readonly retryAfter?: number; // seconds
}

/** The centre at the other end; no answer where it fell over. */
export interface Wire {
  ask(url: string, body: Uint8Array | undefined, crash?: Crash): Promise<Heard | undefined>;
}

interface Request {
  readonly url: string;
  readonly body: Uint8Array | undefined;
}

type Fate = (request: Request) => Promise<Heard | undefined>;

const encoded = (text: string) => new TextEncoder().encode(text);
const PORTAL: Heard = { status: 200, type: "text/html", body: encoded("<h1>Wifi: log in</h1>") };
const PORTAL_JSON: Heard = { status: 200, type: "application/json", body: encoded('{"ok":true}') };
const PROBLEM = "application/problem+json";
const BUSY: Heard = { status: 503, type: PROBLEM, body: encoded("{}"), retryAfter: 600 };
const BROKEN: Heard = { status: 500, type: PROBLEM, body: encoded("{}") };

export class Line {
  /** How many messages something befell. */
  faults = 0;
  /** How many requests were made. */
  requests = 0;
  /** How many of them at once, at most: the tabs of a phone send one after the other. */
  crowd = 0;
  private underway = 0;
  private readonly wire: Wire;
  private coming: Mishap[] = [];
  private late: Request[] = [];
  private readonly former = new Map<string, Heard>();

  constructor(wire: Wire) {
    this.wire = wire;
  }

  /** What befalls the next requests, one each; the others are fine. */
  expect(mishaps: readonly Mishap[]): void {
    this.coming = [...mishaps];
  }

  /** What was late arrives, its sender long gone. */
  async deliverLate(): Promise<void> {
    for (const { url, body } of this.late.splice(0)) await this.wire.ask(url, body);
  }

  readonly fetch: Fetcher = async (url, init) => {
    this.requests += 1;
    this.underway += 1;
    this.crowd = Math.max(this.crowd, this.underway);
    try {
      await new Promise((resolve) => setImmediate(resolve)); // a line takes time
      return await this.befall({ url, body: init?.body as Uint8Array | undefined });
    } finally {
      this.underway -= 1;
    }
  };

  private async befall(request: Request): Promise<Response> {
    const mishap = this.coming.shift() ?? "fine";
    if (mishap !== "fine") this.faults += 1;
    const heard = await this.fates[mishap](request);
    if (!heard) throw new TypeError("no network");
    return responseOf(heard);
  }

  private readonly fates: Readonly<Record<Mishap, Fate>> = {
    fine: async ({ url, body }) => {
      const heard = await this.wire.ask(url, body);
      if (heard) this.former.set(url, heard);
      return heard;
    },
    lost: async () => undefined,
    unheard: async ({ url, body }) => {
      await this.wire.ask(url, body);
      return undefined;
    },
    late: async (request) => {
      this.late.push(request);
      return undefined;
    },
    doubled: async ({ url, body }) => {
      await this.wire.ask(url, body);
      return this.wire.ask(url, body);
    },
    portal: async () => PORTAL,
    "portal-json": async () => PORTAL_JSON,
    former: async ({ url }) => this.former.get(url),
    cut: async ({ url, body }) => {
      const heard = await this.wire.ask(url, body);
      return heard && { ...heard, body: heard.body.slice(0, heard.body.length / 2) };
    },
    busy: async () => BUSY,
    broken: async () => BROKEN,
    "crash-before": ({ url, body }) => this.wire.ask(url, body, "before"),
    "crash-after": ({ url, body }) => this.wire.ask(url, body, "after"),
  };
}

function responseOf({ status, type, body, retryAfter }: Heard): Response {
  const headers: Record<string, string> = { "content-type": type };
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  return new Response(body as Uint8Array<ArrayBuffer>, { status, headers });
}
