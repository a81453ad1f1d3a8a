/** The motif of each numbered tile of paper, on screens and in print. */

export function motifOfTile(n: number): string {
  return `tegel-${n}`;
}
