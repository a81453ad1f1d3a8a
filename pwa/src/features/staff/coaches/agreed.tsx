/** Who meets whom and when; afterwards it is counted whether they met. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { weekdayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { Tile } from "../../../ui/tile";
import { type Coach, numberOf } from "../coaching";
import { recordsOf, write } from "../state";
import { type Match, readMatch } from "./matches";

type Outcome = "met" | "not-met" | "cancelled";

export function Agreed(): JSX.Element {
  const agreed = recordsOf("match")
    .map(readMatch)
    .filter(({ state }) => state === "agreed")
    .sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
  return (
    <section class="panel" aria-labelledby="agreed">
      <h2 id="agreed">{t("Afspraken")}</h2>
      {agreed.length === 0 && <p class="aside">{t("Nog geen afspraak.")}</p>}
      <ul class="somebodies">
        {agreed.map((match) => (
          <li key={match.id}>
            <OneMatch match={match} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneMatch({ match }: { readonly match: Match }): JSX.Element {
  const { id, demand, supply, day, time, spot } = match;
  const [isBusy, setBusy] = useState(false);
  const end = (outcome: Outcome) => {
    setBusy(true);
    void finish(match, outcome).finally(() => setBusy(false));
  };
  return (
    <div class="somebody">
      <Small coach={demand} />
      <Small coach={supply} />
      <div>
        <strong>
          {weekdayInWords(day)} · <bdi dir="ltr">{time}</bdi>
        </strong>
        <span>{spot}</span>
      </div>
      <LinkButton icon="print" href={`#/slip/${id}`}>
        {t("Briefjes")}
      </LinkButton>
      <Button icon="check" isBusy={isBusy} onClick={() => end("met")}>
        {t("Ontmoet")}
      </Button>
      <Button icon="close" isBusy={isBusy} onClick={() => end("not-met")}>
        {t("Niet ontmoet")}
      </Button>
      <Button kind="quiet" icon="trash" isBusy={isBusy} onClick={() => end("cancelled")}>
        {t("Gaat niet door")}
      </Button>
    </div>
  );
}

function Small({ coach }: { readonly coach: Coach | undefined }): JSX.Element | null {
  if (!coach) return null;
  return (
    <>
      <Tile id={coach.id} tone={coach.side === "demand" ? "plum" : "leaf"} size={40} />
      <bdi dir="ltr">{numberOf(coach.id)}</bdi>
    </>
  );
}

async function finish({ id, demand, supply }: Match, outcome: Outcome): Promise<void> {
  await write("match", id, { state: outcome });
  announce(t("Dat is bewaard."));
  if (outcome !== "met") return;
  // The match says that they met; this lets the tablet forget them a week later.
  for (const coach of [demand, supply]) if (coach) await write("coach", coach.id, { state: "gone" });
}
