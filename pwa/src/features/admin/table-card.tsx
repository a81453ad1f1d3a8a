/** A table in a card of its own, which scrolls sideways where it must. */
import type { ComponentChildren, JSX } from "preact";
import { Scroller } from "./scroller";

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
        <Scroller label={caption}>
          <Table caption={caption} {...table} />
        </Scroller>
      )}
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
