/** S4: what a team does together with people today, and what it can begin. */
import "../activities.css";
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import { LinkButton } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { Tile } from "../../../ui/tile";
import { type Activity, activitiesToday } from "../activities-today";
import { kindOf, kindsFor } from "../activity-kinds";
import { activityName } from "../activity-names";
import { useActivityTitle } from "../activity-title";
import { activityLink, startLink } from "../links";
import { Page } from "../page";
import { visit, worker } from "../state";

export function ActivitiesScreen(): JSX.Element {
  return (
    <Page title={t("Activiteiten")} part="activities">
      {!visit.value && <NoVisit />}
      <Begin />
      {visit.value && <Today />}
      {worker.value?.role !== "helper" && <Reading />}
    </Page>
  );
}

function NoVisit(): JSX.Element {
  const title = t("De dag is nog niet open.");
  if (worker.value?.role === "helper") {
    return (
      <Notice icon="show" title={title}>
        {t("Vraag een medewerker om de dag te openen.")}
      </Notice>
    );
  }
  return (
    <Notice icon="show" title={title} action={<LinkButton href="#/visit">{t("Open de dag")}</LinkButton>}>
      {t("Zonder open dag wordt niets geteld. De quiz, de strip en de draaiboeken werken wel.")}
    </Notice>
  );
}

function Begin(): JSX.Element {
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{t("Begin iets")}</h2>
      <ul class="kinds">
        {kindsFor(worker.value?.role).map(({ id, tone }) => (
          <li key={id}>
            <a class={`kind tone-${tone}`} href={startLink(id)}>
              <Tile id={id} tone={tone} size={56} />
              <strong>{activityName(id)}</strong>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Today(): JSX.Element {
  const found = activitiesToday();
  return (
    <section aria-labelledby="today">
      <h2 id="today">{t("Vandaag")}</h2>
      {found.length === 0 && <p class="aside">{t("Er is vandaag nog geen activiteit.")}</p>}
      <ul class="todays">
        {found.map((activity) => (
          <li key={activity.id}>
            <Row activity={activity} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ activity }: { readonly activity: Activity }): JSX.Element {
  const { id, kind, begins, ends, people } = activity;
  const title = useActivityTitle(activity);
  const time = ends ? `${begins} – ${ends}` : begins;
  return (
    <a href={activityLink(id)}>
      <Tile id={kind} tone={kindOf(kind).tone} size={48} />
      <span class="pair-title">
        <strong>{title}</strong>
        <span class="aside">
          <bdi dir="ltr">{time}</bdi>
          {people !== undefined && ` · ${tn("{n} deelnemer", "{n} deelnemers", people)}`}
        </span>
      </span>
      <StageChip activity={activity} />
      <Icon name="next" />
    </a>
  );
}

function StageChip({ activity: { state } }: { readonly activity: Activity }): JSX.Element {
  if (state === "running") return <Chip icon="play">{t("Bezig")}</Chip>;
  if (state === "planned") return <Chip icon="steps">{t("Gepland")}</Chip>;
  return (
    <Chip icon="check" tone="done">
      {t("Klaar")}
    </Chip>
  );
}

function Reading(): JSX.Element {
  return (
    <section aria-labelledby="reading">
      <h2 id="reading">{t("Voor het team")}</h2>
      <ul class="todays">
        <li>
          <a href="#/guides">
            <Icon name="library" size={32} />
            <span class="pair-title">
              <strong>{t("Draaiboeken en kaarten")}</strong>
              <span class="aside">{t("Bijeenkomsten, checklists, taalverschillen en leerdomeinen")}</span>
            </span>
            <Icon name="next" />
          </a>
        </li>
      </ul>
    </section>
  );
}
