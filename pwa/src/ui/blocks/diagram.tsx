/**
 * The parties of an infographic as a drawing: around the reader, or along a way. Tapping one opens it in the list below,
 * which says the same in words; so the drawing itself is for the eye and the thumb only.
 */
import type { JSX } from "preact";
import { pictogramNamed } from "../kit";
import { KitPaths } from "../kit-paths";
import type { Run } from "./runs";

type Node = Run<"node">["blocks"][number];

interface Point {
  readonly x: number;
  readonly y: number;
}

const WIDTH = 320;
const RADIUS = 30; // of a party: 60 units are 56 px and more on a phone of 320 px
const ROW = 3; // parties in a row of the way
const STEP = 104;
const MANY = 8; // around the reader; more would touch each other

interface DiagramProps {
  readonly nodes: readonly Node[];
  readonly onTap: (at: number) => void;
}

export function Diagram({ nodes, onTap }: DiagramProps): JSX.Element | null {
  if (nodes.length < 2) return null;
  const isWay = nodes.some(({ next }) => next) || nodes.length > MANY;
  const points = isWay ? along(nodes.length) : around(nodes.length);
  const height = isWay ? Math.ceil(nodes.length / ROW) * STEP : WIDTH;
  const middle = { x: WIDTH / 2, y: WIDTH / 2 };
  return (
    <svg class="diagram" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {points.map((point, at) => {
        const to = isWay ? points[at + 1] : middle;
        return to && (!isWay || nodes[at]?.next) && <Line key={at} from={point} to={to} isArrow={isWay} />;
      })}
      {!isWay && <Reader at={middle} />}
      {nodes.map((node, at) => (
        <Party key={node.label.id} node={node} at={at} point={points[at] ?? middle} onTap={onTap} />
      ))}
    </svg>
  );
}

/** In a ring, the first on top. */
function around(count: number): readonly Point[] {
  const ring = WIDTH / 2 - RADIUS - 6;
  return Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count - Math.PI / 2;
    return { x: round(WIDTH / 2 + ring * Math.cos(angle)), y: round(WIDTH / 2 + ring * Math.sin(angle)) };
  });
}

/** To and fro, so that the way never jumps back to the start of a line; the style sheet mirrors it where text runs from the right. */
function along(count: number): readonly Point[] {
  return Array.from({ length: count }, (_, at) => {
    const row = Math.floor(at / ROW);
    const column = row % 2 ? ROW - 1 - (at % ROW) : at % ROW;
    return { x: round((WIDTH / ROW) * (column + 0.5)), y: STEP * (row + 0.5) };
  });
}

function Line({ from, to, isArrow }: { from: Point; to: Point; isArrow: boolean }): JSX.Element {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const along = (units: number): Point => ({
    x: round(from.x + ((to.x - from.x) / length) * units),
    y: round(from.y + ((to.y - from.y) / length) * units),
  });
  const start = along(RADIUS + 2);
  const end = along(length - RADIUS - 4);
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <>
      <path class="link" d={`M${start.x} ${start.y}L${end.x} ${end.y}`} />
      {isArrow && (
        <path
          class="link"
          d="M-8 -6L0 0L-8 6"
          transform={`translate(${end.x} ${end.y}) rotate(${round(angle)})`}
        />
      )}
    </>
  );
}

function Reader({ at }: { readonly at: Point }): JSX.Element {
  return (
    <g class="tone-canal" transform={`translate(${at.x} ${at.y})`}>
      <circle class="self" r={RADIUS + 4} />
      <Drawing name="heart" />
    </g>
  );
}

interface PartyProps extends Pick<DiagramProps, "onTap"> {
  readonly node: Node;
  readonly at: number;
  readonly point: Point;
}

function Party({ node, at, point, onTap }: PartyProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hidden from who does not see it; the list below opens by key
    <g
      class={`party tone-${node.danger ? "brick" : node.tone}`}
      transform={`translate(${point.x} ${point.y})`}
      onClick={() => onTap(at)}
    >
      <circle r={RADIUS} />
      <g class="upright">
        <Drawing name={node.icon} />
        <circle class="tag" cx={RADIUS - 6} cy={6 - RADIUS} r="11" />
        <text x={RADIUS - 6} y={10.5 - RADIUS}>
          {at + 1}
        </text>
      </g>
    </g>
  );
}

function Drawing({ name }: { readonly name: string }): JSX.Element | null {
  const paths = pictogramNamed(name);
  return paths ? (
    <g transform="translate(-18 -18) scale(1.5)">
      <KitPaths paths={paths} />
    </g>
  ) : null;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
