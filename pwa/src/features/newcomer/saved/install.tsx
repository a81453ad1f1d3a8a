/**
 * Wegwijs on the home screen, at any time: by one tap where the browser can. On an iPhone that app has a storage of its
 * own, so what waits here goes first.
 */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { emptyOutbox } from "../../../net/moving";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { HomeScreenSteps } from "../home-screen-steps";
import { install, installPrompt, isTabOfIphone } from "../installing";
import { LINKS } from "../links";

export function Install(): JSX.Element | null {
  if (isTabOfIphone()) return <OnIphone />;
  if (!installPrompt.value) return null;
  return (
    <Button kind="quiet" icon="plus" onClick={install}>
      {t("Zet Wegwijs op uw beginscherm")}
    </Button>
  );
}

function OnIphone(): JSX.Element {
  const [left, setLeft] = useState<number | "busy">();
  const told = useRef<HTMLDivElement>(null);
  const prepare = async () => {
    setLeft("busy");
    const stillHere = await emptyOutbox();
    setLeft(stillHere);
    if (stillHere === 0) told.current?.focus(); // its button goes
  };
  return (
    <div class="outcome">
      <div role="status" tabIndex={-1} ref={told}>
        {typeof left === "number" && (left === 0 ? <Steps /> : <StillHere />)}
      </div>
      {left !== 0 && (
        <Button kind="quiet" icon="plus" onClick={() => void prepare()} isBusy={left === "busy"}>
          {left === "busy" ? t("Bezig …") : t("Zet Wegwijs op uw beginscherm")}
        </Button>
      )}
    </div>
  );
}

function StillHere(): JSX.Element {
  return (
    <Notice
      icon="pause"
      title={t("Er staan nog berichten op deze telefoon.")}
      action={
        <LinkButton href={LINKS.outbox} kind="quiet">
          {t("Mijn berichten")}
        </LinkButton>
      }
    >
      {t("Die gaan eerst naar de bieb. Probeer het morgen nog een keer, met internet.")}
    </Notice>
  );
}

function Steps(): JSX.Element {
  return (
    <Notice icon="plus" title={t("Zet Wegwijs op uw beginscherm")} action={<HomeScreenSteps />}>
      {t("Bewaar uw pakketten daar nog een keer. Uw oude vragen blijven hier.")}
    </Notice>
  );
}
