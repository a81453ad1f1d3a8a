/** What every page's side of the service worker needs: its address, and to see that a newer one waits. */

const WORKER = "/sw.js";

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

let trusted: string | undefined;

/** Where the page's policy asks for Trusted Types, this is the only thing that is ever trusted; a policy is made once a page. */
export function workerUrl(): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  trusted ??=
    trustedTypes?.createPolicy("wegwijs", { createScriptURL: ours }).createScriptURL(WORKER) ?? WORKER;
  return trusted;
}

function ours(url: string): string {
  if (url !== WORKER) throw new TypeError("no script of ours");
  return url;
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
