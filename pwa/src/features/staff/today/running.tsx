/** What is going on now, and what is planned for today. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import type { FieldsRecord } from "../../../sync/merging";
import { LinkButton } from "../../../ui/button";
import { Tile } from "../../../ui/tile";
import { activityName } from "../activity-names";
import { fieldsOf, recordsOf, visit } from "../state";

export function Running(): JSX.Element {
  const found = activitiesOfToday();
  return (
    <section class="panel" aria-labelledby="running">
      <h2 id="running">{t("Nu bezig")}</h2>
      {found.length === 0 && <p class="aside">{t("Er is nu geen activiteit.")}</p>}
      <ul class="running">
        {found.map((activity) => (
          <li key={activity.entity_id}>
            <Activity activity={activity} />
          </li>
        ))}
      </ul>
      <LinkButton icon="star" href="#/activities">
        {t("Start een activiteit")}
      </LinkButton>
    </section>
  );
}

function Activity({ activity }: { readonly activity: FieldsRecord }): JSX.Element {
  const { kind, state, people, begins } = fieldsOf(activity);
  const isRunning = state === "running";
  const name = activityName(String(kind ?? ""));
  return (
    <>
      <Tile id={activity.entity_id} tone="leaf" size={56} />
      <span class="pair-title">
        <strong>{name}</strong>
        <span class="aside">
          {isRunning
            ? tn("{n} deelnemer", "{n} deelnemers", Number(people ?? 0))
            : t("start {time}", { time: String(begins ?? "") })}
        </span>
      </span>
      <LinkButton kind={isRunning ? "main" : "second"} href={`#/activity/${activity.entity_id}`}>
        {isRunning ? t("Verder") : t("Start")}
      </LinkButton>
    </>
  );
}

function activitiesOfToday(): readonly FieldsRecord[] {
  const rank = { running: 0, planned: 1 } as const;
  return recordsOf("activity")
    .filter((one): one is FieldsRecord => one.merge === "fields")
    .map((one) => ({ one, fields: fieldsOf(one) }))
    .filter(({ fields }) => fields.visit === visit.value?.entity_id && String(fields.state) in rank)
    .sort((a, b) => order(a.fields) - order(b.fields))
    .map(({ one }) => one);

  function order(fields: Readonly<Record<string, unknown>>): number {
    return rank[String(fields.state) as keyof typeof rank];
  }
}
