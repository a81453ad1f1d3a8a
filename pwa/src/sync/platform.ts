/** The few pure functions of the platform that this package uses; without the DOM's types they are named here. */
interface Platform {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (
    label: "utf-8",
    options: { readonly fatal: true; readonly ignoreBOM: true },
  ) => { decode(bytes: Uint8Array): string };
  readonly btoa: (text: string) => string;
  readonly crypto: {
    readonly subtle: { digest(name: Digest, bytes: Uint8Array): Promise<ArrayBuffer> };
  };
}

export type Digest = "SHA-256" | "SHA-384" | "SHA-512";

const platform = globalThis as unknown as Platform;

/** UTF-8, or a TypeError: nothing is replaced, and a byte order mark is a character like others. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new platform.TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

export function encodeUtf8(text: string): Uint8Array {
  return new platform.TextEncoder().encode(text);
}

/** The digest of the bytes in hexadecimal. */
export async function hexDigest(name: Digest, bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await platform.crypto.subtle.digest(name, bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** RFC 4648 base64, with its padding. */
export function base64(bytes: Uint8Array): string {
  return platform.btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
