/** What a day came to, in a few numbers. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { placeId, records } from "../state";
import { type Totals, totalsOf } from "./totals";

interface SummaryProps {
  readonly visit: string;
  readonly day: string;
}

export function Summary({ visit, day }: SummaryProps): JSX.Element {
  return <Figures totals={totalsOf(visit, day, placeId.value, records.value.values())} />;
}

export function Figures({ totals }: { readonly totals: Totals }): JSX.Element {
  const { answered, later } = totals.questions;
  const rows: readonly (readonly [string, number])[] = [
    [t("Mensen"), totals.people],
    [t("Voor het eerst"), totals.first],
    [t("Activiteiten"), totals.activities.length],
    [t("Geleend"), totals.lent],
    [t("Teruggebracht"), totals.returned],
    [t("Vragen beantwoord"), answered],
    [t("Vragen voor later"), later],
    [t("Taalmaatjes"), totals.matches],
  ];
  return (
    <dl class="figures">
      {rows.map(([name, n]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{n}</dd>
        </div>
      ))}
    </dl>
  );
}
