/**
 * What only the holder of a private key opens: a fresh point (65 bytes), a nonce (12 bytes), AES-256-GCM under a key that
 * HKDF-SHA-256 makes of ECDH on P-256; the point is the salt. A label says what it is for.
 */
export const ECDH = { name: "ECDH", namedCurve: "P-256" } as const;
export const AES = { name: "AES-GCM", length: 256 } as const;
export const NONCE = 12; // bytes
const POINT = 65; // bytes

type Bytes = Uint8Array<ArrayBuffer>;

/** What must be fresh for every box. */
export interface Fresh {
  readonly own: CryptoKeyPair;
  readonly nonce: Bytes;
}

/** These bytes for the holder of the other key alone. */
export async function sealFor(
  other: CryptoKey,
  bytes: Uint8Array,
  label: string,
  { own, nonce }: Fresh,
): Promise<Bytes> {
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const under = await sharedKey(own.privateKey, other, point, label);
  const how = { name: "AES-GCM", iv: nonce, additionalData: utf8(label) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(how, under, bytes as Bytes));
  const box = new Uint8Array(POINT + NONCE + sealed.length);
  box.set(point);
  box.set(nonce, POINT);
  box.set(sealed, POINT + NONCE);
  return box;
}

/** What was sealed for this key; OperationError where it was not. */
export async function openBox(key: CryptoKey, box: Bytes, label: string): Promise<Bytes> {
  const point = box.slice(0, POINT);
  const other = await crypto.subtle.importKey("raw", point, ECDH, false, []);
  const under = await sharedKey(key, other, point, label);
  const how = { name: "AES-GCM", iv: box.slice(POINT, POINT + NONCE), additionalData: utf8(label) };
  return new Uint8Array(await crypto.subtle.decrypt(how, under, box.slice(POINT + NONCE)));
}

export async function fresh(): Promise<Fresh> {
  const own = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
  return { own, nonce: crypto.getRandomValues(new Uint8Array(NONCE)) };
}

async function sharedKey(own: CryptoKey, other: CryptoKey, salt: Bytes, label: string): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(label) };
  return crypto.subtle.deriveKey(how, base, AES, false, ["encrypt", "decrypt"]);
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}
