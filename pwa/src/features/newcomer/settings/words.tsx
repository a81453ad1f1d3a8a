/** What leaves this phone: whether use is counted, and the words that still wait for a network. */
import type { JSX } from "preact";
import { outboxState, settings } from "../../../app/state";
import { t, tn } from "../../../i18n/words";
import { changeSettings } from "../../../store/settings";
import { LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { LINKS } from "../links";
import { SendNow } from "../send-now";

export function Words(): JSX.Element {
  return (
    <section>
      <h2>{t("Wat van deze telefoon weggaat")}</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={settings.value.counting}
          onChange={(event) => void changeSettings({ counting: event.currentTarget.checked })}
        />
        <span>{t("Tellen hoe vaak kaarten open gaan")}</span>
      </label>
      <p class="aside">{t("Wij tellen alleen aantallen. Nooit wie, nooit hoe laat.")}</p>
      <LinkButton href={LINKS.counted} kind="quiet">
        {t("Wat wordt er geteld?")}
      </LinkButton>
      <Unsent />
    </section>
  );
}

function Unsent(): JSX.Element {
  const { counters, messages, refused } = outboxState.value;
  const waiting = counters + messages;
  return (
    <>
      <p>
        {waiting === 0
          ? t("Er wacht niets.")
          : tn("{n} bericht wacht op internet.", "{n} berichten wachten op internet.", waiting)}
      </p>
      {refused.length > 0 && (
        <Notice tone="warn" icon="warning" title={t("Niet alles is goed aangekomen.")}>
          {t("De bieb kijkt ernaar.")} <small class="code">{refused.join(", ")}</small>
        </Notice>
      )}
      <SendNow />
      <LinkButton href={LINKS.outbox} kind="quiet">
        {t("Mijn berichten")}
      </LinkButton>
      {waiting > 0 && (
        <LinkButton href={LINKS.courier} kind="quiet">
          {t("Geef uw berichten mee")}
        </LinkButton>
      )}
    </>
  );
}
