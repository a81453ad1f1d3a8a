/** Things by how often they came, with a bar that says the same as the number. */
import type { JSX } from "preact";
import type { Ranked } from "./ranking";

interface RankedListProps {
  readonly all: readonly (Ranked & { readonly text: string })[];
  readonly ifNone: string;
}

export function RankedList({ all, ifNone }: RankedListProps): JSX.Element {
  const most = Math.max(1, ...all.map(({ n }) => n));
  if (all.length === 0) return <p class="aside">{ifNone}</p>;
  return (
    <ol class="ranked">
      {all.map(({ id, n, text }) => (
        <li key={id}>
          <span>{text}</span>
          <strong>{n}</strong>
          <span class="progress" aria-hidden="true">
            <span class="fill" style={{ inlineSize: `${Math.round((n / most) * 100)}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}
