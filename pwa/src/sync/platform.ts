/** The few pure functions of the platform that this package uses; without the DOM's types they are named here. */
interface Platform {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (
    label: "utf-8",
    options: { readonly fatal: true; readonly ignoreBOM: true },
  ) => { decode(bytes: Uint8Array): string };
  readonly crypto: {
    readonly subtle: { digest(name: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer> };
  };
}

const platform = globalThis as unknown as Platform;

/** UTF-8, or a TypeError: nothing is replaced, and a byte order mark is a character like others. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new platform.TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

export function encodeUtf8(text: string): Uint8Array {
  return new platform.TextEncoder().encode(text);
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await platform.crypto.subtle.digest("SHA-256", bytes));
}
