/** The centre's key in memory, and what only it opens (clause 4.8), as `backend/core/sealing.py`. */
import { ECDH, openBox } from "../store/boxes";
import type { Body, Operation, Sealed } from "../sync/operations";

let made: Promise<{ readonly own: CryptoKey; readonly spki: string }> | undefined;

export function centreKeys(): NonNullable<typeof made> {
  made ??= (async () => {
    const pair = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
    const spki = Buffer.from(await crypto.subtle.exportKey("spki", pair.publicKey)).toString("base64url");
    return { own: pair.privateKey, spki };
  })();
  return made;
}

/** The operation in its place, and its texts. */
export async function openOperation({ replica, seq, prev_hash, box }: Sealed): Promise<{
  readonly operation: Operation;
  readonly bodies: readonly Body[];
}> {
  const { own } = await centreKeys();
  const plain = await openBox(own, new Uint8Array(Buffer.from(box, "base64url")), "wegwijs-operation-1");
  const { operation, bodies } = JSON.parse(new TextDecoder().decode(plain));
  return { operation: { ...operation, replica, seq, prev_hash }, bodies };
}
