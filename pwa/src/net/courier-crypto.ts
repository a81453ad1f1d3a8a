/**
 * What the centre says in a pocket is signed by it (clause 2.14): r and s (64 bytes, ECDSA with SHA-256 over a label and
 * the text), the text. What goes up is sealed, by `store/centre-sealing.ts`.
 */
import { fromBase64 } from "../store/centre-sealing";
import { ContentError } from "../sync/errors";

const LABEL = "wegwijs-courier-1";
const SIGNATURE = 64; // bytes

/** The text that the centre signed; throws ContentError unsigned. */
export async function signedByCentre(signed: Uint8Array, key: string): Promise<Uint8Array> {
  const how = { name: "ECDSA", hash: "SHA-256" };
  const by = await crypto.subtle.importKey(
    "spki",
    fromBase64(key),
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["verify"],
  );
  const text = signed.slice(SIGNATURE);
  const labelled = new Uint8Array(await new Blob([`${LABEL}\n`, text]).arrayBuffer());
  const isTheirs = await crypto.subtle.verify(how, by, signed.slice(0, SIGNATURE), labelled);
  if (!isTheirs) throw new ContentError("unsigned", "receipts");
  return text;
}
