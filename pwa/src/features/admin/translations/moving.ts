/** Arrow keys go from one cell of a table to the next that has a link. */

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export function moveAmongCells(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.closest("td") : null;
  if (!step || !cell) return;
  const found = linkFrom(cell, step);
  if (!found) return;
  event.preventDefault(); // or the page would scroll
  found.focus();
}

function linkFrom(cell: HTMLTableCellElement, [down, along]: readonly [number, number]): HTMLElement | null {
  const table = cell.closest("table");
  const row = cell.closest("tr");
  if (!table || !row) return null;
  let [y, x] = [row.rowIndex + down, cell.cellIndex + along];
  while (table.rows[y]?.cells[x]) {
    const link = table.rows[y]?.cells[x]?.querySelector("a");
    if (link) return link;
    [y, x] = [y + down, x + along];
  }
  return null;
}
