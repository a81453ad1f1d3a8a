/**
 * The page's side of the service worker: registers it, shows that a newer version waits, and lets that version take over
 * at a safe moment only: at the start, on a route change with nothing unsaved, or when the reader asks.
 */
import { effect, signal } from "@preact/signals";
import { here, isAside } from "./location";
import { keeping, newVersion, unsaved } from "./state";
import { watchForNewer, workerUrl } from "./worker-url";

/** How long a wish waits for the newer worker, in ms; what the former one still answers can hold it up. */
const PATIENCE = 5_000;

/** The name of the build this page runs, as the shell's list has it. */
const build = document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content ?? "";

/** The reader asked for the newer version, and it is under way. */
export const isComing = signal(false);

let registered: ServiceWorkerRegistration | undefined;
let hasAsked = false;
/** Asked on the way to a screen, and not there yet when it could have been. */
let isHeldUp = false;
/** A worker answers for this page. */
let isControlled = false;
/** The worker that answers is a newer one than this page, because another tab asked for it. */
let isOutdated = false;

/** Register the worker and answer it; to be called once the first screen is there. */
export async function followWorker(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || import.meta.env.DEV) return; // no secure context, or no built shell
  isControlled = workers.controller !== null;
  workers.addEventListener("message", answerWorker);
  workers.addEventListener("controllerchange", followTakeOver);
  workers.controller?.postMessage({ type: "shell-works" });
  // Asked before registering, which may take long: what waits by then came while the reader was reading.
  registered = await workers.getRegistration().catch(notRegistered);
  if (registered?.waiting && workers.controller && !unsaved.value) applyNewVersion();
  registered = await workers.register(workerUrl(), { updateViaCache: "none" }).catch(sayWhenForbidden);
  if (!registered) return;
  watchForNewer(registered, () => {
    newVersion.value = true;
  });
  applyOnRouteChange();
}

/** Look for a newer build; the browser does so by itself only when a page is opened. */
export function lookForNewVersion(): void {
  registered?.update().catch(notRegistered);
}

/** The reader asks for the newer version: when it does not come by itself, loading again ends what held it up, unless words were typed meanwhile. */
export function askForNewVersion(): void {
  isComing.value = true;
  applyNewVersion();
  setTimeout(() => {
    isComing.value = false;
    if (!unsaved.peek()) location.reload();
  }, PATIENCE);
}

/** Let the newer version take over, after which this page loads again. */
function applyNewVersion(): void {
  const { waiting } = registered ?? {};
  if (isOutdated || isHeldUp || !waiting) {
    location.reload();
    return;
  }
  hasAsked = true;
  waiting.postMessage({ type: "skip-waiting" });
}

function applyOnRouteChange(): void {
  let screen: string | undefined;
  effect(() => {
    const { path, query } = here.value;
    const next = `${path}?${query}`;
    // The screen behind the choice of a language waits with what was done on it.
    if (isAside(path) || next === screen) return;
    if (screen !== undefined && newVersion.peek() && !unsaved.peek()) applyOnWay();
    screen = next;
  });
}

/** Where it does not come, loading again on the way to a later screen ends what held it up, once: asked for at the start it was not held up by this page. */
function applyOnWay(): void {
  const isFirst = !hasAsked;
  applyNewVersion();
  if (!isFirst) return;
  setTimeout(() => {
    isHeldUp = true;
  }, PATIENCE);
}

/**
 * This tab asked for it: load again, unless words were typed meanwhile. Another tab did: this one has its own safe moment.
 * A first visit's worker is no newer one.
 */
function followTakeOver(): void {
  const isFirst = !isControlled;
  isControlled = true;
  if (isFirst && !hasAsked) return;
  if (hasAsked && !unsaved.peek()) location.reload();
  isOutdated = true;
  newVersion.value = true;
}

function answerWorker(message: MessageEvent<{ readonly type: string }>): void {
  if (message.data.type === "which-build") message.ports[0]?.postMessage(build);
}

/** Without a worker everything works but starting without a network, and offline that is no news. */
function notRegistered(): undefined {
  return undefined;
}

/** A browser that has workers may still be told to allow none. */
function sayWhenForbidden(problem: unknown): undefined {
  const isForbidden = problem instanceof DOMException && problem.name === "SecurityError";
  if (isForbidden && keeping.value === "all") keeping.value = "packs";
}
