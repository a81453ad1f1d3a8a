/** What visits of teams came to, by month and place; cells under ten are not told (clause 3.1). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { periodInWords } from "../../i18n/formats";
import { t, tn } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { Choice } from "../../ui/choice";
import { PageTitle } from "./page-title";
import { PickPlace } from "./pick-place";
import { type Row, TableCard } from "./table-card";
import { readPlaces, readVisits, type VisitFigures } from "./team-api";
import { Unread } from "./unread";
import { useAnswer } from "./use-answer";
import { useList } from "./use-list";
import { learningInWords, subjectInWords, toldInWords, whatInWords } from "./visit-words";

const SPANS = ["1", "3", "12"] as const; // months, this one included
type Span = (typeof SPANS)[number];

export function VisitsPage(): JSX.Element {
  const [span, setSpan] = useState<Span>("3");
  const [place, setPlace] = useState("");
  const [places] = useList(readPlaces);
  const query = queryOf(Number(span), place);
  const answer = useAnswer(() => readVisits(query), [query]);
  return (
    <>
      <PageTitle text={t("Bezoeken")} />
      <p>{t("Alleen aantallen, nooit personen. Mensen onder de tien: daar staat <10.")}</p>
      <Choice<Span>
        name="span"
        legend={t("Hoe ver terug")}
        isLegendHidden
        look="tabs"
        value={span}
        onChoose={setSpan}
        options={SPANS.map((months) => ({
          value: months,
          text: tn("{n} maand", "{n} maanden", Number(months)),
        }))}
      />
      {places?.ok && (
        <PickPlace places={places.value.places} value={place} onPick={setPlace} all={t("Alle locaties")} />
      )}
      <Unread answers={[places, answer]} />
      {answer?.ok && <Tables figures={answer.value} />}
      <div class="answers">
        <LinkButton href={`/api/visits/figures.csv${query}`} icon="down">
          {t("Download als rekenlijst (CSV)")}
        </LinkButton>
      </div>
    </>
  );
}

function Tables({ figures: { visits, counts, activities, questions } }: { readonly figures: VisitFigures }) {
  const empty = t("Er is nog niets geteld.");
  const where = [t("Maand"), t("Plek")];
  return (
    <>
      <TableCard
        caption={t("Hoe vaak het team er was")}
        heads={[...where, t("Keer")]}
        rows={visits.map((row) => rowOf(row, [row.times]))}
        empty={empty}
      />
      <TableCard
        caption={t("Geteld, en gewenst")}
        heads={[...where, t("Onderdeel"), t("Wat"), t("Aantal")]}
        rows={counts.map((row) =>
          rowOf(row, [subjectInWords(row.subject), whatInWords(row.subject, row.what), toldInWords(row.n)]),
        )}
        empty={empty}
      />
      <Balance activities={activities} />
      <TableCard
        caption={t("Activiteiten")}
        heads={[...where, t("Soort"), t("Leren"), t("Keer"), t("Mensen")]}
        rows={activities.map((row) =>
          rowOf(row, [row.kind, learningInWords(row.learning), row.times, toldInWords(row.people)]),
        )}
        empty={empty}
      />
      <TableCard
        caption={t("Vragen, zoals het IDO-formulier ze vraagt")}
        heads={[...where, t("Onderdeel"), t("Wat"), t("Aantal")]}
        rows={questions.map((row) =>
          rowOf(row, [subjectInWords(row.subject), whatInWords(row.subject, row.what), toldInWords(row.n)]),
        )}
        empty={empty}
      />
    </>
  );
}

/** How often each way of learning was offered: the three belong together (VIME). */
function Balance({ activities }: Pick<VisitFigures, "activities">): JSX.Element | null {
  if (activities.length === 0) return null;
  const parts = ["formal", "non-formal", "social"].map((learning) => {
    const times = activities.reduce((sum, row) => sum + (row.learning === learning ? row.times : 0), 0);
    return [learningInWords(learning), times].join(": ");
  });
  return (
    <section class="card">
      <h2>{t("Balans van leren (VIME)")}</h2>
      <p>{parts.join(" · ")}</p>
    </section>
  );
}

function rowOf(
  where: { readonly month: string; readonly place: string },
  cells: readonly (string | number)[],
): Row {
  const month = where.month === "" ? t("dag niet bekend") : periodInWords(where.month);
  return {
    key: JSON.stringify([where, ...cells]),
    cells: [month, where.place, ...cells],
    count: cells.length + 1,
  };
}

function queryOf(months: number, place: string): string {
  const now = new Date();
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - months + 1, 1))
    .toISOString()
    .slice(0, 7);
  return `?from=${first}${place === "" ? "" : `&place=${encodeURIComponent(place)}`}`;
}
