/**
 * A TUF client for the command line: the phone's verifier over a folder and a URL.
 *
 * `--metadata-dir D init ROOT`, `--metadata-dir D --metadata-url U refresh`, and with `--target-name T` (again and again),
 * `--target-base-url U` and `--target-dir D` `download`. Exit code 0 when all of it was done, else 1.
 */
import { copyFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { requireTarget, type Trusted, targetFile, trustRoot } from "../src/sync/trust";
import { followRoots, followTargets, followTimestamp, type Line, seekTarget } from "../src/sync/trust-client";

const OPTIONS = {
  "metadata-dir": { type: "string" },
  "metadata-url": { type: "string" },
  "target-name": { type: "string", multiple: true },
  "target-base-url": { type: "string" },
  "target-dir": { type: "string" },
} as const;
/** What a repository answers for a file that it does not have. */
const MISSING = [403, 404];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command, root] = positionals;
  const metadata = given(values["metadata-dir"], "--metadata-dir");
  if (command === "init") return init(metadata, given(root, "ROOT"));
  const line = lineOver(metadata, base(given(values["metadata-url"], "--metadata-url")));
  if (command === "refresh") {
    await refresh(metadata, line);
    return;
  }
  if (command !== "download") throw new Error("init, refresh or download");
  const from = base(given(values["target-base-url"], "--target-base-url"));
  const to = given(values["target-dir"], "--target-dir");
  const trusted = await refresh(metadata, line);
  for (const name of values["target-name"] ?? []) await download(trusted, name, line, from, to);
}

async function init(folder: string, root: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(root, join(folder, "root.json"));
}

async function refresh(folder: string, line: Line): Promise<Trusted> {
  const begun = await trustRoot(await readFile(join(folder, "root.json")));
  return followTargets(await followTimestamp(await followRoots(begun, line), line), line);
}

/** What is there already and right is not fetched again. */
async function download(trusted: Trusted, name: string, line: Line, from: string, to: string): Promise<void> {
  const target = await seekTarget(trusted, name, line);
  if (!target) throw new Error(`nobody speaks of ${name}`);
  const path = join(to, fileNamed(name));
  if (await isThere(path, (bytes) => requireTarget(bytes, target))) return;
  const address = targetFile(trusted, name, target).split("/").map(encodeURIComponent).join("/");
  const bytes = await fetchFile(`${from}/${address}`, target.length);
  if (!bytes) throw new Error(`there is no ${name}`);
  await requireTarget(bytes, target);
  await mkdir(to, { recursive: true });
  await write(path, bytes);
}

/** One file in the folder, whatever the name: none may lead out of it. */
function fileNamed(name: string): string {
  return encodeURIComponent(name).replace(/^\.+$/, (dots) => dots.replace(/\./g, "%2E"));
}

function lineOver(folder: string, url: string): Line {
  const fileOf = (role: string) => join(folder, `${encodeURIComponent(role)}.json`);
  return {
    now: new Date(),
    kept: (role) => readFile(fileOf(role)).catch(() => undefined),
    keep: (role, bytes) => write(fileOf(role), bytes),
    fetch: (role, version, cap) => {
      const file = `${encodeURIComponent(role)}.json`;
      return fetchFile(`${url}/${version === undefined ? file : `${version}.${file}`}`, cap);
    },
  };
}

/** Read as a stream and given up as soon as it is too long; undefined where there is none. */
async function fetchFile(url: string, cap: number): Promise<Uint8Array | undefined> {
  const response = await fetch(url);
  if (MISSING.includes(response.status)) return undefined;
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > cap) throw new Error(`${url}: more than ${cap} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** All of it or nothing; no name that is encoded has such an end. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}%unfinished`, bytes);
  await rename(`${path}%unfinished`, path);
}

async function isThere(path: string, check: (bytes: Uint8Array) => Promise<void>): Promise<boolean> {
  try {
    await check(await readFile(path));
    return true;
  } catch {
    return false;
  }
}

/** A URL without its last slash. */
function base(url: string): string {
  return url.replace(/\/$/, "");
}

function given(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
}

main().catch((problem: unknown) => {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
  process.exitCode = 1;
});
