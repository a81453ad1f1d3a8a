/**
 * The offline shells in Cache Storage: the newcomer's on every device, and on a team's device what its page needs besides.
 * Installed all or nothing, both together once both are there, and the former ones kept until nobody needs them.
 */
import { withoutList } from "./page";

/** What one build consists of; written into the worker when it is built. `team` is what the team's page needs on top. */
export interface Shell {
  readonly name: string;
  readonly files: readonly ShellFile[];
  readonly team: readonly ShellFile[];
}

export interface ShellFile {
  readonly url: string;
  readonly integrity: string;
}

const PREFIX = "shell-newcomer-";
const TEAM_PREFIX = "shell-staff-";
/** The trust anchor: made where the server runs, so its hash cannot be known when the shell is built (clause 2.6). */
const ANCHOR = "/anchor.json";
const PAGE = "/";
/** Names that carry a hash of their bytes: an answer from the browser's cache is as good as a new one. */
const HASHED = /^\/assets\//;

export function cacheName(shell: Shell): string {
  return `${PREFIX}${shell.name}`;
}

function teamCacheName(shell: Shell): string {
  return `${TEAM_PREFIX}${shell.name}`;
}

/**
 * Fetch every file of the shell into a cache of its own, and on a team's device those of its page into another. Rejects,
 * and leaves no new cache, when one is missing.
 */
export async function installShell(shell: Shell): Promise<void> {
  const isOfTeam = (await caches.keys()).some((name) => name.startsWith(TEAM_PREFIX));
  const team = isOfTeam ? [allOrNothing(teamCacheName(shell), (cache) => keepFiles(cache, shell.team))] : [];
  const newcomer = allOrNothing(cacheName(shell), (cache) =>
    Promise.all([keepFiles(cache, shell.files), keepAnchor(cache)]),
  );
  const kept = await Promise.allSettled([newcomer, ...team]);
  const broken = kept.find((one) => one.status === "rejected");
  if (!broken) return;
  await Promise.all(kept.map((one) => one.status === "fulfilled" && one.value()));
  throw broken.reason;
}

/** From now on this is a team's device: its page opens without a network. Rejects, and keeps nothing, when a file is missing. */
export async function installTeamShell(shell: Shell): Promise<void> {
  await allOrNothing(teamCacheName(shell), (cache) => keepFiles(cache, shell.team));
}

/** Fill a cache; the result undoes it. */
async function allOrNothing(
  name: string,
  fill: (cache: Cache) => Promise<unknown>,
): Promise<() => Promise<unknown>> {
  // A build in which only the worker changed has the name, and so the files, of the one that works.
  const isNew = !(await caches.has(name));
  const undo = async () => isNew && (await caches.delete(name));
  try {
    await fill(await caches.open(name));
  } catch (problem) {
    await undo();
    throw problem;
  }
  return undo;
}

async function keepFiles(cache: Cache, files: readonly ShellFile[]): Promise<void> {
  await Promise.all(files.map((file) => keepFile(cache, file)));
}

async function keepFile(cache: Cache, file: ShellFile): Promise<void> {
  const known = HASHED.test(file.url) ? await caches.match(file.url) : undefined;
  const fetched = known ?? (await fetchFile(file));
  // Once and for all here, so that a start neither waits for it nor for the worker.
  await cache.put(file.url, file.url === PAGE ? await withoutList(fetched) : fetched);
}

/** Integrity refuses a captive portal's page, a half-deployed build and a stale proxy alike. */
async function fetchFile({ url, integrity }: ShellFile): Promise<Response> {
  if (HASHED.test(url)) {
    const near = await fetch(url, { integrity, credentials: "omit" }).catch(() => undefined);
    if (near?.ok) return near;
  }
  const response = await fetch(url, { integrity, credentials: "omit", cache: "reload" });
  if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function keepAnchor(cache: Cache): Promise<void> {
  const response = await fetch(ANCHOR, { credentials: "omit", cache: "reload" });
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  if (!response.ok || response.redirected || !isJson) throw new Error(`${ANCHOR}: ${response.status}`);
  await cache.put(ANCHOR, response);
}

/** A file from this build, or from a former one that an old tab still runs on. */
export async function fromShell(shell: Shell, url: string): Promise<Response | undefined> {
  try {
    const cache = await caches.open(cacheName(shell));
    return (await cache.match(url)) ?? (await fromTeamShell(shell, url)) ?? (await caches.match(url));
  } catch {
    return undefined; // a browser that cannot read its caches still has the network
  }
}

async function fromTeamShell(shell: Shell, url: string): Promise<Response | undefined> {
  const name = teamCacheName(shell);
  return (await caches.has(name)) ? (await caches.open(name)).match(url) : undefined; // opening would make it
}

/** Delete every shell but this build's; to be called once it works and no tab runs on another. */
export async function deleteFormerShells(shell: Shell): Promise<void> {
  const ours = [cacheName(shell), teamCacheName(shell)];
  const isShell = (name: string) => name.startsWith(PREFIX) || name.startsWith(TEAM_PREFIX);
  const former = (await caches.keys()).filter((name) => isShell(name) && !ours.includes(name));
  await Promise.all(former.map((name) => caches.delete(name)));
}
