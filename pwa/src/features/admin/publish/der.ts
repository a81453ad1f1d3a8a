/** How TUF writes a signature of ECDSA: DER in hexadecimal, where WebCrypto gives r and s side by side. */

/** `raw` is r and s, each of the same length. */
export function derSignature(raw: Uint8Array): string {
  const half = raw.length / 2;
  const numbers = [...integer(raw.subarray(0, half)), ...integer(raw.subarray(half))];
  return [0x30, numbers.length, ...numbers].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Without zeros in front but the one that keeps it from being negative. */
function integer(bytes: Uint8Array): readonly number[] {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? [0] : [...bytes.subarray(first)];
  const written = (digits[0] ?? 0) > 0x7f ? [0, ...digits] : digits;
  return [0x02, written.length, ...written];
}
