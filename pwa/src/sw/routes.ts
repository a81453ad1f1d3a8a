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
const TEAM_PAGE = /^\/staff\/?$/;
const NETWORK: Route = { name: "network" };

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
  return (
    path === "/anchor.json" || path.startsWith("/assets/") || shell.files.some((file) => file.url === path)
  );
}
