/** A table in a card of its own, which scrolls sideways where it must. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface TableCardProps {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  /** Said where there are no rows. */
  readonly empty: string;
}

export interface Row {
  readonly key: string;
  readonly cells: readonly ComponentChildren[];
  /** Which of the cells is the count. */
  readonly count?: number;
}

export function TableCard({ caption, empty, ...table }: TableCardProps): JSX.Element {
  return (
    <section class="card">
      <h2>{caption}</h2>
      {table.rows.length === 0 ? (
        <p class="aside">{empty}</p>
      ) : (
        <Scroller caption={caption}>
          <Table caption={caption} {...table} />
        </Scroller>
      )}
    </section>
  );
}

/** Reachable for the arrow keys where there is something to scroll, and only there. */
function Scroller({ caption, children }: { readonly caption: string; readonly children: ComponentChildren }) {
  const area = useRef<HTMLElement>(null);
  const [isWindow, setWindow] = useState(false);
  useEffect(() => {
    const shown = area.current;
    if (!shown) return undefined;
    const measured = new ResizeObserver(() => setWindow(shown.scrollWidth > shown.clientWidth));
    measured.observe(shown);
    return () => measured.disconnect();
  }, []);
  return (
    <section ref={area} class="scroll" aria-label={caption} tabIndex={isWindow ? 0 : undefined}>
      {children}
    </section>
  );
}

function Table({ caption, heads, rows }: Omit<TableCardProps, "empty">): JSX.Element {
  return (
    <table>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, count }) => (
          <tr key={key}>
            {cells.map((cell, at) => (
              <td key={heads[at]} class={at === count ? "count" : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
