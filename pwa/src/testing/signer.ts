/** Signs TUF metadata with WebCrypto, as python-tuf would: ECDSA P-256, PEM keys, hexadecimal DER. */
import { nameBlob } from "../sync/canonical";
import { canonicalOlpc } from "../sync/trust-canonical";

const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const HASHED = { name: "ECDSA", hash: "SHA-256" };
const HALF = 32; // bytes of r, and of s

/** A key that signs, and what a root says of it. */
export interface Signer {
  readonly keyid: string;
  readonly key: object;
  readonly secret: CryptoKey;
}

export async function newSigner(): Promise<Signer> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, true, ["sign", "verify"]);
  const spki = Buffer.from(await crypto.subtle.exportKey("spki", publicKey)).toString("base64");
  const pem = `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`;
  const key = { keytype: "ecdsa", scheme: "ecdsa-sha2-nistp256", keyval: { public: pem } };
  return { keyid: await nameBlob(canonicalOlpc(key)), key, secret: privateKey };
}

/** The file: what it says, and one signature over it. */
export async function signedBy({ keyid, secret }: Signer, signed: object): Promise<Uint8Array> {
  const bytes = canonicalOlpc(signed) as Uint8Array<ArrayBuffer>;
  const raw = new Uint8Array(await crypto.subtle.sign(HASHED, secret, bytes));
  const numbers = [...derInteger(raw.subarray(0, HALF)), ...derInteger(raw.subarray(HALF))];
  const sig = Buffer.from([0x30, numbers.length, ...numbers]).toString("hex");
  return new TextEncoder().encode(JSON.stringify({ signed, signatures: [{ keyid, sig }] }));
}

function derInteger(half: Uint8Array): readonly number[] {
  const digits = [...half.subarray(half.findIndex((byte) => byte !== 0))];
  const written = (digits[0] ?? 0) > 0x7f ? [0, ...digits] : digits;
  return [0x02, written.length, ...written];
}
