import { describe, expect, it } from "vitest";
import { newSigner } from "../testing/signer";
import { isSignedBy } from "./trust-keys";
import type { Key } from "./trust-metadata";

const BYTES = new TextEncoder().encode("what is signed");

interface Signed {
  readonly key: Key;
  readonly signature: string;
}

async function signed(): Promise<Signed> {
  const { key, secret } = await newSigner();
  const raw = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, secret, BYTES));
  return { key: key as Key, signature: hex(der(raw)) };
}

/** By a key of another kind. */
async function signedAs(
  kind: EcKeyGenParams | RsaHashedKeyGenParams,
  how: EcdsaParams | RsaPssParams,
  named: Pick<Key, "keytype" | "scheme">,
): Promise<Signed> {
  const pair = (await crypto.subtle.generateKey(kind, true, ["sign", "verify"])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.sign(how, pair.privateKey, BYTES));
  const spki = Buffer.from(await crypto.subtle.exportKey("spki", pair.publicKey)).toString("base64");
  const keyval = { public: `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n` };
  return { key: { ...named, keyval }, signature: hex(kind.name === "ECDSA" ? der(raw) : raw) };
}

function der(raw: Uint8Array): Uint8Array {
  const halves = [raw.subarray(0, raw.length / 2), raw.subarray(raw.length / 2)];
  const numbers = halves.flatMap((half) => {
    const digits = [...half.subarray(half.findIndex((byte) => byte !== 0))];
    const written = (digits[0] ?? 0) > 0x7f ? [0, ...digits] : digits;
    return [0x02, written.length, ...written];
  });
  return Uint8Array.from([0x30, numbers.length, ...numbers]);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

describe("a signature counts", () => {
  it.each(["ecdsa", "ecdsa-sha2-nistp256"])("of P-256, by a key called %s", async (keytype) => {
    const { key, signature } = await signed();
    expect(await isSignedBy({ ...key, keytype }, signature, BYTES)).toBe(true);
  });

  it.each(["ecdsa", "ecdsa-sha2-nistp384"])("of P-384, by a key called %s", async (keytype) => {
    const kind = { name: "ECDSA", namedCurve: "P-384" };
    const named = { keytype, scheme: "ecdsa-sha2-nistp384" };
    const { key, signature } = await signedAs(kind, { name: "ECDSA", hash: "SHA-384" }, named);
    expect(await isSignedBy(key, signature, BYTES)).toBe(true);
  });

  it.each([
    [256, 32],
    [384, 48],
    [512, 64],
  ])("of RSA-PSS with SHA-%i", async (bits, saltLength) => {
    const exponent = { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
    const kind = { name: "RSA-PSS", hash: `SHA-${bits}`, ...exponent };
    const named = { keytype: "rsa", scheme: `rsassa-pss-sha${bits}` };
    const { key, signature } = await signedAs(kind, { name: "RSA-PSS", saltLength }, named);
    expect(await isSignedBy(key, signature, BYTES)).toBe(true);
  });

  it("with more than one line end behind its key", async () => {
    const { key, signature } = await signed();
    const pem = { public: `${key.keyval.public}\n\n` };
    expect(await isSignedBy({ ...key, keyval: pem }, signature, BYTES)).toBe(true);
  });
});

describe("a signature does not count", () => {
  it.each([
    ["a key of another type", { keytype: "rsa" }],
    ["a scheme that nobody knows", { scheme: "ecdsa-sha2-nistp257" }],
    ["a scheme that is a word of JavaScript", { scheme: "constructor" }],
  ])("of %s", async (_what, change) => {
    const { key, signature } = await signed();
    expect(await isSignedBy({ ...key, ...change }, signature, BYTES)).toBe(false);
  });

  it.each([
    ["words before it", (pem: string) => `words${pem}`],
    ["words behind it", (pem: string) => `${pem}words`],
    ["no frame", (pem: string) => pem.split("\n")[1] ?? ""],
    ["nothing in it", () => "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"],
  ])("of a key with %s", async (_what, change) => {
    const { key, signature } = await signed();
    const changed = { ...key, keyval: { public: change(key.keyval.public) } };
    expect(await isSignedBy(changed, signature, BYTES)).toBe(false);
  });

  it.each([
    ["in capitals", (signature: string) => signature.toUpperCase()],
    ["with half a byte more", (signature: string) => `${signature}0`],
    ["with a byte more", (signature: string) => `${signature}00`],
    ["of no bytes", () => ""],
    ["of two numbers without digits", () => "300402000200"],
    ["of other letters", (signature: string) => `zz${signature.slice(2)}`],
  ])("written %s", async (_how, change) => {
    const { key, signature } = await signed();
    expect(await isSignedBy(key, change(signature), BYTES)).toBe(false);
  });
});
