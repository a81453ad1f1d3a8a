/** What leaves this phone: whether use is counted, and the words that still wait for a network. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { outboxState, settings } from "../../../app/state";
import { t, tn } from "../../../i18n/words";
import { fetchAnswers } from "../../../net/answers";
import { type FlushResult, sendNow } from "../../../net/outbox";
import { changeSettings } from "../../../store/settings";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { LINKS } from "../links";

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
  const [isTrying, setTrying] = useState(false);
  const [said, say] = useState("");
  const { counters, messages, refused } = outboxState.value;
  const waiting = counters + messages;
  const send = async () => {
    setTrying(true);
    say(outcome(await sendNow()));
    void fetchAnswers();
    setTrying(false);
  };
  return (
    <>
      <p>
        {waiting === 0
          ? t("Er wacht niets.")
          : tn("{n} bericht wacht op internet.", "{n} berichten wachten op internet.", waiting)}
      </p>
      {refused.length > 0 && (
        <Notice tone="warn" icon="warning" title={t("Niet alles is goed aangekomen.")}>
          {t("De bieb kijkt ernaar. U hoeft niets te doen.")} <small class="code">{refused.join(", ")}</small>
        </Notice>
      )}
      <Button icon="send" onClick={() => void send()} isDisabled={isTrying}>
        {isTrying ? t("Bezig …") : t("Verstuur nu")}
      </Button>
      <p role="status">{said}</p>
      {waiting > 0 && (
        <LinkButton href={LINKS.courier} kind="quiet">
          {t("Geef uw berichten mee")}
        </LinkButton>
      )}
    </>
  );
}

function outcome(result: FlushResult): string {
  return result.ok
    ? t("Alles is verstuurd.")
    : t("Dat kan nu niet. Wat wacht, is veilig en gaat later vanzelf.");
}
