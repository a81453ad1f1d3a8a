/**
 * What couriers carry is sealed to the centre on the way up, and signed by it on the way down (clause 2.14).
 *
 * Sealed: a fresh public key (65 bytes), a nonce (12 bytes), AES-256-GCM under a key that HKDF-SHA-256 makes of ECDH on
 * P-256; the public key is the salt. Signed: r and s (64 bytes, ECDSA with SHA-256 over a label and the text), the text.
 */
import { ContentError } from "../sync/errors";

const CURVE = "P-256";
const LABEL = "wegwijs-courier-1";
const NONCE = 12; // bytes
const SIGNATURE = 64; // bytes

/** What must be fresh for every body. */
interface Fresh {
  readonly own: CryptoKeyPair; // ECDH on P-256
  readonly nonce: Uint8Array<ArrayBuffer>;
}

/** The body for the centre alone; `key` as the root names it. */
export async function sealToCentre(body: Uint8Array, key: string): Promise<Uint8Array> {
  const own = await crypto.subtle.generateKey(ecdh(), true, ["deriveBits"]);
  return sealWith(body, key, { own, nonce: crypto.getRandomValues(new Uint8Array(NONCE)) });
}

/** The same, with what is fresh given. */
export async function sealWith(body: Uint8Array, key: string, { own, nonce }: Fresh): Promise<Uint8Array> {
  const centre = await crypto.subtle.importKey("spki", fromBase64(key), ecdh(), false, []);
  const point = await crypto.subtle.exportKey("raw", own.publicKey);
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: centre }, own.privateKey, 256);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: label() },
    await messageKey(secret, point),
    body as BufferSource,
  );
  return new Uint8Array(await new Blob([point, nonce, sealed]).arrayBuffer());
}

/** The text that the centre signed; throws ContentError unsigned. */
export async function signedByCentre(signed: Uint8Array, key: string): Promise<Uint8Array> {
  const how = { name: "ECDSA", hash: "SHA-256" };
  const by = await crypto.subtle.importKey(
    "spki",
    fromBase64(key),
    { name: "ECDSA", namedCurve: CURVE },
    false,
    ["verify"],
  );
  const text = signed.slice(SIGNATURE);
  const labelled = new Uint8Array(await new Blob([`${LABEL}\n`, text]).arrayBuffer());
  const isTheirs = await crypto.subtle.verify(how, by, signed.slice(0, SIGNATURE), labelled);
  if (!isTheirs) throw new ContentError("unsigned", "receipts");
  return text;
}

async function messageKey(secret: ArrayBuffer, salt: ArrayBuffer): Promise<CryptoKey> {
  const shared = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: label() };
  return crypto.subtle.deriveKey(how, shared, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

function ecdh(): EcKeyGenParams {
  return { name: "ECDH", namedCurve: CURVE };
}

function label(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(LABEL);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
