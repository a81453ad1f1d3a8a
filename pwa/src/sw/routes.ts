/** Which requests the worker answers, and from where. Everything it does not name goes to the network untouched. */
import type { Shell } from "./shell";

export type Route =
  | { readonly name: "page" }
  | { readonly name: "team" }
  | { readonly name: "file"; readonly url: string }
  | { readonly name: "blob"; readonly sha256: string }
  | { readonly name: "network" };

const BLOB = /^\/b\/([0-9a-f]{64})$/;
const NEWCOMER_PAGE = /^\/(index\.html|p\/[^/]+\/?)?$/;
const ASSETS = "/assets/";
const TEAM_PAGE = /^\/staff\/?$/;
const NETWORK: Route = { name: "network" };

/** A rule of the browser's own router: what it answers from a cache, this one or any, and else from the network. */
export interface BrowserRoute {
  readonly condition: Condition;
  readonly source: "cache" | { readonly cacheName: string };
}

interface Condition {
  readonly urlPattern?: { readonly pathname: string; readonly search: string };
  readonly requestMode?: "navigate";
  readonly or?: readonly Condition[];
}

/**
 * What needs no worker to be answered, so that the app's start does not wait for one: the page at its own address, and the
 * shell's files. It says the same as `route`, for what a browser can match by itself.
 */
export function routesWithoutWorker(shell: Shell, cacheName: string): readonly BrowserRoute[] {
  const at = (pathname: string): Condition => ({ urlPattern: { pathname, search: "" } });
  const unhashed = shell.files.map(({ url }) => url).filter((url) => url !== "/" && !url.startsWith(ASSETS));
  return [
    { condition: { ...at("/"), requestMode: "navigate" }, source: { cacheName } },
    // In any shell: an old tab asks for chunks of its own build.
    { condition: at(`${ASSETS}*`), source: "cache" },
    { condition: { or: unhashed.map(at) }, source: { cacheName } },
  ];
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  readonly cache: string;
}

export function route(asked: Asked, origin: string, shell: Shell): Route {
  const url = new URL(asked.url);
  if (asked.method !== "GET" || url.origin !== origin) return NETWORK;
  if (asked.mode === "navigate") return routePage(url.pathname);
  const blob = BLOB.exec(url.pathname)?.[1];
  if (blob !== undefined) return isDownload(asked, url) ? NETWORK : { name: "blob", sha256: blob };
  return isShellFile(url.pathname, shell) ? { name: "file", url: url.pathname } : NETWORK;
}

/**
 * A download asks for what the phone lacks, and keeps it itself or has the browser keep it as a dictionary. Were it answered
 * here, then a newer worker could not take over before the line has brought the blob: on a slow one, for minutes.
 */
function isDownload({ cache }: Asked, { search }: URL): boolean {
  return cache === "no-store" || search !== "";
}

function routePage(path: string): Route {
  if (TEAM_PAGE.test(path)) return { name: "team" };
  return NEWCOMER_PAGE.test(path) ? { name: "page" } : NETWORK;
}

function isShellFile(path: string, shell: Shell): boolean {
  // /assets/ as a whole: an old tab asks for chunks of its own build, which this worker does not list.
  return path === "/anchor.json" || path.startsWith(ASSETS) || shell.files.some((file) => file.url === path);
}
