/**
 * What of WebCrypto it takes to read: digests, and signatures of ECDSA P-256, with which our own metadata are signed.
 * Nothing in here makes a key or keeps a secret.
 */
import { p256 } from "@noble/curves/nist.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";

const DIGESTS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  "SHA-256": sha256,
  "SHA-384": sha384,
  "SHA-512": sha512,
};
/** The SPKI of an uncompressed point on P-256 is these bytes and the point (RFC 5480). */
const HEAD = Uint8Array.from(
  [0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01].concat([
    0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
  ]),
);
const POINT = 65; // bytes

/** Rejects, as WebCrypto does, what it does not know. */
export const plainSubtle = {
  digest(name: string, bytes: Uint8Array): Promise<ArrayBuffer> {
    const digest = DIGESTS[name];
    return digest ? Promise.resolve(Uint8Array.from(digest(bytes)).buffer) : unsupported(name);
  },

  async importKey(
    form: string,
    key: Uint8Array,
    kind: { readonly namedCurve?: string },
  ): Promise<Uint8Array> {
    const isOurs = key.length === HEAD.length + POINT && HEAD.every((byte, at) => key[at] === byte);
    if (form !== "spki" || kind.namedCurve !== "P-256" || !isOurs)
      return unsupported(kind.namedCurve ?? form);
    const point = key.slice(HEAD.length);
    p256.Point.fromBytes(point).assertValidity();
    return point;
  },

  async verify(
    how: { readonly name: string; readonly hash?: string },
    key: Uint8Array,
    signature: Uint8Array,
    bytes: Uint8Array,
  ): Promise<boolean> {
    if (how.name !== "ECDSA" || how.hash !== "SHA-256") return unsupported(how.name);
    return p256.verify(signature, bytes, key, { lowS: false });
  },
};

function unsupported(what: string): Promise<never> {
  return Promise.reject(new DOMException(what, "NotSupportedError"));
}
