/** The team's page as the browser keeps it: whether it opens without a network, and whether a newer one waits. */
import { signal } from "@preact/signals";

/** A newer version is on this device and waits for a moment at which nobody is at work. */
export const newVersion = signal(false);
/** Something that is typed would be lost by loading the page again; the screen that has it says so. */
export const unsaved = signal(false);

/** The name of the build that this page runs, as the worker's list has it. */
export const build = document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content ?? "";

/** Fetch all that the page needs, so that it opens without a network; whether that is so now. */
export async function keepTeamShell(): Promise<boolean> {
  const worker = (await workers()?.ready)?.active;
  if (!worker) return false;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (answer: MessageEvent<boolean>) => resolve(answer.data);
    worker.postMessage({ type: "keep-team-shell" }, [port2]);
  });
}

/** Whether this very page opens without a network. */
export async function isTeamShellKept(): Promise<boolean> {
  const isAnswered = workers()?.controller !== null;
  return isAnswered && "caches" in window && (await caches.has(`shell-staff-${build}`));
}

/** None without a secure context. */
function workers(): ServiceWorkerContainer | undefined {
  return navigator.serviceWorker as ServiceWorkerContainer | undefined;
}
