/**
 * What only the centre may read is sealed to it: words in a pocket, and operations that lie on a team's device (2.14, 4.8).
 *
 * A label says what it is for, so that nothing sealed for one purpose passes for another.
 */
import type { Body, Operation } from "../sync/operations";
import { writeBox } from "../sync/replica";
import { ECDH, type Fresh, fresh, sealFor } from "./boxes";

type Label = "wegwijs-courier-1" | "wegwijs-operation-1";

/** The box of an operation and the texts that it names, base64url; `key` is the centre's, as the briefing names it. */
export async function sealOperation(
  operation: Operation,
  bodies: readonly Body[],
  key: string,
): Promise<string> {
  return toBase64(await sealToCentre(writeBox(operation, bodies), key, "wegwijs-operation-1"));
}

/** The body for the centre alone; `key` as the root names it. */
export async function sealToCentre(body: Uint8Array, key: string, label: Label): Promise<Uint8Array> {
  return sealWith(body, key, label, await fresh());
}

/** The same, with what is fresh given. */
export async function sealWith(
  body: Uint8Array,
  key: string,
  label: Label,
  given: Fresh,
): Promise<Uint8Array> {
  const centre = await crypto.subtle.importKey("spki", fromBase64(key), ECDH, false, []);
  return sealFor(centre, body, label, given);
}

/** Bytes as the centre's keys and boxes are written. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  const plain = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
