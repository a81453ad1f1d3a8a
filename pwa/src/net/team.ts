/**
 * One round of a team's device: tell all that waits, then hear all that is new (clauses 4.0 to 4.3 and 4.7). While nobody
 * is at work it tells, and hears only who works here: there is no key to keep more with.
 *
 * Nothing leaves the log before its receipt is durable and the feed brought it back, so a lost reply costs a request more.
 */
import { randomId } from "../store/random";
import { openTeamStore, type TeamDevice } from "../store/team-database";
import { forgetTeam, workerNow } from "../store/team-door";
import { keepFeed, keepSnapshot } from "../store/team-hearing";
import { forgetOld } from "../store/team-keeping";
import { keepPushReply, nextTeamPush, teamCursor } from "../store/team-log";
import { resetPerson } from "../store/team-people";
import { briefingVersion, keepBriefing } from "../store/team-shown";
import { parseBriefing, parseStart } from "../sync/briefing";
import { PeerError } from "../sync/errors";
import { buildPush, parseFeed, parsePushReply, parseSnapshot } from "../sync/operations";
import { alone } from "./alone";
import { type BackOff, backOff, isHeldBack, restart } from "./back-off";
import { type Answer, ask, type Fetcher } from "./http";
import { read } from "./replies";
import { askSigned, CAP, parsed, teamDevice } from "./team-signing";

/** `unknown` asks for a new code and keeps all; `forgotten` has wiped this device. */
export type RoundResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "offline" | "busy" | "later" | "unknown" | "forgotten" };

type Failure = { readonly reason: "offline" | "busy" | "unknown" | "forgotten"; readonly retryAfter: number };

const LOCK = "wegwijs-team";
const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

let pause: BackOff = restart();

/** The key and the request of this tab's last code: asked again, as after a lost answer, it is the same deed to the centre. */
let enrolling: { readonly code: string; readonly id: string; readonly keys: CryptoKeyPair } | undefined;

/** Make this device's key and register it with a code; what became of the code. */
export async function enrolDevice(
  code: string,
  fetcher: Fetcher = fetch,
): Promise<TeamDevice | "wrong-code" | "offline"> {
  if (enrolling?.code !== code) {
    const made = await crypto.subtle.generateKey(P256, false, ["sign", "verify"]);
    enrolling = { code, id: randomId(), keys: made };
  }
  const { id, keys } = enrolling;
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", keys.publicKey));
  const asked = { request_id: id, code, public_key: base64url(point) };
  const answer = await ask(fetcher, "/sync/devices", { body: utf8(JSON.stringify(asked)), cap: CAP });
  if (answer.kind !== "answer") return "offline";
  if (answer.status === 403) return "wrong-code";
  const told = parsed(answer);
  if (answer.status !== 200 || told?.request_id !== id || !told.device) return "offline";
  const store = await openTeamStore();
  const work = store.transaction(["device", "keys"], "readwrite", { durability: "strict" });
  const former = await work.objectStore("device").get("device");
  await Promise.all([
    work.objectStore("device").put({ ...former, ...told.device }, "device"),
    work.objectStore("keys").put(keys, "signing"),
    work.done,
  ]);
  enrolling = undefined;
  return told.device;
}

/** The last start code of this tab: asked again, as after a lost answer, it is the same deed to the centre. */
let started: { readonly code: string; readonly id: string } | undefined;

/** Tell the centre a person's start code; where it is right, this person chooses a PIN next, and one of before is gone. */
export async function startPerson(
  person: string,
  code: string,
  fetcher: Fetcher = fetch,
  now = new Date(),
): Promise<"ok" | "wrong-code" | "offline"> {
  const target = `/sync/people/${person}/start`;
  const named = `${target} ${code}`;
  const id = started?.code === named ? started.id : randomId();
  started = { code: named, id };
  const body = utf8(JSON.stringify({ request_id: id, code }));
  const answer = await askSigned(fetcher, now, target, body);
  if (answer.kind === "answer" && parsed(answer)?.code === "wrong-code") return "wrong-code";
  const isOk = heard(answer, (status, type, bytes) => ({ ok: parseStart(status, type, bytes, id) }));
  if (!("ok" in isOk && isOk.ok)) return "offline";
  started = undefined;
  await resetPerson(person);
  return "ok";
}

/** Tell and hear. `isEager`, as when the network is back, skips our own back-off. */
export function teamRound(fetcher: Fetcher = fetch, now = new Date(), isEager = false): Promise<RoundResult> {
  return alone(LOCK, async () => {
    if (isHeldBack(pause, now, isEager)) return { ok: false, reason: "later" };
    await forgetOld(now);
    const failure =
      (await pushAll(fetcher, now)) ?? (await pullAll(fetcher, now)) ?? (await brief(fetcher, now));
    // A day without a network is no reason to wait for a quarter of an hour once it is back.
    pause = failure
      ? backOff(isEager ? restart() : pause, now, failure.retryAfter, Math.random())
      : restart();
    if (failure?.reason === "forgotten") await forgetTeam();
    return failure ? { ok: false, reason: failure.reason } : { ok: true };
  });
}

async function pushAll(fetcher: Fetcher, now: Date): Promise<Failure | undefined> {
  for (;;) {
    const push = await nextTeamPush();
    if (!push) return undefined;
    const id = randomId();
    const body = buildPush(id, push.epoch, push.after, push.operations, []);
    const answer = await askSigned(fetcher, now, `/sync/replicas/${push.replica}/operations`, body);
    const reply = heard(answer, (status, type, bytes) => parsePushReply(status, type, bytes, id));
    if ("reason" in reply) return reply;
    await keepPushReply(reply, now);
  }
}

async function pullAll(fetcher: Fetcher, now: Date): Promise<Failure | undefined> {
  while (workerNow()) {
    const cursor = await teamCursor();
    const heardOf =
      cursor === undefined ? await snapshot(fetcher, now) : await pullPart(fetcher, now, cursor);
    if (heardOf === "all") return undefined;
    if (heardOf !== "more") return heardOf;
  }
  return undefined;
}

/** What the centre decided for this device meanwhile. */
async function brief(fetcher: Fetcher, now: Date): Promise<Failure | undefined> {
  const have = await briefingVersion();
  const target = `/sync/briefing${have === undefined ? "" : `?have=${have}`}`;
  const told = heard(await askSigned(fetcher, now, target), (status, type, bytes) => ({
    briefing: parseBriefing(status, type, bytes),
  }));
  if ("reason" in told) return told;
  if (told.briefing) await keepBriefing(told.briefing, now);
  return undefined;
}

/** One part of the feed, or a snapshot where the cursor leads nowhere any more. */
async function pullPart(fetcher: Fetcher, now: Date, cursor: string): Promise<Failure | "more" | "all"> {
  const { places } = await teamDevice();
  const target = `/sync/feed?scope=${places.join(",")}&cursor=${cursor}`;
  const feed = heard(await askSigned(fetcher, now, target), parseFeed);
  if ("reason" in feed) return feed;
  const isNext = await keepFeed(feed, now).catch(noAnswer);
  if (!isNext) return isNext === undefined ? { reason: "offline", retryAfter: 0 } : "all";
  if (feed.is_reset) return snapshot(fetcher, now);
  // What was told of something forgotten here leads to a snapshot.
  return feed.has_more || (await teamCursor()) === undefined ? "more" : "all";
}

async function snapshot(fetcher: Fetcher, now: Date): Promise<Failure | "more" | "all"> {
  const told = heard(await askSigned(fetcher, now, "/sync/snapshot"), parseSnapshot);
  if ("reason" in told) return told;
  if (!(await keepSnapshot(told, now))) return "all";
  const store = await openTeamStore();
  await store.put("device", { ...(await teamDevice()), places: told.scope }, "device");
  return "more";
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

/** A part of the feed that does not come next is no answer (clause 4.3). */
function noAnswer(problem: unknown): undefined {
  if (problem instanceof PeerError) return undefined;
  throw problem;
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
