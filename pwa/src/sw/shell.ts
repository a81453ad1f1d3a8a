/** The offline shell in Cache Storage: installed all or nothing, and the former one kept until nobody needs it. */

/** What one build of the newcomer's app consists of; written into the worker when it is built. */
export interface Shell {
  readonly name: string;
  readonly files: readonly ShellFile[];
}

export interface ShellFile {
  readonly url: string;
  readonly integrity: string;
}

const PREFIX = "shell-newcomer-";
/** The trust anchor: made where the server runs, so its hash cannot be known when the shell is built (clause 2.6). */
const ANCHOR = "/anchor.json";
/** Names that carry a hash of their bytes: an answer from the browser's cache is as good as a new one. */
const HASHED = /^\/assets\//;

export function cacheName(shell: Shell): string {
  return `${PREFIX}${shell.name}`;
}

/** Fetch every file of the shell into a cache of its own. Rejects, and leaves no new cache, when one is missing. */
export async function installShell(shell: Shell): Promise<void> {
  const name = cacheName(shell);
  // A build in which only the worker changed has the name, and so the files, of the one that works.
  const isNew = !(await caches.has(name));
  try {
    const cache = await caches.open(name);
    await Promise.all([...shell.files.map((file) => keepFile(cache, file)), keepAnchor(cache)]);
  } catch (problem) {
    if (isNew) await caches.delete(name);
    throw problem;
  }
}

async function keepFile(cache: Cache, file: ShellFile): Promise<void> {
  const known = HASHED.test(file.url) ? await caches.match(file.url) : undefined;
  await cache.put(file.url, known ?? (await fetchFile(file)));
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

/** A file from this shell, or from a former one that an old tab still runs on. */
export async function fromShell(shell: Shell, url: string): Promise<Response | undefined> {
  try {
    const cache = await caches.open(cacheName(shell));
    return (await cache.match(url)) ?? (await caches.match(url));
  } catch {
    return undefined; // a browser that cannot read its caches still has the network
  }
}

/** Delete every shell but this one; to be called once it works and no tab runs on another. */
export async function deleteFormerShells(shell: Shell): Promise<void> {
  const former = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cacheName(shell));
  await Promise.all(former.map((name) => caches.delete(name)));
}
