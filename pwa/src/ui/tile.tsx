/**
 * A tile: a four-fold symmetric motif drawn from an id, so that every pack has a picture that can be recognised and
 * named without reading. The same id always gives the same tile, on screens and in print.
 */
import type { JSX } from "preact";
import { type Tone, toneOf } from "./tones";

/** Shapes in a cell of 10 by 10; each is turned by quarters. */
const SHAPES: readonly string[] = [
  "M0 0h10a10 10 0 0 1-10 10z",
  "M0 0h10L0 10z",
  "M0 0a10 10 0 0 1 10 10A10 10 0 0 1 0 0z",
  "M2.4 5a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z",
  "M5 0l5 5-5 5-5-5z",
  "M0 10a10 10 0 0 1 10-10v4a6 6 0 0 0-6 6z",
];
const CELLS = [
  [0, 0],
  [10, 0],
  [0, 10],
  [10, 10],
] as const;
const QUARTERS = [0, 90, 180, 270] as const;
const FILLED = 0.72; // share of cells that carry a shape
const ALWAYS = 3; // the cell at the heart, so that no tile is empty

interface TileProps {
  readonly id: string;
  readonly tone?: string;
  readonly size?: number; // px
}

export function Tile({ id, tone, size = 56 }: TileProps): JSX.Element {
  const colour = toneOf(tone);
  const cells = quarter(id, colour);
  return (
    <svg class="tile" viewBox="0 0 40 40" width={size} height={size} aria-hidden="true">
      <rect width="40" height="40" fill={`var(--${colour}-tint)`} />
      {QUARTERS.map((turn) => (
        <g key={turn} transform={`rotate(${turn} 20 20)`}>
          {cells}
        </g>
      ))}
    </svg>
  );
}

function quarter(id: string, tone: Tone): readonly (JSX.Element | null)[] {
  const chance = chances(id);
  const choices = CELLS.map(() => ({
    shape: SHAPES[Math.floor(chance() * SHAPES.length)],
    turn: Math.floor(chance() * 4) * 90,
    isFilled: chance() < FILLED,
  }));
  return CELLS.map(([x, y], cell) => {
    const choice = choices[cell];
    if (!choice || !(choice.isFilled || cell === ALWAYS)) return null;
    const place = `translate(${x} ${y}) rotate(${choice.turn} 5 5)`;
    return <path key={cell} d={choice.shape} transform={place} fill={fill(tone, cell)} />;
  });
}

function fill(tone: Tone, cell: number): string {
  return tone === "saffron" && cell % 2 ? "var(--saffron-fill)" : `var(--${tone})`;
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
