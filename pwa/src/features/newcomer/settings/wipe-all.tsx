/** "Wis alles": the phone is as before the first visit, but for the app itself. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { keeping, online } from "../../../app/state";
import { t, tn } from "../../../i18n/words";
import { sendNow } from "../../../net/outbox";
import { wipeAll } from "../../../store/wipe";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { LINKS, leaveTo } from "../links";
import { useUnsent } from "./use-unsent";

export function WipeAll(): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t("Wis alles, ook de pakketten")}
      </Button>
      {isAsking && <WipeAllDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function WipeAllDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const waiting = useUnsent();
  const [state, setState] = useState<"asking" | "busy" | "failed">("asking");
  const wipe = async (isSentFirst: boolean) => {
    setState("busy");
    try {
      if (isSentFirst && !(await sendNow()).ok) return setState("failed");
      await wipeAll();
      beginAgain();
    } catch {
      setState("failed"); // whatever the reason, all of it is still there
    }
  };
  return (
    <Dialog title={t("Wis alles, ook de pakketten")} onClose={onClose} isGrave>
      <p>{t("Dit kan niet terug. U kunt de antwoorden op uw vragen dan niet meer lezen.")}</p>
      {waiting > 0 && (
        <p>{tn("{n} bericht is nog niet verstuurd.", "{n} berichten zijn nog niet verstuurd.", waiting)}</p>
      )}
      {!online.value && <p>{t("Zonder internet komen pakketten niet terug.")}</p>}
      <p role="alert">{state === "failed" && t("Dat lukt nu niet. Er is nog niets gewist.")}</p>
      <div class="answers">
        {waiting > 0 && (
          <Button icon="send" isBusy={state === "busy"} onClick={() => void wipe(true)}>
            {t("Eerst versturen, dan wissen")}
          </Button>
        )}
        <Button kind="danger" icon="trash" isBusy={state === "busy"} onClick={() => void wipe(false)}>
          {state === "busy" ? t("Bezig …") : t("Wis nu alles")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("Nee, ga terug")}
        </Button>
      </div>
    </Dialog>
  );
}

/** What the page remembers goes with it, unless nothing would come in its place. */
function beginAgain(): void {
  leaveTo(LINKS.language);
  if (online.value || keeping.value === "all") location.reload();
}
