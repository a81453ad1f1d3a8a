/** A slip for each of two people who will meet: when, where, and by which tile they know each other. No contact data. */
import type { JSX } from "preact";
import { weekdayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Tile } from "../../../ui/tile";
import { type Coach, numberOf } from "../coaching";
import { languageName } from "../language-names";
import { Page } from "../page";
import { records } from "../state";
import { type Match, readMatch } from "./matches";

export function SlipScreen({ match: id }: { readonly match: string }): JSX.Element {
  const title = t("Briefjes");
  const found = records.value.get(`match/${id}`);
  return (
    <Page title={title} part="coaches">
      {found ? (
        <Slips match={readMatch(found)} />
      ) : (
        <Notice icon="help" title={t("Deze afspraak staat niet op deze tablet.")} />
      )}
      <LinkButton kind="quiet" icon="back" href="#/coaches">
        {t("Naar het bord")}
      </LinkButton>
    </Page>
  );
}

function Slips({ match }: { readonly match: Match }): JSX.Element {
  const { demand, supply } = match;
  return (
    <>
      <Button kind="main" icon="print" onClick={() => window.print()}>
        {t("Print twee briefjes")}
      </Button>
      <div class="slips">
        {demand && <Slip match={match} own={demand} other={supply} />}
        {supply && <Slip match={match} own={supply} other={demand} />}
      </div>
    </>
  );
}

interface SlipProps {
  readonly match: Match;
  readonly own: Coach;
  readonly other: Coach | undefined;
}

function Slip({ match: { day, time, spot, demand }, own, other }: SlipProps): JSX.Element {
  return (
    <article class="slip" aria-label={t("Briefje voor {number}", { number: numberOf(own.id) })}>
      <div class="somebody">
        <Tile id={own.id} tone={own.side === "demand" ? "plum" : "leaf"} size={72} />
        <div>
          <span>{t("Dit bent u")}</span>
          <span class="number">
            <bdi dir="ltr">{numberOf(own.id)}</bdi>
          </span>
        </div>
      </div>
      <dl>
        <dt>{t("Dag")}</dt>
        <dd>{weekdayInWords(day)}</dd>
        <dt>{t("Tijd")}</dt>
        <dd>
          <bdi dir="ltr">{time}</bdi>
        </dd>
        <dt>{t("Plek")}</dt>
        <dd>{spot ?? t("Vraag het aan de bieb")}</dd>
        <dt>{t("Taal")}</dt>
        <dd>{demand ? languageName(demand.language) : ""}</dd>
      </dl>
      {other && (
        <div class="somebody">
          <Tile id={other.id} tone={other.side === "demand" ? "plum" : "leaf"} size={72} />
          <div>
            <span>{t("U ontmoet")}</span>
            <span class="number">
              <bdi dir="ltr">{numberOf(other.id)}</bdi>
            </span>
          </div>
        </div>
      )}
      <p>{t("Neem dit briefje mee. Laat elkaar uw tegel zien.")}</p>
    </article>
  );
}
