/**
 * The service worker: decides; its neighbours act. One worker, scope `/`, for the newcomer's shell and, on a team's device, the
 * team's.
 *
 * Never cached here: /api, /sync, /metadata, /targets, /admin (they are not routed), and packs (they are in IndexedDB).
 */
import { blobResponse } from "./blobs";
import { everyTabRuns, type PageMessage } from "./clients";
import { type BrowserRoute, route, routesWithoutWorker } from "./routes";
import {
  cacheName,
  deleteFormerShells,
  fromShell,
  installShell,
  installTeamShell,
  type Shell,
} from "./shell";

declare const self: ServiceWorkerGlobalScope;
declare const __SHELL__: Shell;

const shell = __SHELL__;

/** Chromium alone has `addRoutes`, and answers from its caches without starting the worker; elsewhere the worker answers the same. */
type RoutableInstallEvent = ExtendableEvent & {
  readonly addRoutes?: (routes: readonly BrowserRoute[]) => Promise<void>;
};

self.addEventListener("install", (event: RoutableInstallEvent) => {
  event.waitUntil(installShell(shell));
  event.waitUntil(event.addRoutes?.(routesWithoutWorker(shell, cacheName(shell))) ?? Promise.resolve());
});

// No skipWaiting here: a waiting worker takes over only when the page says the moment is safe.
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  const message = event.data as PageMessage;
  if (message.type === "skip-waiting") event.waitUntil(self.skipWaiting());
  if (message.type === "shell-works") event.waitUntil(tidyUp());
  if (message.type === "keep-team-shell") event.waitUntil(keepTeamShell(event.ports[0]));
});

self.addEventListener("fetch", (event) => {
  const answer = answerFor(event.request);
  if (answer) event.respondWith(answer);
});

function answerFor(request: Request): Promise<Response> | undefined {
  const goal = route(request, self.location.origin, shell);
  if (goal.name === "page") return file(request, "/");
  if (goal.name === "team") return file(request, "/staff");
  if (goal.name === "file") return file(request, goal.url);
  if (goal.name === "blob") return blob(request, goal.sha256);
  return undefined;
}

async function file(request: Request, url: string): Promise<Response> {
  return (await fromShell(shell, url)) ?? fetch(request);
}

async function blob(request: Request, sha256: string): Promise<Response> {
  return (await blobResponse(sha256, request.headers.get("range"))) ?? fetch(request);
}

async function keepTeamShell(port: MessagePort | undefined): Promise<void> {
  const isKept = await installTeamShell(shell).then(
    () => true,
    () => false, // no line, or a file that is not what it should be: the page says so, and may ask again
  );
  port?.postMessage(isKept);
}

async function tidyUp(): Promise<void> {
  if (!(await everyTabRuns(shell.name, self.clients))) return;
  // A newer build that is on its way has a cache as well, and it is no former one.
  const { installing, waiting } = self.registration;
  if (!installing && !waiting) await deleteFormerShells(shell);
}
