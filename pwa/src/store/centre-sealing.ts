/**
 * What only the centre may read is sealed to it: words in a pocket, and operations that lie on a team's device (2.14, 4.8).
 *
 * A fresh public key (65 bytes), a nonce (12 bytes), AES-256-GCM under a key that HKDF-SHA-256 makes of ECDH on P-256; the
 * public key is the salt. A label says what it is for, so that nothing sealed for one purpose passes for another.
 */
import type { Body, Operation } from "../sync/operations";
import { writeBox } from "../sync/replica";

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const NONCE = 12; // bytes

type Label = "wegwijs-courier-1" | "wegwijs-operation-1";

/** What must be fresh for every body. */
interface Fresh {
  readonly own: CryptoKeyPair; // ECDH on P-256
  readonly nonce: Uint8Array<ArrayBuffer>;
}

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
  const own = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  return sealWith(body, key, label, { own, nonce: crypto.getRandomValues(new Uint8Array(NONCE)) });
}

/** The same, with what is fresh given. */
export async function sealWith(
  body: Uint8Array,
  key: string,
  label: Label,
  { own, nonce }: Fresh,
): Promise<Uint8Array> {
  const centre = await crypto.subtle.importKey("spki", fromBase64(key), CURVE, false, []);
  const point = await crypto.subtle.exportKey("raw", own.publicKey);
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: centre }, own.privateKey, 256);
  const info = new TextEncoder().encode(label);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: info },
    await messageKey(secret, point, info),
    body as BufferSource,
  );
  return new Uint8Array(await new Blob([point, nonce, sealed]).arrayBuffer());
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

async function messageKey(
  secret: ArrayBuffer,
  salt: ArrayBuffer,
  info: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const shared = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info };
  return crypto.subtle.deriveKey(how, shared, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}
