/** The service worker's address, as the browser wants to be given it. */

const WORKER = "/sw.js";

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** Under a policy that requires Trusted Types the browser wants to know that this address is meant. */
export function workerUrl(): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  return (
    trustedTypes?.createPolicy("wegwijs", { createScriptURL: (url) => url }).createScriptURL(WORKER) ?? WORKER
  );
}
