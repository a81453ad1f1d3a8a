/** Today: who came, by age band, one tap each; what is going on; and the last three things, each with its way back (S3). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Latest } from "../latest-list";
import { OpenVisit } from "../open-visit";
import { Page } from "../page";
import { fieldsOf, visit, worker } from "../state";
import { dayOf } from "../visits";
import { CountTiles } from "./count-tiles";
import { Languages } from "./languages";
import { Running } from "./running";

export function TodayScreen(): JSX.Element {
  const [isFamily, setFamily] = useState(false);
  if (worker.value?.role === "helper") return <ForHelpers />;
  if (!visit.value) {
    return (
      <Page part="today">
        <OpenVisit />
      </Page>
    );
  }
  return (
    <Page part="today">
      {fieldsOf(visit.value).day !== dayOf(new Date()) && <OfBefore />}
      <CountTiles isFamily={isFamily} onHold={() => setFamily(true)} />
      <div class="count-more">
        <Button icon="people" isPressed={isFamily} onClick={() => setFamily(!isFamily)}>
          {t("Familie of groep")}
        </Button>
        <Languages />
      </div>
      <div class="today-rest">
        <Running />
        <section class="panel" aria-labelledby="latest">
          <h2 id="latest">{t("Laatste 3")}</h2>
          <Latest />
          <div class="quick">
            <LinkButton kind="main" icon="scan" href="#/lending">
              {t("Scan")}
            </LinkButton>
            <LinkButton icon="plus" href="#/questions">
              {t("Een vraag")}
            </LinkButton>
          </div>
        </section>
      </div>
    </Page>
  );
}

/** Who forgot to close yesterday should not count today's people there. */
function OfBefore(): JSX.Element {
  return (
    <Notice
      tone="warn"
      icon="warning"
      title={t("De dag van eerder staat nog open")}
      action={<LinkButton href="#/visit">{t("Sluit hem eerst")}</LinkButton>}
    />
  );
}

/** Counting is for the staff; an address of theirs that a helper opens leads on to what is. */
function ForHelpers(): JSX.Element {
  return (
    <Page part="activities">
      <section class="panel">
        <p>{t("Kies wat u gaat doen.")}</p>
        <LinkButton kind="main" icon="star" href="#/activities">
          {t("Activiteit")}
        </LinkButton>
        <LinkButton icon="scan" href="#/lending">
          {t("Lenen")}
        </LinkButton>
      </section>
    </Page>
  );
}
