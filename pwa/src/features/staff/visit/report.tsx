/** The team's own sheet of one day, on A4 paper: sums as they were counted, of nobody in particular. */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import type { StaffRecord } from "../../../sync/merging";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { activityName } from "../activity-names";
import { categoryName } from "../counted";
import { languageName } from "../language-names";
import { Page } from "../page";
import { briefing, fieldsOf, records } from "../state";
import { closedAt, openedAt, timeOf } from "../visits";
import { Figures } from "./summary";
import { type Totals, totalsOf } from "./totals";

export function ReportScreen({ visit: id }: { readonly visit: string }): JSX.Element {
  const visit = records.value.get(`visit/${id}`);
  if (!visit) {
    return (
      <Page part="today" title={t("Dagverslag")}>
        <Notice icon="figures">{t("Van deze dag staat niets meer op deze tablet.")}</Notice>
      </Page>
    );
  }
  const day = String(fieldsOf(visit).day ?? "");
  return (
    <Page part="today" title={t("Dagverslag")} aside={`${nameOf(visit.place)} · ${dayInWords(day)}`}>
      <Sheet visit={visit} day={day} />
      <Button kind="main" icon="print" onClick={() => print()}>
        {t("Druk af")}
      </Button>
    </Page>
  );
}

function Sheet({ visit, day }: { readonly visit: StaffRecord; readonly day: string }): JSX.Element {
  const totals = totalsOf(visit.entity_id, day, visit.place, records.value.values());
  const [from, until] = [openedAt(visit), closedAt(visit)].map((moment) => moment && timeOf(moment));
  return (
    <article class="day-report">
      <p>
        {[from && t("Open {time}", { time: from }), until && t("dicht {time}", { time: until })]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <Figures totals={totals} />
      <Rows title={t("Wie er kwam")} rows={agesOf(totals)} />
      <Rows title={t("Gevraagde talen")} rows={totals.languages.map(([tag, n]) => [languageName(tag), n])} />
      <Rows
        title={t("Activiteiten en deelnemers")}
        rows={totals.activities.map(({ kind, people }) => [activityName(kind), people])}
      />
      <p class="aside">{t("Alleen aantallen. Dit blad is van het team zelf.")}</p>
    </article>
  );
}

function agesOf({ ages }: Totals): readonly (readonly [string, number])[] {
  return ages.map(([category, n]) => [categoryName(category), n]);
}

interface RowsProps {
  readonly title: string;
  readonly rows: readonly (readonly [string, number])[];
}

function Rows({ title, rows }: RowsProps): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {rows.map(([name, n], at) => (
          <tr key={at}>
            <th scope="row">{name}</th>
            <td>{n}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(place: string): string {
  return briefing.value?.places.find(({ id }) => id === place)?.name ?? place;
}
