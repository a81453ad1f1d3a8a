/** What a team's device signs with the key that it was enrolled with, and asks signed (clause 4.0). */
import { randomId } from "../store/random";
import { openTeamStore, type TeamDevice } from "../store/team-database";
import { contentDigest, signatureBase, writeParams } from "../sync/signing";
import { type Answer, ask, type Fetcher } from "./http";

export const CAP = 4 * 1024 * 1024; // bytes of an answer

let ahead: number | undefined; // ms: of the centre's clock before this device's, where the centre spoke of it

/** How far the centre's clock is before this device's, in ms, since this page was opened; undefined until it spoke. */
export function centreAhead(): number | undefined {
  return ahead;
}

/** Who this device is; nobody before it was enrolled. */
export async function teamDevice(): Promise<TeamDevice> {
  const store = await openTeamStore();
  return (await store.get("device", "device")) ?? { id: "", name: "", places: [], is_for_helpers: false };
}

/** A signed request; where the centre says that this device's clock is wrong, again by its time. */
export async function askSigned(
  fetcher: Fetcher,
  now: Date,
  target: string,
  body?: Uint8Array,
): Promise<Answer> {
  const once = async () => {
    const headers = await signature(body ? "POST" : "GET", target, body ?? new Uint8Array(), now);
    return ask(fetcher, target, body ? { body, headers, cap: CAP } : { headers, cap: CAP });
  };
  const answer = await once();
  const problem = answer.kind === "answer" && answer.status === 401 ? parsed(answer) : undefined;
  if (problem?.code !== "wrong-time" || !problem.now) {
    if (answer.kind === "answer") ahead ??= 0; // near enough for a signature to count
    return answer;
  }
  ahead = Date.parse(problem.now) - now.getTime();
  return once();
}

/** r and s of ECDSA with SHA-256 over the bytes; nothing before the device was enrolled. */
export async function signedByDevice(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const keys = await (await openTeamStore()).get("keys", "signing");
  if (!keys) return undefined;
  const how = { name: "ECDSA", hash: "SHA-256" };
  return new Uint8Array(await crypto.subtle.sign(how, keys.privateKey, bytes as Uint8Array<ArrayBuffer>));
}

async function signature(
  method: string,
  target: string,
  body: Uint8Array,
  now: Date,
): Promise<Readonly<Record<string, string>>> {
  const { id } = await teamDevice();
  const digest = contentDigest(
    new Uint8Array(await crypto.subtle.digest("SHA-256", body as Uint8Array<ArrayBuffer>)),
  );
  const params = writeParams(id, randomId(), Math.floor((now.getTime() + (ahead ?? 0)) / 1000));
  const made = await signedByDevice(signatureBase(method, target, digest, params));
  if (!made) return {};
  return {
    "content-digest": digest,
    "signature-input": `sig=${params}`,
    signature: `sig=:${btoa(String.fromCharCode(...made))}:`,
  };
}

/** What a device reads of an answer before it knows which one it is. */
export interface Told {
  readonly code?: string;
  readonly now?: string;
  readonly request_id?: string;
  readonly device?: TeamDevice;
}

export function parsed({ body }: { readonly body: Uint8Array }): Told | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as Told;
  } catch {
    return undefined;
  }
}
