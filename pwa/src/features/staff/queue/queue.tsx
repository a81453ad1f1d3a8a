/** What waits to be sent, in plain words; what was sent; and what this tablet is (S9). */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { dayInWords, sizeInWords } from "../../../i18n/formats";
import { t, tn } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Page } from "../page";
import { isRunning, lastRound, round } from "../rounds";
import { lastSync, lock, online, queue, worker } from "../state";
import { ExportFile } from "./export";
import { whenInWords } from "./moment-words";
import { countToLookAt } from "./needs-look";
import { waitingWords } from "./plain-words";

export function QueueScreen(): JSX.Element {
  return (
    <Page title={t("Wachtrij")} part="queue">
      <Standing />
      <Waiting />
      <div class="deeds">
        <Button kind="main" icon="send" isBusy={isRunning.value} onClick={() => void round(true)}>
          {t("Verstuur nu")}
        </Button>
        {worker.value?.role !== "helper" && <LookLink />}
        <Button icon="lock" onClick={() => void lock()}>
          {t("Vergrendel")}
        </Button>
      </div>
      <ExportFile />
      <ThisTablet />
    </Page>
  );
}

/** How sending stands, in a word; it is read aloud when it changes. */
function Standing(): JSX.Element {
  return (
    <div role="status">
      <StandingNotice />
    </div>
  );
}

function StandingNotice(): JSX.Element {
  const { waiting } = queue.value;
  if (isRunning.value) return <Notice icon="send" title={t("Bezig met versturen")} />;
  if (lastRound.value === "unknown") {
    return (
      <Notice tone="warn" icon="warning" title={t("De server kent deze tablet niet meer.")}>
        {t("Alles is bewaard. Vraag een beheerder om een nieuwe code.")}
      </Notice>
    );
  }
  if (!online.value) {
    return (
      <Notice icon="offline" title={t("Geen internet: alles is bewaard op deze tablet.")}>
        {t("Het gaat vanzelf weg zodra er internet is.")}
      </Notice>
    );
  }
  if (waiting > 0) return <Notice icon="pause" title={tn("{n} wacht", "{n} wachten", waiting)} />;
  return <Notice tone="done" icon="check" title={t("Alles is verstuurd.")} />;
}

function Waiting(): JSX.Element {
  const { waiting, unsent } = queue.value;
  const kinds = new Map<string, number>();
  for (const { entity } of unsent) kinds.set(entity, (kinds.get(entity) ?? 0) + 1);
  // What another person wrote here may be closed to who looks now; it waits all the same.
  const closed = waiting - unsent.length;
  const sent = lastSync.value;
  return (
    <section class="panel" aria-labelledby="waiting">
      <h2 id="waiting">{t("Wat wacht")}</h2>
      {waiting === 0 && <p>{t("Er wacht niets.")}</p>}
      <ul class="points">
        {[...kinds].map(([entity, n]) => (
          <li key={entity}>{waitingWords(entity, n)}</li>
        ))}
        {closed > 0 && <li>{waitingWords("", closed)}</li>}
      </ul>
      <p class="aside">
        {sent
          ? t("Laatst verstuurd: {when}", { when: whenInWords(sent) })
          : t("Nog niets verstuurd sinds de start.")}
      </p>
    </section>
  );
}

/** A small number and no more: whoever stands beside the tablet is told nothing. */
function LookLink(): JSX.Element {
  const n = countToLookAt();
  return (
    <LinkButton icon="search" href="#/look">
      {n > 0 ? tn("Nakijken ({n})", "Nakijken ({n})", n) : t("Nakijken")}
    </LinkButton>
  );
}

function ThisTablet(): JSX.Element {
  const [used, setUsed] = useState<StorageEstimate>();
  useEffect(() => {
    const storage = navigator.storage as StorageManager | undefined; // none over plain http
    void storage?.estimate?.().then(setUsed);
  }, []);
  return (
    <section class="panel" aria-labelledby="tablet">
      <h2 id="tablet">{t("Deze tablet")}</h2>
      <dl class="said-fields">
        {used?.usage !== undefined && used.quota !== undefined && (
          <div>
            <dt>{t("Ruimte")}</dt>
            <dd>
              {t("{used} van {room} gebruikt", {
                used: sizeInWords(used.usage),
                room: sizeInWords(used.quota),
              })}
            </dd>
          </div>
        )}
        <div>
          <dt>{t("Versie")}</dt>
          <dd>{dayInWords(__BUILD_DATE__)}</dd>
        </div>
      </dl>
    </section>
  );
}
