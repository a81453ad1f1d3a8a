/**
 * A tile: a four-fold symmetric motif drawn from an id, so that every pack, place and activity has a picture that can be
 * recognised and named without reading. The same id always gives the same tile, on screens and in print.
 */
import type { JSX } from "preact";
import { type Cell, motifOf } from "./motif";
import { toneOf } from "./tones";

/** Shapes in a cell of 10 by 10; each is turned by quarters. */
const PATHS: readonly string[] = [
  "M0 0h10a10 10 0 0 1-10 10z",
  "M0 0h10L0 10z",
  "M0 0a10 10 0 0 1 10 10A10 10 0 0 1 0 0z",
  "M2.4 5a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z",
  "M5 0l5 5-5 5-5-5z",
  "M0 10a10 10 0 0 1 10-10v4a6 6 0 0 0-6 6z",
];
const PLACES = ["0 0", "10 0", "0 10", "10 10"] as const;
const QUARTERS = [0, 90, 180, 270] as const;

interface TileProps {
  readonly id: string;
  readonly tone?: string | undefined;
  readonly size?: number; // px
}

export function Tile({ id, tone, size = 56 }: TileProps): JSX.Element {
  const cells = motifOf(id).map((cell, at) => cell && <Shape key={at} cell={cell} at={at} />);
  return (
    <svg
      class={`tile tone-${toneOf(tone)}`}
      viewBox="0 0 40 40"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <rect width="40" height="40" fill="var(--tone-tint)" />
      {QUARTERS.map((turn) => (
        <g key={turn} transform={`rotate(${turn} 20 20)`}>
          {cells}
        </g>
      ))}
    </svg>
  );
}

/** Every other cell is in the tone's second colour, where it has one. */
function Shape({ cell: { shape, turn }, at }: { readonly cell: Cell; readonly at: number }): JSX.Element {
  const fill = at % 2 ? "var(--tone-second, var(--tone))" : "var(--tone)";
  return <path d={PATHS[shape]} transform={`translate(${PLACES[at]}) rotate(${turn} 5 5)`} fill={fill} />;
}
