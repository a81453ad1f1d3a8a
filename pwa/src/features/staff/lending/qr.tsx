/** A code as a square that cameras read, drawn on this device. */
import { correction, generate } from "lean-qr";
import type { JSX } from "preact";

const QUIET = 4; // modules around it that stay white

export function QrCode({ text }: { readonly text: string }): JSX.Element {
  const code = generate(text, { minCorrectionLevel: correction.Q });
  const size = code.size + 2 * QUIET;
  const rows = Array.from({ length: code.size }, (_, y) => rowOf(code, y)).join("");
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={rows} fill="#000000" />
    </svg>
  );
}

interface Bits {
  readonly size: number;
  get(x: number, y: number): boolean;
}

function rowOf(code: Bits, y: number): string {
  const dark = Array.from({ length: code.size }, (_, x) => x).filter((x) => code.get(x, y));
  return dark.map((x) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`).join("");
}
