/**
 * Rolldown's groups: what a newcomer's first screen needs of the folders that pages share is one chunk, whoever else needs a
 * part of it. Left to itself it would be cut along what each team's screen imports, and small chunks compress worse.
 */
import type { Rolldown } from "vite";

const START = new URL("../src/app/main.tsx", import.meta.url).pathname;
/** What only a newcomer's page has stays with it, and so does its style sheet. */
const OWN = /\/src\/(app|features)\/|\.css$/;

export const groups: Rolldown.CodeSplittingGroup[] = [{ name: firstChunk(), debugName: "first" }];

function firstChunk(): Rolldown.CodeSplittingNameFunction {
  let first: ReadonlySet<string> | undefined;
  return (id, graph) => {
    first ??= reachable(graph);
    return first.has(id) && !OWN.test(id) ? "first" : null;
  };
}

/** Every module that a newcomer's page imports at once. */
function reachable(graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set([START]);
  for (const id of found) {
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  }
  return found;
}
