/**
 * The team's page and the service worker: registers it, and lets a newer version take over when nobody is in the middle of
 * something: while no visit is open, or when somebody taps "Nieuwe versie".
 */
import { effect } from "@preact/signals";
import { visit } from "../features/staff/state";
import { build, newVersion, unsaved } from "../features/staff/team-shell";
import { watchForNewer, workerUrl } from "./worker-url";

const PATIENCE = 5_000; // ms that a tap waits for the newer worker

let registered: ServiceWorkerRegistration | undefined;
let hasAsked = false;

/** Register the worker and answer it; to be called once the first screen is there. */
export async function followTeamWorker(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || import.meta.env.DEV) return; // no secure context, or no built shell
  workers.addEventListener("message", answerWorker);
  const isControlled = workers.controller !== null;
  workers.addEventListener("controllerchange", () => followTakeOver(isControlled));
  workers.controller?.postMessage({ type: "shell-works" });
  registered = await workers.register(workerUrl(), { updateViaCache: "none" }).catch(noWorker);
  if (!registered) return;
  watchForNewer(registered, () => {
    newVersion.value = true;
  });
  effect(() => {
    if (newVersion.value && !visit.value && !unsaved.value) askForNewVersion();
  });
}

/** Look for a newer build; the browser does so by itself only when a page is opened. */
export function lookForNewVersion(): void {
  registered?.update().catch(noWorker);
}

/** Let the newer version take over, after which this page loads again. */
export function askForNewVersion(): void {
  const { waiting } = registered ?? {};
  if (!waiting) {
    location.reload();
    return;
  }
  hasAsked = true;
  waiting.postMessage({ type: "skip-waiting" });
  setTimeout(() => location.reload(), PATIENCE);
}

/** This tab asked for it: load again. Another one did: this one has its own quiet moment. A first worker is no newer one. */
function followTakeOver(wasControlled: boolean): void {
  if (hasAsked) location.reload();
  else if (wasControlled) newVersion.value = true;
}

function answerWorker(message: MessageEvent<{ readonly type: string }>): void {
  if (message.data.type === "which-build") message.ports[0]?.postMessage(build);
}

/** Without a worker everything works but opening without a network; the check before leaving says so. */
function noWorker(): undefined {
  return undefined;
}
