/**
 * Vite plugin that turns the built modules into classic scripts, and each page's script into all that it imports, in order.
 * Chromium compiles a classic script as a whole when the worker keeps it, and takes that code at every start; of modules it
 * keeps none, so that an old phone compiled five hundred functions again before it showed a card.
 *
 * Imports are read once: it holds for code whose chunks import each other in one direction and change no export later.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { minifySync, type Plugin, parseAst, type Rolldown } from "vite";

const LOADER = new URL("./loader.js", import.meta.url).pathname;
const PAGE_SCRIPT = /<script type="module" crossorigin src="\/(assets\/[^"]+)"><\/script>/;

// biome-ignore lint/suspicious/noExplicitAny: the parser's tree, of which every kind of node has other parts.
type Node = any;

type Chunk = Rolldown.OutputChunk;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function classic(): Plugin {
  return {
    name: "wegwijs-classic",
    apply: "build",
    enforce: "post",
    transform(code) {
      if (/^export let /m.test(code)) this.error("an export that changes: chunks are read once");
    },
    // Names carry a hash of what was bundled, which says nothing of how it is written down here.
    augmentChunkHash: () => digest(readFileSync(new URL(import.meta.url))) + digest(readFileSync(LOADER)),
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const orders = new Map(chunks.map(({ fileName }) => [fileName, inOrder(fileName, bundle)]));
        const firsts = new Set(
          chunks.filter(({ isEntry }) => isEntry).map((chunk) => orders.get(chunk.fileName)?.[0]),
        );
        const loader = minifySync(LOADER, readFileSync(LOADER, "utf8")).code;
        for (const chunk of chunks) {
          const code = rewritten(chunk, orders);
          chunk.code = firsts.has(chunk.fileName) ? `${loader}\n${code}` : code;
        }
        for (const file of Object.values(bundle)) if (file.type === "asset") namePageScripts(file, orders);
      },
    },
  };
}

/** The chunk behind everything that it imports. */
function inOrder(
  fileName: string,
  bundle: Rolldown.OutputBundle,
  above: readonly string[] = [],
): readonly string[] {
  if (above.includes(fileName))
    throw new Error(`chunks that import each other: ${[...above, fileName].join(" ")}`);
  const chunk = bundle[fileName];
  const imports = chunk?.type === "chunk" ? chunk.imports : [];
  const before = imports.flatMap((name) => inOrder(name, bundle, [...above, fileName]));
  return [...new Set([...before, fileName])];
}

type Orders = ReadonlyMap<string, readonly string[]>;

const UNKNOWN = "an export of a kind that the bundler never wrote";

/** The chunk as a function that gives its exports, with what it imports asked for at its beginning. */
function rewritten({ code, fileName, isEntry }: Chunk, orders: Orders): string {
  const edits: Edit[] = [];
  const exported: string[] = [];
  for (const node of nodesIn(parseAst(code))) {
    const text = inPlaceOf(node, orders);
    if (text !== undefined) edits.push({ ...node, text });
    if (node.type === "ExportNamedDeclaration") exported.push(...exportsIn(node));
  }
  const body = edits
    .sort((one, other) => other.start - one.start)
    .reduce((done, { start, end, text }) => done.slice(0, start) + text + done.slice(end), code);
  const maker = `(()=>{"use strict";${body};return{${exported.join()}}})`;
  const started = isEntry ? `self.chunks?.start(${namesOf(fileName, orders)});` : "";
  return `self.chunks?.keep(${nameOf(fileName)},${maker});${started}\n`;
}

function inPlaceOf(node: Node, orders: Orders): string | undefined {
  if (node.type === "ImportDeclaration") return imported(node);
  if (node.type === "ExportNamedDeclaration") return "";
  if (node.type === "ExportDefaultDeclaration" || node.type === "ExportAllDeclaration")
    throw new Error(UNKNOWN);
  if (node.type === "ImportExpression") return `self.chunks.bring(${namesOf(fileIn(node.source), orders)})`;
  if (node.type === "MetaProperty" && node.meta.name === "import") return "({url:document.baseURI})";
  return undefined;
}

function imported({ source, specifiers }: Node): string {
  const needed = `self.chunks.need(${nameOf(fileIn(source))})`;
  const names = specifiers.map((one: Node) =>
    one.type === "ImportDefaultSpecifier"
      ? `default:${one.local.name}`
      : `${one.imported?.name}:${one.local.name}`,
  );
  const whole = specifiers.find(({ type }: Node) => type === "ImportNamespaceSpecifier");
  if (whole) return `let ${whole.local.name}=${needed};`;
  return names.length === 0 ? `${needed};` : `let{${names.join()}}=${needed};`;
}

function exportsIn({ specifiers, source, declaration }: Node): readonly string[] {
  if (source || declaration) throw new Error(UNKNOWN);
  return specifiers.map(({ exported, local }: Node) => `${exported.name}:${local.name}`);
}

function fileIn(source: Node): string {
  const path: unknown = source.type === "TemplateLiteral" ? source.quasis[0].value.cooked : source.value;
  if (typeof path !== "string" || !path.startsWith("./"))
    throw new Error("an import that is no chunk of this build");
  return `assets/${path.slice(2)}`;
}

function namesOf(fileName: string, orders: Orders): string {
  return `[${(orders.get(fileName) ?? []).map(nameOf).join()}]`;
}

function nameOf(fileName: string): string {
  return JSON.stringify(fileName.replace("assets/", ""));
}

function* nodesIn(value: unknown): Iterable<Node> {
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && "start" in value) yield value as Node;
  for (const part of Object.values(value)) yield* nodesIn(part);
}

/** The page asks for everything that its script imports at once, and runs it in order. */
function namePageScripts(page: Rolldown.OutputAsset, orders: Orders): void {
  if (!page.fileName.endsWith(".html")) return;
  page.source = String(page.source).replace(PAGE_SCRIPT, (_, script: string) =>
    (orders.get(script) ?? [])
      .map((file) => `<script defer crossorigin src="/${file}"></script>`)
      .join("\n    "),
  );
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
