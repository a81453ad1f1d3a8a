/**
 * ECDSA P-256 signatures of TUF metadata, checked by WebCrypto (clause 2.4).
 *
 * Keys come as PEM (SPKI), signatures as hexadecimal DER; WebCrypto wants r and s, 32 bytes each.
 */
import type { Key } from "./trust-metadata";

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;
const HASHED = { name: "ECDSA", hash: "SHA-256" } as const;
const SCHEME = "ecdsa-sha2-nistp256";
const TYPES = ["ecdsa", SCHEME];
const HALF = 32; // bytes of r, and of s

interface Verifier {
  readonly crypto: {
    readonly subtle: {
      importKey(
        form: "spki",
        bytes: Uint8Array,
        curve: typeof CURVE,
        extractable: false,
        uses: readonly ["verify"],
      ): Promise<object>;
      verify(how: typeof HASHED, key: object, signature: Uint8Array, bytes: Uint8Array): Promise<boolean>;
    };
  };
  atob(text: string): string;
}

const platform = globalThis as unknown as Verifier;

/** Whether `signature` is this key's over these bytes; a key or signature of another kind is no signature. */
export async function isSignedBy(key: Key, signature: string, bytes: Uint8Array): Promise<boolean> {
  if (!TYPES.includes(key.keytype) || key.scheme !== SCHEME) return false;
  const raw = rawSignature(fromHex(signature));
  if (!raw) return false;
  try {
    const spki = fromPem(key.keyval.public);
    const imported = await platform.crypto.subtle.importKey("spki", spki, CURVE, false, ["verify"]);
    return await platform.crypto.subtle.verify(HASHED, imported, raw, bytes);
  } catch {
    return false; // The platform refuses a key that is none: such a key has signed nothing.
  }
}

function fromPem(pem: string): Uint8Array {
  const body =
    /^-----BEGIN PUBLIC KEY-----\s([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(pem)?.[1] ?? "";
  return Uint8Array.from(platform.atob(body.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
}

/** One way to write a signature, so that a wrong bit that only changes a letter's case is noticed, too. */
function fromHex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(text)) return new Uint8Array();
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** DER: SEQUENCE of two INTEGERs, with nothing before, between or after. */
function rawSignature(der: Uint8Array): Uint8Array | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const raw = new Uint8Array(2 * HALF);
  const next = readInteger(der, 2, raw.subarray(0, HALF));
  return readInteger(der, next, raw.subarray(HALF)) === der.length ? raw : undefined;
}

/** Puts a positive INTEGER in its shortest form at the end of `half`; returns where the next begins, or NaN. */
function readInteger(der: Uint8Array, at: number, half: Uint8Array): number {
  const end = at + 2 + (der[at + 1] ?? 0);
  const written = der.subarray(at + 2, end);
  const isPadded = written[0] === 0;
  const digits = written.subarray(isPadded ? 1 : 0);
  const isShortest = digits.length > 0 && isPadded === (digits[0] ?? 0) > 0x7f;
  if (der[at] !== 0x02 || digits.length > HALF || !isShortest) return Number.NaN;
  half.set(digits, HALF - digits.length);
  return end;
}
