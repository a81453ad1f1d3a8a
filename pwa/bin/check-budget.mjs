/** Fails when what a phone, a tablet of a team or the studio downloads is heavier than it may be (brotli bytes of a finished build), the verifier and sync in gzip, the kit plain. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const DIST = new URL("../dist/", import.meta.url).pathname;
const KB = 1000; // bytes

/** @typedef {{ readonly what: string, readonly bytes: number, readonly most: number }} Row */

const page = readFileSync(join(DIST, "index.html"), "utf8");
const first = firstVisit(page);
const [shell, team] = shellFiles();
const firstOfStudio = firstVisit(readFileSync(join(DIST, "admin.html"), "utf8"));
const firstOfTeam = firstVisit(readFileSync(join(DIST, "staff.html"), "utf8"));
// What decodes barcodes where the browser cannot: fetched once, for years.
const isScanner = (/** @type {string} */ file) => file.endsWith(".wasm");
const ofTeam = [...new Set([...firstOfTeam, ...team])].filter((file) => !isScanner(file));

/** @type {readonly Row[]} */
const rows = [
  {
    what: "JavaScript before usable",
    bytes: sum(first.filter((file) => file.endsWith(".js"))),
    most: 60 * KB,
  },
  // The heaviest catalogue stands in for the reader's own; packs have their own budget.
  { what: "first visit", bytes: sum(["index.html", ...first, ...heaviestCatalogue(shell)]), most: 110 * KB },
  { what: "words of a language", bytes: sum(heaviestCatalogue(shell)), most: 10 * KB },
  { what: "style sheet", bytes: sum(first.filter((file) => file.endsWith(".css"))), most: 12 * KB },
  // The command line around it comes on top, so the phone's part is less.
  {
    what: "verifier (gzip)",
    bytes: gzipSync(readFileSync(new URL("../dist-tools/tuf-client.mjs", import.meta.url)), { level: 9 })
      .length,
    most: 12 * KB,
  },
  // All of sync that a phone can need but the verifier, each name of it: what its pages leave out makes it less. Drafts are the studio's.
  { what: "sync code, gzip", bytes: await weighSync(), most: 15 * KB },
  // Not compressed: so that a part more is a choice, however well its paths compress.
  { what: "drawing kit, plain", bytes: weighKit(), most: 12 * KB },
  { what: "whole offline shell", bytes: sum(["index.html", "sw.js", ...shell]), most: 250 * KB },
  {
    what: "team: JavaScript at first",
    bytes: sum(firstOfTeam.filter((file) => file.endsWith(".js"))),
    most: 120 * KB,
  },
  { what: "team: words of a language", bytes: sum(heaviestCatalogue(team)), most: 12 * KB },
  { what: "team: offline shell", bytes: sum(["staff.html", ...ofTeam]), most: 350 * KB },
  {
    what: "studio: JavaScript at first",
    bytes: sum(firstOfStudio.filter((file) => file.endsWith(".js"))),
    most: 250 * KB,
  },
  { what: "team: scanner", bytes: sum(team.filter(isScanner)), most: 350 * KB },
];

for (const { what, bytes, most } of rows) {
  const verdict = bytes > most ? "TOO HEAVY" : "ok";
  console.log(`${what.padEnd(28)} ${String(bytes).padStart(7)} of ${most} bytes  ${verdict}`);
}
if ([first, shell, firstOfStudio, firstOfTeam, team].some((files) => files.length === 0))
  throw new Error("nothing to weigh: the build names no files");
process.exitCode = rows.some(({ bytes, most }) => bytes > most) ? 1 : 0;

/** What the page names, and what that code imports at once.
 * @param {string} html @returns {readonly string[]} */
function firstVisit(html) {
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? "");
  const found = new Set(named);
  for (const file of found) {
    if (!file.endsWith(".js")) continue;
    const code = readFileSync(join(DIST, file), "utf8");
    for (const [, name] of code.matchAll(/(?:^|[;}\s])(?:import|export)[^;"'()]*?["']\.\/([^"']+)["']/g)) {
      found.add(`assets/${name}`);
    }
  }
  return [...found];
}

/** What every device keeps, and what a team's keeps besides; the pages themselves have addresses of their own.
 * @returns {readonly [readonly string[], readonly string[]]} */
function shellFiles() {
  const worker = readFileSync(join(DIST, "sw.js"), "utf8");
  const [ofAll = "", ofTeams = ""] = worker.split(/team:\s*\[/);
  return [namedIn(ofAll), namedIn(ofTeams)];
}

/** @param {string} list @returns {readonly string[]} */
function namedIn(list) {
  const named = [...list.matchAll(/url:\s*["'`]\/([^"'`]+)["'`]/g)].map((match) => match[1] ?? "");
  return [...new Set(named)].filter((file) => file !== "staff");
}

/** @param {readonly string[]} files @returns {readonly string[]} */
function heaviestCatalogue(files) {
  const catalogues = readdirSync(new URL("../src/i18n/generated/", import.meta.url)).map((name) =>
    name.slice(0, -5),
  );
  const chunks = files.filter((file) => catalogues.some((tag) => file.startsWith(`assets/${tag}-`)));
  return [...chunks].sort((one, other) => weigh(other) - weigh(one)).slice(0, 1);
}

/** @param {readonly string[]} files @returns {number} */
function sum(files) {
  return files.reduce((total, file) => total + weigh(file), 0);
}

/** What goes over the line: brotli where the build made it, else the file itself (pictures).
 * @param {string} file @returns {number} */
function weigh(file) {
  const compressed = statSync(join(DIST, `${file}.br`), { throwIfNoEntry: false });
  return (compressed ?? statSync(join(DIST, file))).size;
}

/** The shared parts of scenes and the pictograms, without the breaks that make the file legible.
 * @returns {number} */
function weighKit() {
  const kit = JSON.parse(readFileSync(new URL("../src/ui/kit.json", import.meta.url), "utf8"));
  return Buffer.byteLength(JSON.stringify(kit));
}

/** @returns {Promise<number>} */
async function weighSync() {
  const folder = new URL("../src/sync/", import.meta.url).pathname;
  const parts = readdirSync(folder).filter((name) => /^(?!trust|drafts)[a-z-]+\.ts$/.test(name));
  const entry = parts.map((name, place) => `export * as part${place} from "${folder}${name}";`).join("\n");
  const built = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id.endsWith("all-of-sync") ? "\0all-of-sync" : null),
        load: (id) => (id === "\0all-of-sync" ? entry : null),
      },
    ],
    build: {
      write: false,
      target: "safari15",
      lib: { entry: "all-of-sync", formats: ["es"], fileName: "all-of-sync" },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const code = outputs.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
  if (parts.length === 0 || code === "") throw new Error("nothing to weigh: sync is empty");
  return gzipSync(code, { level: 9 }).length;
}
