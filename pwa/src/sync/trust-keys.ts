/**
 * Signatures of TUF metadata, checked by WebCrypto: ECDSA, which every phone knows (clause 2.4), and RSA-PSS and
 * Ed25519 where the platform has them.
 *
 * Keys come as PEM (SPKI) or, of Ed25519, as hexadecimal; signatures as hexadecimal, of ECDSA in DER, where WebCrypto
 * wants r and s side by side.
 */
import type { Digest } from "./platform";
import type { Key } from "./trust-metadata";

/** How WebCrypto names what a scheme does; `half` is the length of r and of s in bytes. */
interface Scheme {
  readonly types: readonly string[];
  readonly form: "spki" | "raw";
  readonly key: object;
  readonly how: object;
  readonly half?: number;
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  "ecdsa-sha2-nistp256": ecdsa("P-256", "SHA-256", 32, ["ecdsa", "ecdsa-sha2-nistp256"]),
  "ecdsa-sha2-nistp384": ecdsa("P-384", "SHA-384", 48, ["ecdsa", "ecdsa-sha2-nistp384"]),
  "rsassa-pss-sha256": rsaPss("SHA-256", 32),
  "rsassa-pss-sha384": rsaPss("SHA-384", 48),
  "rsassa-pss-sha512": rsaPss("SHA-512", 64),
  ed25519: { types: ["ed25519"], form: "raw", key: { name: "Ed25519" }, how: { name: "Ed25519" } },
};

interface Verifier {
  readonly crypto: {
    readonly subtle: {
      importKey(
        form: Scheme["form"],
        bytes: Uint8Array,
        kind: object,
        extractable: false,
        uses: readonly ["verify"],
      ): Promise<object>;
      verify(how: object, key: object, signature: Uint8Array, bytes: Uint8Array): Promise<boolean>;
    };
  };
  atob(text: string): string;
}

const platform = globalThis as unknown as Verifier;

/** Whether `signature` is this key's over these bytes; a key or signature of another kind is no signature. */
export async function isSignedBy(key: Key, signature: string, bytes: Uint8Array): Promise<boolean> {
  const scheme = Object.entries(SCHEMES).find(([name]) => name === key.scheme)?.[1];
  if (!scheme?.types.includes(key.keytype)) return false;
  const found = fromHex(signature);
  const raw = scheme.half === undefined ? found : rawSignature(found, scheme.half);
  if (!raw?.length) return false;
  try {
    const own = scheme.form === "spki" ? fromPem(key.keyval.public) : fromHex(key.keyval.public);
    const imported = await platform.crypto.subtle.importKey(scheme.form, own, scheme.key, false, ["verify"]);
    return await platform.crypto.subtle.verify(scheme.how, imported, raw, bytes);
  } catch {
    return false; // The platform refuses a key that is none: such a key has signed nothing.
  }
}

function ecdsa(namedCurve: string, hash: Digest, half: number, types: readonly string[]): Scheme {
  const key = { name: "ECDSA", namedCurve };
  return { types, form: "spki", key, how: { name: "ECDSA", hash }, half };
}

/** The salt is as long as the digest, as securesystemslib signs. */
function rsaPss(hash: Digest, saltLength: number): Scheme {
  const key = { name: "RSA-PSS", hash };
  return { types: ["rsa"], form: "spki", key, how: { name: "RSA-PSS", saltLength } };
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
function rawSignature(der: Uint8Array, half: number): Uint8Array | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const raw = new Uint8Array(2 * half);
  const next = readInteger(der, 2, raw.subarray(0, half));
  return readInteger(der, next, raw.subarray(half)) === der.length ? raw : undefined;
}

/** Puts a positive INTEGER in its shortest form at the end of `half`; returns where the next begins, or NaN. */
function readInteger(der: Uint8Array, at: number, half: Uint8Array): number {
  const end = at + 2 + (der[at + 1] ?? 0);
  const written = der.subarray(at + 2, end);
  const isPadded = written[0] === 0;
  const digits = written.subarray(isPadded ? 1 : 0);
  const isShortest = digits.length > 0 && isPadded === (digits[0] ?? 0) > 0x7f;
  if (der[at] !== 0x02 || digits.length > half.length || !isShortest) return Number.NaN;
  half.set(digits, half.length - digits.length);
  return end;
}
