/**
 * Vite plugin that turns the built newcomer pages into an offline shell, and the team's page into what comes on top of it
 * on a team's device: it lists every file they need with its hash, names the build after both lists, builds the service
 * worker around them and compresses everything once.
 *
 * The lists follow the bundle's own import graph from each page, so staff and admin code never end up on a newcomer's phone.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, type Plugin, type ResolvedConfig, type Rolldown } from "vite";

const PAGE = "index.html";
const TEAM_PAGE = "staff.html";
const BUILD_MARK = "__BUILD__"; // in both pages, replaced by the build's name
/** What each page is asked by. */
const ADDRESSES: Readonly<Record<string, string>> = { [PAGE]: "/", [TEAM_PAGE]: "/staff" };
/** Icons that the browser fetches itself, and only when the app is put on the home screen. */
const INSTALL_ONLY = /\.png$/;
/** Reads what the server has, where nothing can be kept: of no use without a network. */
const ONLINE_ONLY = /\/src\/app\/memory\.ts$/;
/** Letters that a phone may lack: fetched by who lacks them. */
const BY_CHOICE = /\.woff2$/;
const COMPRESSIBLE = /\.(html|js|css|json|webmanifest|svg|txt|wasm)$/;

interface Options {
  readonly target: string[];
  readonly define: Readonly<Record<string, string>>;
}

interface ShellFile {
  readonly url: string;
  readonly integrity: string;
}

export function shell(options: Options): Plugin {
  let config: ResolvedConfig;
  let files: readonly string[] = [];
  let ofTeams: readonly string[] = [];
  return {
    name: "wegwijs-shell",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle(_output, bundle) {
      files = reachable(bundle, PAGE);
      ofTeams = reachable(bundle, TEAM_PAGE).filter((file) => !files.includes(file));
    },
    async closeBundle() {
      if (files.length === 0) return; // the build failed before it wrote anything, and says so itself
      const dist = join(config.root, config.build.outDir);
      const all = [...files, ...listFolder(config.publicDir).filter((file) => !INSTALL_ONLY.test(file))];
      const name = nameBuild(dist, [...all, ...ofTeams]);
      const list = (some: readonly string[]) => some.map((file) => listed(dist, file));
      await buildWorker(config, options, { name, files: list(all), team: list(ofTeams) });
      compressAll(dist);
    },
  };
}

function reachable(bundle: Rolldown.OutputBundle, page: string): readonly string[] {
  const start = Object.values(bundle).find(
    (file) => file.type === "chunk" && file.facadeModuleId?.endsWith(`/${page}`),
  );
  if (start?.type !== "chunk") throw new Error(`${page} is not in the bundle`);
  const found = new Set([page]);
  const waiting = [start.fileName];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const file = bundle[next];
    if (file?.type !== "chunk") continue;
    if (ONLINE_ONLY.test(file.facadeModuleId ?? "")) {
      found.delete(next);
      continue;
    }
    waiting.push(...file.imports, ...file.dynamicImports);
    const assets = [...(file.viteMetadata?.importedAssets ?? [])];
    waiting.push(
      ...(file.viteMetadata?.importedCss ?? []),
      ...assets.filter((name) => !BY_CHOICE.test(name)),
    );
  }
  return [...found].sort();
}

/** Write the build's name into the pages: a hash of everything in both shells, the pages themselves still unnamed. */
function nameBuild(dist: string, files: readonly string[]): string {
  const whole = createHash("sha256");
  for (const file of files) whole.update(`${file} ${digest(join(dist, file), "hex")}\n`);
  const name = whole.digest("hex").slice(0, 12);
  for (const page of Object.keys(ADDRESSES).map((file) => join(dist, file))) {
    writeFileSync(page, readFileSync(page, "utf8").replace(BUILD_MARK, name));
  }
  return name;
}

function listed(dist: string, file: string): ShellFile {
  const url = ADDRESSES[file] ?? `/${file}`;
  return { url, integrity: `sha256-${digest(join(dist, file), "base64")}` };
}

async function buildWorker(config: ResolvedConfig, options: Options, shell: object): Promise<void> {
  await build({
    configFile: false,
    root: config.root,
    logLevel: "warn",
    define: { ...options.define, __SHELL__: JSON.stringify(shell) },
    build: {
      target: options.target,
      outDir: config.build.outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: "src/sw/index.ts",
        output: { format: "iife", entryFileNames: "sw.js" },
      },
    },
  });
}

function compressAll(dist: string): void {
  for (const file of listFolder(dist).filter((name) => COMPRESSIBLE.test(name))) {
    const path = join(dist, file);
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
      }),
    );
  }
}

function listFolder(folder: string): readonly string[] {
  if (!folder || !statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function digest(path: string, encoding: "hex" | "base64"): string {
  return createHash("sha256").update(readFileSync(path)).digest(encoding);
}
