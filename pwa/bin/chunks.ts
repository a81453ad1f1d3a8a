/**
 * Rolldown's groups: what a newcomer's first screen needs, and what a card needs besides, each in one chunk of a newcomer's own
 * and one that the pages of teams and administrators load as well. Left to itself it would be cut along what each of their
 * screens imports: small chunks compress worse, and an old phone answers each of fifteen requests itself before it shows a card.
 */
import type { Rolldown } from "vite";

/** Whose imports belong together, in the order in which they are asked for. */
const STARTS = [
  { name: "newcomer", file: path("main.tsx") },
  { name: "card", file: path("card-screen.tsx") },
] as const;
const OTHER_PAGES = [path("staff.tsx"), path("admin.tsx")];

const NAMES = STARTS.flatMap(({ name }) => [sharedOf(name), name]);

/** A group takes along what its modules import, unless one of a higher priority has it. */
export const groups: Rolldown.CodeSplittingGroup[] = NAMES.map((name, at) => ({
  name: (id, graph) => (chunkOf(id, graph) === name ? name : null),
  priority: NAMES.length - at,
}));

function path(name: string): string {
  return new URL(`../src/app/${name}`, import.meta.url).pathname;
}

function sharedOf(name: string): string {
  return `${name}-shared`;
}

let chunks: ReadonlyMap<string, string> | undefined;

function chunkOf(id: string, graph: Rolldown.ChunkingContext): string | undefined {
  chunks ??= assign(graph);
  return chunks.get(id);
}

/** What starts a page stays apart, for the editor's preview imports its neighbours. */
function assign(graph: Rolldown.ChunkingContext): ReadonlyMap<string, string> {
  const elsewhere = reachable(OTHER_PAGES, (id) => [...staticOf(id, graph), ...laterOf(id, graph)]);
  const found = new Map<string, string>();
  for (const { name, file } of STARTS) {
    for (const id of reachable([file], (next) => staticOf(next, graph))) {
      if (id === STARTS[0].file || id.endsWith(".css") || found.has(id)) continue;
      found.set(id, elsewhere.has(id) ? sharedOf(name) : name);
    }
  }
  return found;
}

function staticOf(id: string, graph: Rolldown.ChunkingContext): readonly string[] {
  return graph.getModuleInfo(id)?.importedIds ?? [];
}

function laterOf(id: string, graph: Rolldown.ChunkingContext): readonly string[] {
  return graph.getModuleInfo(id)?.dynamicallyImportedIds ?? [];
}

function reachable(starts: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(starts);
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}
