/** The day as a whole: whether all is there before the team leaves, opening it, what it came to, and closing it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { OpenVisit } from "../open-visit";
import { closeVisit } from "../opening";
import { Page } from "../page";
import { fieldsOf, place, recordsOf, visit } from "../state";
import { dayOf, shortDay } from "../visits";
import { HereSaid } from "./here";
import { Readiness } from "./ready-list";
import { Summary } from "./summary";

export function VisitScreen(): JSX.Element {
  const open = visit.value;
  const day = String(fieldsOf(open).day ?? dayOf(new Date()));
  const title = [place.value?.name ?? "Wegwijs", shortDay(day)].join(" · ");
  return (
    <Page part="today" title={title}>
      {open ? <OpenDay key={open.entity_id} id={open.entity_id} day={day} /> : <ClosedDay />}
      <Readiness />
      <HereSaid />
    </Page>
  );
}

function OpenDay({ id, day }: { readonly id: string; readonly day: string }): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const close = async () => {
    setBusy(true);
    await closeVisit();
  };
  const isOfBefore = day !== dayOf(new Date());
  return (
    <section class="panel" aria-labelledby="summary">
      {isOfBefore && (
        <Notice tone="warn" icon="warning" title={t("Deze dag staat nog open")}>
          {t("Sluit hem eerst. Daarna opent u de dag van vandaag.")}
        </Notice>
      )}
      <h2 id="summary">{t("Deze dag tot nu toe")}</h2>
      <Summary visit={id} day={day} />
      <Button kind="main" icon="check" isBusy={isBusy} onClick={() => void close()}>
        {t("Klaar: sluit de dag")}
      </Button>
      <LinkButton kind="quiet" icon="print" href={`#/report/${id}`}>
        {t("Dagverslag")}
      </LinkButton>
    </section>
  );
}

/** Of today that was closed: what it came to; opening it again goes on where it was. */
function ClosedDay(): JSX.Element {
  const today = dayOf(new Date());
  const closed = recordsOf("visit").find((one) => fieldsOf(one).day === today);
  return (
    <>
      {closed && (
        <section class="panel" aria-labelledby="closed">
          <Notice tone="done" icon="check" title={t("De dag is gesloten")}>
            {t("Alles gaat vanzelf naar de bibliotheek zodra er internet is.")}
          </Notice>
          <h2 id="closed">{t("Vandaag")}</h2>
          <Summary visit={closed.entity_id} day={today} />
          <LinkButton icon="print" href={`#/report/${closed.entity_id}`}>
            {t("Dagverslag")}
          </LinkButton>
        </section>
      )}
      <OpenVisit />
    </>
  );
}
