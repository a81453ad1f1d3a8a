import { describe, expect, it } from "vitest";
import { plainSubtle } from "./plain-crypto";

const ECDSA = { name: "ECDSA", namedCurve: "P-256" };
const HOW = { name: "ECDSA", hash: "SHA-256" };

async function signed(words: string) {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ECDSA, true, ["sign", "verify"]);
  const bytes = new TextEncoder().encode(words);
  const signature = new Uint8Array(await crypto.subtle.sign(HOW, privateKey, bytes));
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
  return { bytes, signature, spki };
}

describe("reading without WebCrypto", () => {
  it("believes what WebCrypto signed, whichever half the signature lies in", async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const { bytes, signature, spki } = await signed(`words ${turn}`);
      const key = await plainSubtle.importKey("spki", spki, ECDSA);
      expect(await plainSubtle.verify(HOW, key, signature, bytes)).toBe(true);
    }
  });

  it("believes no signature, no words and no key with one bit changed", async () => {
    const { bytes, signature, spki } = await signed("words");
    const key = await plainSubtle.importKey("spki", spki, ECDSA);
    for (let bit = 0; bit < signature.length * 8; bit += 7) {
      expect(await plainSubtle.verify(HOW, key, flipped(signature, bit), bytes)).toBe(false);
    }
    expect(await plainSubtle.verify(HOW, key, signature, flipped(bytes, 3))).toBe(false);
    for (let bit = 0; bit < spki.length * 8; bit += 13) {
      await expect(plainSubtle.importKey("spki", flipped(spki, bit), ECDSA)).rejects.toThrow();
    }
  });

  it("has the digests of WebCrypto", async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(1000));
    for (const name of ["SHA-256", "SHA-384", "SHA-512"]) {
      const own = new Uint8Array(await plainSubtle.digest(name, bytes));
      expect(own).toEqual(new Uint8Array(await crypto.subtle.digest(name, bytes)));
    }
  });

  it("refuses what it does not know", async () => {
    const { bytes, signature, spki } = await signed("words");
    const key = await plainSubtle.importKey("spki", spki, ECDSA);
    await expect(plainSubtle.digest("MD5", bytes)).rejects.toThrow("MD5");
    await expect(plainSubtle.importKey("raw", spki, { namedCurve: "P-256" })).rejects.toThrow();
    await expect(plainSubtle.verify({ name: "Ed25519" }, key, signature, bytes)).rejects.toThrow("Ed25519");
  });
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
