/**
 * A guest on the library's tablet: after 90 seconds without a touch their traces go and the next finds the list of
 * languages. Before that they are asked whether they are still there, and what waits is sent if there is a line; nothing
 * is wiped while somebody speaks into the microphone.
 */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { online, outboxState, recording, settings } from "../../../app/state";
import { t, tn } from "../../../i18n/words";
import { sendNow } from "../../../net/outbox";
import { lastTouched, noteTouch } from "../../../store/guest";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { forgetReader } from "../forgetting";
import { LINKS, leaveTo } from "../links";
import { type Standing, standingOf } from "./idle";

const LOOK = 1000; // ms
const TOUCHES = ["pointerdown", "pointermove", "touchmove", "wheel", "keydown", "input", "click"] as const;

/** Whoever used the tablet before it was switched off has left, whatever the screen would show. */
export async function endFormerVisit(): Promise<void> {
  if (settings.value.language !== null && standingOf(lastTouched(), Date.now()).is === "gone")
    await forgetReader();
}

/** Nothing to see until nobody touches the tablet; to be there for as long as it is the library's. */
export function Guest(): JSX.Element | null {
  const [standing, setStanding] = useState<Standing>({ is: "here" });
  const [tries, setTries] = useState(0);
  const look = () => {
    const now = standingNow();
    setStanding((before) => (before.is === "here" && now.is === "here" ? before : now));
  };
  useTouches(look);
  const isGone = standing.is === "gone";
  useEffect(() => {
    if (!isGone) return;
    leaveTo(LINKS.language); // the screen first
    const again = () => setTries((n) => n + 1);
    forgetReader().then(look, () => setTimeout(again, LOOK)); // what failed once may not fail again
  }, [isGone, tries]);
  if (standing.is !== "silent") return null;
  const stay = () => {
    noteTouch(Date.now());
    look();
  };
  return <Warning left={standing.left} onStay={stay} />;
}

/** On a tablet without a language nobody has begun. */
function standingNow(): Standing {
  if (settings.peek().language === null) return { is: "here" };
  return standingOf(lastTouched(), Date.now());
}

/** Note every touch while somebody is there; after the warning only its own button says so, and after the end nothing does. */
function useTouches(look: () => void): void {
  useEffect(() => {
    const touch = () => {
      if (standingNow().is === "here") noteTouch(Date.now());
    };
    const turn = () => {
      if (recording.peek()) noteTouch(Date.now());
      look();
    };
    const timer = setInterval(turn, LOOK);
    for (const kind of TOUCHES) addEventListener(kind, touch, { capture: true, passive: true });
    document.addEventListener("visibilitychange", turn); // timers slept with the tablet
    return () => {
      clearInterval(timer);
      for (const kind of TOUCHES) removeEventListener(kind, touch, { capture: true });
      document.removeEventListener("visibilitychange", turn);
    };
  }, []);
}

interface WarningProps {
  readonly left: number; // seconds
  readonly onStay: () => void;
}

function Warning({ left, onStay }: WarningProps): JSX.Element {
  const { counters, messages } = outboxState.value;
  const waiting = counters + messages;
  useEffect(() => {
    if (online.peek()) void sendNow(); // the wipe does not wait for it
  }, []);
  return (
    <Dialog title={t("Bent u er nog?")} onClose={onStay}>
      <p>{t("Uw vragen, vinkjes, taal en keuzes gaan weg. De pakketten blijven.")}</p>
      <p class="countdown" role="timer">
        {left}
      </p>
      {waiting > 0 && (
        <p>{tn("{n} bericht is nog niet verstuurd.", "{n} berichten zijn nog niet verstuurd.", waiting)}</p>
      )}
      <div class="answers">
        <Button kind="main" icon="check" onClick={onStay}>
          {t("Ja")}
        </Button>
      </div>
    </Dialog>
  );
}
