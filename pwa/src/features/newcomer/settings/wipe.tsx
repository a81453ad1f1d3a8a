/** "Wis mijn sporen": nothing on the phone tells any more who used it. What still waits can be sent first. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { online } from "../../../app/state";
import { t, tn } from "../../../i18n/words";
import { sendNow } from "../../../net/outbox";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { downloads } from "../downloads";
import { forgetReader } from "../forgetting";
import { type Offer, offers } from "../offers";
import { isRevealing } from "../sensitive";
import { TitlePair } from "../title-pair";
import { useOnce } from "../use-once";
import { useUnsent } from "./use-unsent";

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
  const waiting = useUnsent();
  const telling = tellingPacks();
  const [takesPacks, setTakesPacks] = useState(true); // what is forgotten to be ticked must not give anybody away
  const [problem, setProblem] = useState("");
  const fail = () => setProblem(t("Dat lukt nu niet. Er is nog niets gewist."));
  const wipe = () => forgetReader(takesPacks ? telling.map(({ pack }) => pack) : []).catch(fail);
  const wipeNow = useOnce(wipe);
  const sendFirst = useOnce(async () => ((await sendNow()).ok ? wipe() : fail()));
  return (
    <Dialog title={t("Alles over u wissen?")} onClose={onClose}>
      <p>{t("Dit kan niet terug. U kunt de antwoorden op uw vragen dan niet meer lezen.")}</p>
      {telling.length > 0 && <TellingPacks packs={telling} isTaken={takesPacks} onChange={setTakesPacks} />}
      {waiting > 0 && (
        <p>{tn("{n} bericht is nog niet verstuurd.", "{n} berichten zijn nog niet verstuurd.", waiting)}</p>
      )}
      <p role="alert">{problem}</p>
      <div class="answers">
        {waiting > 0 && (
          <Button icon="send" onClick={sendFirst}>
            {t("Eerst versturen, dan wissen")}
          </Button>
        )}
        <Button kind="danger" icon="trash" onClick={wipeNow}>
          {t("Wis nu alles")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("Nee, ga terug")}
        </Button>
      </div>
    </Dialog>
  );
}

interface TellingPacksProps {
  readonly packs: readonly Offer[];
  readonly isTaken: boolean;
  readonly onChange: (isTaken: boolean) => void;
}

function TellingPacks({ packs, isTaken, onChange }: TellingPacksProps): JSX.Element {
  return (
    <section>
      <label class="switch">
        <input
          type="checkbox"
          checked={isTaken}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{t("Wis ook pakketten die iets over u vertellen:")}</span>
      </label>
      <ul class="telling">
        {packs.map(({ pack, title }) => (
          <li key={pack}>
            <TitlePair words={title} />
          </li>
        ))}
      </ul>
      {!online.value && <p class="aside">{t("Zonder internet komen pakketten niet terug.")}</p>}
    </section>
  );
}

/** Saved, or on their way. */
function tellingPacks(): readonly Offer[] {
  return offers().filter((offer) => (offer.saved || downloads.value[offer.pack]) && isRevealing(offer));
}
