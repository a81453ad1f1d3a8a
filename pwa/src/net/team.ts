/**
 * One round of a team's device: tell all that waits, then hear all that is new (clauses 4.0 to 4.3 and 4.7).
 *
 * Nothing leaves the log before its receipt is durable and the feed brought it back, so a lost reply costs a request more.
 */
import { randomId } from "../store/random";
import { openTeamStore, type TeamDevice, wipeTeamStore } from "../store/team-database";
import { keepFeed, keepPushReply, keepSnapshot, nextTeamPush, teamCursor } from "../store/team-log";
import { PeerError } from "../sync/errors";
import { buildPush, parseFeed, parsePushReply, parseSnapshot } from "../sync/operations";
import { contentDigest, signatureBase, writeParams } from "../sync/signing";
import { alone } from "./alone";
import { type BackOff, backOff, isHeldBack, restart } from "./back-off";
import { type Answer, ask, type Fetcher } from "./http";
import { read } from "./replies";

/** `unknown` asks for a new code and keeps all; `forgotten` has wiped this device. */
export type RoundResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "offline" | "busy" | "later" | "unknown" | "forgotten" };

type Failure = { readonly reason: "offline" | "busy" | "unknown" | "forgotten"; readonly retryAfter: number };

const LOCK = "wegwijs-team";
const CAP = 4 * 1024 * 1024; // bytes
const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

let pause: BackOff = restart();
let ahead = 0; // ms: of the centre's clock before this device's

/** Make this device's key and register it with a code; what became of the code. */
export async function enrolDevice(
  code: string,
  fetcher: Fetcher = fetch,
): Promise<TeamDevice | "wrong-code" | "offline"> {
  const keys = await crypto.subtle.generateKey(P256, false, ["sign", "verify"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", keys.publicKey));
  const id = randomId();
  const asked = { request_id: id, code, public_key: base64url(point) };
  const answer = await ask(fetcher, "/sync/devices", { body: utf8(JSON.stringify(asked)), cap: CAP });
  if (answer.kind !== "answer") return "offline";
  if (answer.status === 403) return "wrong-code";
  const told = parsed(answer);
  if (answer.status !== 200 || told?.request_id !== id || !told.device) return "offline";
  const store = await openTeamStore();
  const work = store.transaction(["device", "keys"], "readwrite", { durability: "strict" });
  await Promise.all([
    work.objectStore("device").put(told.device, "device"),
    work.objectStore("keys").put(keys, "signing"),
    work.done,
  ]);
  return told.device;
}

/** Tell and hear. `isEager`, as when the network is back, skips our own back-off. */
export function teamRound(fetcher: Fetcher = fetch, now = new Date(), isEager = false): Promise<RoundResult> {
  return alone(LOCK, async () => {
    if (isHeldBack(pause, now, isEager)) return { ok: false, reason: "later" };
    const failure = (await pushAll(fetcher, now)) ?? (await pullAll(fetcher, now));
    pause = failure ? backOff(pause, now, failure.retryAfter, Math.random()) : restart();
    if (failure?.reason === "forgotten") await wipeTeamStore();
    return failure ? { ok: false, reason: failure.reason } : { ok: true };
  });
}

async function pushAll(fetcher: Fetcher, now: Date): Promise<Failure | undefined> {
  for (;;) {
    const push = await nextTeamPush();
    if (!push) return undefined;
    const id = randomId();
    const body = buildPush(id, push.epoch, push.after, push.operations, push.bodies);
    const answer = await signed(fetcher, now, `/sync/replicas/${push.replica}/operations`, body);
    const reply = heard(answer, (status, type, bytes) => parsePushReply(status, type, bytes, id));
    if ("reason" in reply) return reply;
    await keepPushReply(reply);
  }
}

async function pullAll(fetcher: Fetcher, now: Date): Promise<Failure | undefined> {
  for (;;) {
    const cursor = await teamCursor();
    const heardOf =
      cursor === undefined ? await snapshot(fetcher, now) : await pullPart(fetcher, now, cursor);
    if (heardOf === "all") return undefined;
    if (heardOf !== "more") return heardOf;
  }
}

/** One part of the feed, or a snapshot where the cursor leads nowhere any more. */
async function pullPart(fetcher: Fetcher, now: Date, cursor: string): Promise<Failure | "more" | "all"> {
  const { places } = await device();
  const target = `/sync/feed?scope=${places.join(",")}&cursor=${cursor}`;
  const feed = heard(await signed(fetcher, now, target), parseFeed);
  if ("reason" in feed) return feed;
  if (!(await isKept(() => keepFeed(feed, now)))) return { reason: "offline", retryAfter: 0 };
  if (feed.is_reset) return snapshot(fetcher, now);
  return feed.has_more ? "more" : "all";
}

async function snapshot(fetcher: Fetcher, now: Date): Promise<Failure | "more"> {
  const told = heard(await signed(fetcher, now, "/sync/snapshot"), parseSnapshot);
  if ("reason" in told) return told;
  await keepSnapshot(told);
  const store = await openTeamStore();
  await store.put("device", { ...(await device()), places: told.scope }, "device");
  return "more";
}

/** A signed request; where the centre says that this device's clock is wrong, again by its time. */
async function signed(fetcher: Fetcher, now: Date, target: string, body?: Uint8Array): Promise<Answer> {
  const once = async () => {
    const headers = await signature(body ? "POST" : "GET", target, body ?? new Uint8Array(), now);
    return ask(fetcher, target, body ? { body, headers, cap: CAP } : { headers, cap: CAP });
  };
  const answer = await once();
  const problem = answer.kind === "answer" && answer.status === 401 ? parsed(answer) : undefined;
  if (problem?.code !== "wrong-time" || !problem.now) return answer;
  ahead = Date.parse(problem.now) - now.getTime();
  return once();
}

async function signature(
  method: string,
  target: string,
  body: Uint8Array,
  now: Date,
): Promise<Readonly<Record<string, string>>> {
  const store = await openTeamStore();
  const keys = await store.get("keys", "signing");
  if (!keys) return {};
  const { id } = await device();
  const digest = contentDigest(
    new Uint8Array(await crypto.subtle.digest("SHA-256", body as Uint8Array<ArrayBuffer>)),
  );
  const params = writeParams(id, randomId(), Math.floor((now.getTime() + ahead) / 1000));
  const base = signatureBase(method, target, digest, params);
  const made = await crypto.subtle.sign(
    { name: "ECDSA", hash: "SHA-256" },
    keys.privateKey,
    base as Uint8Array<ArrayBuffer>,
  );
  return {
    "content-digest": digest,
    "signature-input": `sig=${params}`,
    signature: `sig=:${btoa(String.fromCharCode(...new Uint8Array(made)))}:`,
  };
}

async function device(): Promise<TeamDevice> {
  const store = await openTeamStore();
  return (await store.get("device", "device")) ?? { id: "", name: "", places: [], is_for_helpers: false };
}

function heard<Reply extends object>(
  answer: Answer,
  rule: (status: number, mediaType: string, body: Uint8Array) => Reply,
): Reply | Failure {
  // By its code: a 410 of whoever stands in between must not wipe what only this device has.
  const code = answer.kind === "answer" && answer.status >= 400 ? parsed(answer)?.code : undefined;
  if (code === "forgotten") return { reason: "forgotten", retryAfter: 0 };
  if (code === "unknown-device") return { reason: "unknown", retryAfter: 0 };
  return read<Reply>(answer, rule);
}

/** Whether what was told came next; what did not is no answer (clause 4.3). */
async function isKept(keep: () => Promise<void>): Promise<boolean> {
  try {
    await keep();
    return true;
  } catch (problem) {
    if (problem instanceof PeerError) return false;
    throw problem;
  }
}

interface Told {
  readonly code?: string;
  readonly now?: string;
  readonly request_id?: string;
  readonly device?: TeamDevice;
}

function parsed({ body }: { readonly body: Uint8Array }): Told | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as Told;
  } catch {
    return undefined;
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}
