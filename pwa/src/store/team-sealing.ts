/** How a team's rows are closed: AES-GCM under a key, a private key under another, and bytes for who has a private key. */
import { AES, ECDH, fresh, NONCE, openBox, sealFor } from "./boxes";
import type { Box } from "./team-database";

const PERSON = "wegwijs-person-1";

type Bytes = Uint8Array<ArrayBuffer>;

/** A JSON value under the key. */
export async function sealValue(key: CryptoKey, value: unknown): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain)) };
}

/** What `sealValue` was given; OperationError under another key. */
export async function openValue(key: CryptoKey, { iv, bytes }: Box): Promise<unknown> {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes);
  return JSON.parse(new TextDecoder().decode(plain));
}

/** 32 bytes as a key that cannot leave the browser. */
export function dataKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, AES, false, ["encrypt", "decrypt", "wrapKey", "unwrapKey"]);
}

/** A new key pair: its point, and its private half under the key. */
export async function makePair(under: CryptoKey): Promise<{ readonly point: Bytes; readonly wrapped: Box }> {
  const pair = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const [point, wrapped] = await Promise.all([
    crypto.subtle.exportKey("raw", pair.publicKey),
    crypto.subtle.wrapKey("pkcs8", pair.privateKey, under, { name: "AES-GCM", iv }),
  ]);
  return { point: new Uint8Array(point), wrapped: { iv, bytes: new Uint8Array(wrapped) } };
}

/** The private half, which then cannot leave the browser; undefined under another key. */
export async function unwrapPrivate(under: CryptoKey, { iv, bytes }: Box): Promise<CryptoKey | undefined> {
  const how = { name: "AES-GCM", iv };
  try {
    return await crypto.subtle.unwrapKey("pkcs8", bytes, under, how, ECDH, false, ["deriveBits"]);
  } catch (problem) {
    // How WebCrypto says "another key"; Firefox says DataError where what came out is no key.
    if (problem instanceof DOMException && ["OperationError", "DataError"].includes(problem.name)) {
      return undefined;
    }
    throw problem;
  }
}

/** Bytes for who has the private half of this point. */
export async function sealToPoint(point: Bytes, bytes: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", point, ECDH, false, []);
  return sealFor(key, bytes, PERSON, await fresh());
}

/** What `sealToPoint` was given; OperationError for another point. */
export function openWithPrivate(key: CryptoKey, sealed: Bytes): Promise<Bytes> {
  return openBox(key, sealed, PERSON);
}
