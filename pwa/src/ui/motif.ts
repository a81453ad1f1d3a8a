/**
 * The motif of a tile, drawn from an id: a quarter of two by two cells, which is turned four times. The same id has the
 * same motif everywhere.
 */

/** What stands in a cell: one of the shapes, turned by so many degrees. */
export interface Cell {
  readonly shape: number;
  readonly turn: number;
}

/** The four cells of a quarter, an empty one is null: the corner, both edges, and the one at the heart. */
export type Motif = readonly [corner: Cell | null, edge: Cell | null, other: Cell | null, heart: Cell | null];

const SHAPES = 6;
const FILLED = 0.72; // share of cells that carry a shape

export function motifOf(id: string): Motif {
  const chance = chances(id);
  let motif = draw(chance);
  while (isRefused(motif)) motif = draw(chance);
  return motif;
}

function draw(chance: () => number): Motif {
  const cell = (isAlways = false): Cell | null => {
    const drawn = { shape: Math.floor(chance() * SHAPES), turn: Math.floor(chance() * 4) * 90 };
    return chance() < FILLED || isAlways ? drawn : null;
  };
  return [cell(), cell(), cell(), cell(true)]; // the heart is never empty
}

/** Four bent arms, or a cross with free corners: here and there these are more than a pattern, and a tile means nothing. */
function isRefused([corner, edge, other]: Motif): boolean {
  const isBent = (edge === null) !== (other === null);
  const isCross = edge !== null && other !== null && corner === null;
  return isBent || isCross;
}

/** FNV-1a of the id, then xorshift32: the same numbers between 0 and 1 on every phone. */
function chances(id: string): () => number {
  let state = 2166136261;
  for (let at = 0; at < id.length; at++) state = Math.imul(state ^ id.charCodeAt(at), 16777619);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
