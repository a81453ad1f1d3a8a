import { describe, expect, it } from "vitest";
import { isSignedBy } from "../../../sync/trust-keys";
import type { Key } from "../../../sync/trust-metadata";
import { newSigner } from "../../../testing/signer";
import { derSignature } from "./der";

describe("a signature of WebCrypto as TUF writes it", () => {
  it("counts, whatever its numbers begin with", async () => {
    const { key, secret } = await newSigner();
    for (let turn = 0; turn < 300; turn++) {
      const bytes = Uint8Array.of(turn, turn >> 8);
      const raw = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, secret, bytes);
      expect(await isSignedBy(key as Key, derSignature(new Uint8Array(raw)), bytes)).toBe(true);
    }
  });

  it.each([
    ["small numbers are short", [0, 0, 0, 1, 0, 0, 0, 2], "3006020101020102"],
    ["a high bit gets a zero in front", [0x80, 0, 0, 0, 0, 0, 0, 1], "300a0205008000000002010" + "1"],
    ["nothing is one zero", [0, 0], "3006020100020100"],
  ])("%s", (_what, raw, written) => {
    expect(derSignature(Uint8Array.from(raw))).toBe(written);
  });
});
