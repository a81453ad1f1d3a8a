/** What a device signs of a request: HTTP message signatures (RFC 9421) in one form, with a digest of the body (clause 4.0). */
import { base64, encodeUtf8 } from "./platform";

const COMPONENTS = '("@method" "@path" "@query" "content-digest")';

/** What goes behind `sig=` in the header Signature-Input; `created` is in seconds since 1970. */
export function writeParams(device: string, nonce: string, created: number): string {
  return `${COMPONENTS};created=${created};nonce="${nonce}";keyid="${device}";alg="ecdsa-p256-sha256"`;
}

/** The header Content-Digest (RFC 9530) of a body with this hash. */
export function contentDigest(sha256: Uint8Array): string {
  return `sha-256=:${base64(sha256)}:`;
}

/** The bytes that are signed; `target` is the path, with `?` and the query where there is one. */
export function signatureBase(method: string, target: string, digest: string, params: string): Uint8Array {
  const [path = "", ...query] = target.split("?");
  return encodeUtf8(
    `"@method": ${method}\n"@path": ${path}\n"@query": ?${query.join("?")}\n"content-digest": ${digest}\n"@signature-params": ${params}`,
  );
}
