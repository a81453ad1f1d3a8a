/** The PIN of somebody who has one; after five wrong ones a wait, in words. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import type { Person } from "../../../store/team-database";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Tile } from "../../../ui/tile";
import { Gate } from "../gate";
import { type Refusal, unlock } from "../state";
import { waitLeft } from "./pin";
import { PinField } from "./pin-field";

interface EnterPinProps {
  readonly person: Person;
  readonly onBack: () => void;
  readonly onForgotten: () => void;
}

export function EnterPin({ person, onBack, onForgotten }: EnterPinProps): JSX.Element {
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setBusy] = useState(false);
  const until = refusal && "waitUntil" in refusal ? refusal.waitUntil : undefined;
  const enter = async (pin: string) => {
    setBusy(true);
    const came = await unlock(person.id, pin);
    if ("id" in came) return; // the screen at the address takes the place of this one
    setRefusal(came);
    setBusy(false);
    if ("hasNoPin" in came) onForgotten();
  };
  return (
    <Gate title={t("Dag {name}", { name: person.name })}>
      <Tile id={person.id} tone="canal" size={72} />
      <div role="status">
        {refusal && "wrong" in refusal && (
          <Notice tone="warn" icon="lock" title={t("Dat is niet de goede pincode")}>
            {tn("U kunt nog {n} keer proberen.", "U kunt nog {n} keer proberen.", refusal.triesLeft)}
          </Notice>
        )}
        {until && <Wait until={until} onOver={() => setRefusal(undefined)} />}
      </div>
      <PinField
        label={t("Uw pincode van 6 cijfers")}
        isDisabled={isBusy || until !== undefined}
        onWhole={(pin) => void enter(pin)}
      />
      <Button kind="quiet" icon="help" onClick={onForgotten}>
        {t("Pincode vergeten?")}
      </Button>
      <Button kind="quiet" icon="back" onClick={onBack}>
        {t("Iemand anders")}
      </Button>
    </Gate>
  );
}

function Wait({ until, onOver }: { readonly until: Date; readonly onOver: () => void }): JSX.Element {
  const [now, setNow] = useState(new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
      if (Date.now() >= until.getTime()) onOver();
    }, 1000);
    return () => clearInterval(timer);
  }, [until.getTime()]);
  const { minutes, seconds } = waitLeft(until, now);
  const words = [
    ...(minutes > 0 ? [tn("{n} minuut", "{n} minuten", minutes)] : []),
    tn("{n} seconde", "{n} seconden", seconds),
  ];
  return (
    <Notice tone="warn" icon="lock" title={t("Te vaak een foute pincode")}>
      {/* Read aloud once, not every second. */}
      <span aria-live="off">{t("Wacht nog {time}.", { time: words.join(" ") })}</span>
    </Notice>
  );
}
