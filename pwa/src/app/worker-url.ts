/** What every page's side of the service worker needs: its address, and to see that a newer one waits. */

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

/** Tell whenever a newer worker waits: what waits is asked, not which state was told, for on a first visit some tell "installed" when all is over. */
export function watchForNewer(registration: ServiceWorkerRegistration, tell: () => void): void {
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) tell();
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
}
