/** Sealed and signed as the centre does it, byte for byte: `tests/vectors/sealing.json`, which Python answers too. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ContentError } from "../sync/errors";
import { sealToCentre, sealWith, signedByCentre } from "./courier-crypto";

const ECDH = { name: "ECDH", namedCurve: "P-256" };

interface Case {
  readonly name: string;
  readonly kind: "sealed" | "not-sealed" | "signed" | "not-signed";
  readonly own: JsonWebKey;
  readonly nonce: string;
  readonly body: string;
  readonly sealed: string;
  readonly text: string;
  readonly signed: string;
}

interface Vectors {
  readonly centre: { readonly seal: string; readonly sign: string };
  readonly cases: readonly Case[];
}

const FILE = new URL("../../../tests/vectors/sealing.json", import.meta.url);
const { centre, cases }: Vectors = JSON.parse(readFileSync(FILE, "utf8"));

function named(kind: Case["kind"]): [string, Case][] {
  return cases.filter((found) => found.kind === kind).map((found) => [found.name, found]);
}

describe("what goes to the centre", () => {
  test.each(named("sealed"))("%s", async (_, { own, nonce, body, sealed }) => {
    const fresh = { own: await pairOf(own), nonce: bytesOf(nonce) };
    const found = await sealWith(new TextEncoder().encode(body), centre.seal, fresh);
    expect(Buffer.from(found).toString("hex")).toBe(sealed);
  });

  test("is sealed anew each time", async () => {
    const one = await sealToCentre(bytesOf("00"), centre.seal);
    const other = await sealToCentre(bytesOf("00"), centre.seal);
    expect(one.slice(0, 65)).not.toEqual(other.slice(0, 65));
    expect(one.slice(65, 77)).not.toEqual(other.slice(65, 77));
  });
});

describe("what comes from the centre", () => {
  test.each(named("signed"))("%s", async (_, { signed, text }) => {
    expect(new TextDecoder().decode(await signedByCentre(bytesOf(signed), centre.sign))).toBe(text);
  });

  test.each(named("not-signed"))("%s", async (_, { signed }) => {
    await expect(signedByCentre(bytesOf(signed), centre.sign)).rejects.toThrow(ContentError);
  });
});

async function pairOf(own: JsonWebKey): Promise<CryptoKeyPair> {
  const { d: _, ...shared } = own;
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey("jwk", own, ECDH, false, ["deriveBits"]),
    crypto.subtle.importKey("jwk", shared, ECDH, true, []),
  ]);
  return { privateKey, publicKey };
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hex, "hex"));
}
