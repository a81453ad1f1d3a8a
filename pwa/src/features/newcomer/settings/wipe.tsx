/** "Wis mijn sporen": nothing on the phone tells any more who used it. What still waits can be sent first. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { outboxState } from "../../../app/state";
import { DUTCH, speak, t, tn } from "../../../i18n/words";
import { sendNow } from "../../../net/outbox";
import { wipeTraces } from "../../../store/wipe";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { announce } from "../../../ui/live";
import { goOnTo, LINKS } from "../links";

export function Wipe(): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  return (
    <section>
      <h2>{t("Wis mijn sporen")}</h2>
      <p>{t("Uw vragen, vinkjes, taal en keuzes gaan weg. De pakketten blijven.")}</p>
      <Button kind="danger" icon="trash" onClick={() => setAsking(true)}>
        {t("Wis mijn sporen")}
      </Button>
      {isAsking && <WipeDialog onClose={() => setAsking(false)} />}
    </section>
  );
}

function WipeDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { counters, messages } = outboxState.value;
  const waiting = counters + messages;
  const [problem, setProblem] = useState("");
  const sendFirst = async () => {
    const result = await sendNow();
    if (result.ok) await wipe();
    else setProblem(t("Versturen lukt nu niet. Er is nog niets gewist."));
  };
  return (
    <Dialog title={t("Alles over u wissen?")} onClose={onClose}>
      <p>{t("Dit kan niet terug. U kunt de antwoorden op uw vragen dan niet meer lezen.")}</p>
      {waiting > 0 && (
        <p>{tn("{n} bericht is nog niet verstuurd.", "{n} berichten zijn nog niet verstuurd.", waiting)}</p>
      )}
      <p role="alert">{problem}</p>
      <div class="answers">
        {waiting > 0 && (
          <Button icon="send" onClick={() => void sendFirst()}>
            {t("Eerst versturen, dan wissen")}
          </Button>
        )}
        <Button kind="danger" icon="trash" onClick={() => void wipe()}>
          {t("Wis nu alles")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("Nee, ga terug")}
        </Button>
      </div>
    </Dialog>
  );
}

async function wipe(): Promise<void> {
  await wipeTraces();
  announce(t("Uw sporen zijn gewist.")); // in the words of who asked for it
  await speak(DUTCH); // the language on the screen is a trace too
  goOnTo(LINKS.language);
}
