/** What every page's side of the service worker needs: its address, and to see that a newer one waits. */

const WORKER = "/sw.js";

/** Where the page's policy asks for Trusted Types, `bin/loader.js` has made the one that trusts this address; in development there is none. */
export function workerUrl(): string {
  const { chunks } = globalThis as { readonly chunks?: { trust(url: string): string } };
  return chunks?.trust(WORKER) ?? WORKER;
}

/**
 * Tell whenever a newer worker waits: what waits is asked, not which state was told, for on a first visit some tell "installed"
 * when all is over, and of a worker that already answers still that it waits.
 */
export function watchForNewer(registration: ServiceWorkerRegistration, tell: () => void): void {
  const look = () => {
    const { active, waiting } = registration;
    if (waiting && active && waiting !== active && navigator.serviceWorker.controller) tell();
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
}
