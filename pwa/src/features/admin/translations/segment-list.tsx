/** The chosen texts, under the card that they are of. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import type { Line, Sheet, Where } from "./api";
import { sheetLink } from "./links";
import { stateInWords } from "./progress";

interface SegmentListProps {
  readonly where: Where;
  readonly sheet: Sheet;
  readonly lines: readonly Line[];
  readonly current: string | undefined;
}

export function SegmentList({ where, sheet, lines, current }: SegmentListProps): JSX.Element {
  const owners = [{ id: "", title: t("Het pakket zelf") }, ...sheet.resources];
  return (
    <nav class="card segments" aria-label={t("Teksten")}>
      <h2>{tn("{n} tekst", "{n} teksten", lines.length)}</h2>
      {owners.map(({ id, title }) => {
        const own = lines.filter(({ resource }) => resource === id);
        return own.length === 0 ? null : (
          <section key={id}>
            <h3>
              <bdi>{title}</bdi>
            </h3>
            <ul>
              {own.map((line) => (
                <li key={line.id}>
                  <SegmentLink where={where} line={line} isCurrent={line.id === current} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

interface SegmentLinkProps {
  readonly where: Where;
  readonly line: Line;
  readonly isCurrent: boolean;
}

function SegmentLink({ where, line, isCurrent }: SegmentLinkProps): JSX.Element {
  return (
    <a href={sheetLink(where, line.id)} aria-current={isCurrent ? "true" : undefined}>
      <span class={`dot dot-${line.state}`} title={stateInWords(line.state)}>
        <span class="hidden">{stateInWords(line.state)}</span>
      </span>
      <bdi>{line.nl}</bdi>
    </a>
  );
}
