/** PINs: what one opens, what one try costs, and how long to wait after wrong ones. */
import { CallerError } from "../sync/errors";
import type { PersonKeys, Tries } from "./team-database";
import { makePair, unwrapPrivate } from "./team-sealing";

const PIN = /^[0-9]{6}$/;
const SALT = 16; // bytes
const COST = 500; // ms that a try takes on this device
const SAMPLE = 50_000; // iterations
const LEAST = 200_000; // iterations
const MOST = 2_000_000; // iterations
const IN_A_ROW = 5;
const MINUTE = 60_000; // ms
const WAITS = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE];

/** A new key pair under this PIN; throws CallerError bad-pin for what is not six digits. */
export async function makeKeys(pin: string, iterations: number): Promise<PersonKeys> {
  if (!PIN.test(pin)) throw new CallerError("bad-pin", "not six digits");
  const salt = crypto.getRandomValues(new Uint8Array(SALT));
  return { ...(await makePair(await pinKey(pin, salt, iterations))), salt, iterations };
}

/** The private half of the pair; undefined for another PIN. */
export async function openKeys(
  { salt, iterations, wrapped }: PersonKeys,
  pin: string,
): Promise<CryptoKey | undefined> {
  return unwrapPrivate(await pinKey(pin, salt, iterations), wrapped);
}

/** How many iterations take about half a second on this device. */
export async function measuredIterations(): Promise<number> {
  const start = performance.now();
  await pinKey("000000", new Uint8Array(SALT), SAMPLE);
  const took = Math.max(performance.now() - start, 1);
  return Math.round(Math.min(Math.max((SAMPLE * COST) / took, LEAST), MOST));
}

/** How many wrong PINs may still follow before the next wait. */
export function triesLeft({ wrong }: Tries): number {
  return IN_A_ROW - (wrong % IN_A_ROW);
}

/**
 * The tries with one more, which counts as wrong until it turns out right: who ends the browser in between wins nothing.
 */
export function oneMore(tries: Tries | undefined, now: number): Tries {
  const wrong = (tries?.wrong ?? 0) + 1;
  const wait = wrong % IN_A_ROW === 0 ? (WAITS[Math.min(wrong / IN_A_ROW, WAITS.length) - 1] ?? 0) : 0;
  return { wrong, since: now, until: now + wait };
}

/** The tries where a wait goes on; it begins anew where the clock was set back behind its start. */
export function waiting(tries: Tries | undefined, now: number): Tries | undefined {
  if (!tries || tries.until <= tries.since) return undefined;
  if (now < tries.since) return { ...tries, since: now, until: now + (tries.until - tries.since) };
  return now < tries.until ? tries : undefined;
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, [
    "deriveKey",
  ]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, [
    "wrapKey",
    "unwrapKey",
  ]);
}
