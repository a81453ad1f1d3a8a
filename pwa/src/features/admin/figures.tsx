/** The three tables of counts; what is never counted together never stands in one table (clause 3.1). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../i18n/words";
import { Choice } from "../../ui/choice";
import { readFigures } from "./api";
import { FiguresTable } from "./figures-table";
import { PageTitle } from "./page-title";
import { Unread } from "./unread";
import { useAnswer } from "./use-answer";

const SPANS = ["7", "30", "90"] as const; // days
type Span = (typeof SPANS)[number];

export function FiguresPage(): JSX.Element {
  const [span, setSpan] = useState<Span>("30");
  const answer = useAnswer(() => readFigures(daysAgo(Number(span))), [span]);
  return (
    <>
      <PageTitle text={t("Cijfers")} />
      <p>{t("Alleen aantallen, nooit personen. Onder de tien staat er <10.")}</p>
      <Choice<Span>
        name="span"
        legend={t("Hoe ver terug")}
        isLegendHidden
        look="tabs"
        value={span}
        onChoose={setSpan}
        options={SPANS.map((days) => ({ value: days, text: tn("{n} dag", "{n} dagen", Number(days)) }))}
      />
      <Unread answers={[answer]} />
      {answer?.ok && (
        <>
          <FiguresTable caption={t("Per dag en kaart")} columns={dayColumns()} figures={answer.value.days} />
          <FiguresTable
            caption={t("Per week en plek")}
            columns={weekColumns()}
            figures={answer.value.weeks}
          />
          <FiguresTable
            caption={t("Per maand en taal")}
            columns={monthColumns()}
            figures={answer.value.months}
          />
        </>
      )}
    </>
  );
}

export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

export function dayColumns() {
  return [
    { field: "day", name: t("Dag") },
    { field: "pack", name: t("Pakket") },
    { field: "edition", name: t("Uitgave") },
    { field: "resource", name: t("Kaart") },
    { field: "metric", name: t("Wat") },
    { field: "n", name: t("Aantal") },
  ];
}

function weekColumns() {
  return [
    { field: "week", name: t("Week") },
    { field: "place", name: t("Plek") },
    { field: "metric", name: t("Wat") },
    { field: "n", name: t("Aantal") },
  ];
}

function monthColumns() {
  return [
    { field: "month", name: t("Maand") },
    { field: "resource", name: t("Kaart") },
    { field: "language", name: t("Taal") },
    { field: "metric", name: t("Wat") },
    { field: "n", name: t("Aantal") },
  ];
}
