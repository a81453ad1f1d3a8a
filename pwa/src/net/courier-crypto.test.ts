/** Sealed and signed as the centre does it, byte for byte: `tests/vectors/sealing.json`, which Python answers too. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sealOperation, sealToCentre, sealWith } from "../store/centre-sealing";
import { ContentError } from "../sync/errors";
import type { Body, Operation } from "../sync/operations";
import { writeBox } from "../sync/replica";
import { signedByCentre } from "./courier-crypto";

const ECDH = { name: "ECDH", namedCurve: "P-256" };

interface Case {
  readonly name: string;
  readonly kind: "operation" | "not-opened" | "sealed" | "not-sealed" | "signed" | "not-signed";
  readonly own: JsonWebKey;
  readonly nonce: string;
  readonly body: string;
  readonly operation: Operation;
  readonly bodies: readonly Body[];
  readonly box: string;
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
    const found = await sealWith(new TextEncoder().encode(body), centre.seal, "wegwijs-courier-1", fresh);
    expect(Buffer.from(found).toString("hex")).toBe(sealed);
  });

  test.each(named("operation"))("%s", async (_, { own, nonce, operation, bodies, box }) => {
    const fresh = { own: await pairOf(own), nonce: bytesOf(nonce) };
    const found = await sealWith(writeBox(operation, bodies), centre.seal, "wegwijs-operation-1", fresh);
    expect(Buffer.from(found).toString("base64url")).toBe(box);
  });

  test("a box is written in letters, and is as long as what is in it", async () => {
    const [operation, bodies] = [named("operation")[1]?.[1].operation, named("operation")[1]?.[1].bodies];
    const box = await sealOperation(operation as Operation, bodies as readonly Body[], centre.seal);
    expect(box).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(box).toHaveLength(named("operation")[1]?.[1].box.length ?? 0);
  });

  test("is sealed anew each time", async () => {
    const one = await sealToCentre(bytesOf("00"), centre.seal, "wegwijs-courier-1");
    const other = await sealToCentre(bytesOf("00"), centre.seal, "wegwijs-courier-1");
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
