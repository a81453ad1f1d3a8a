/** How an iPhone gets Wegwijs on its home screen. That app has a storage of its own, so what waits here goes first. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { emptyOutbox } from "../../../net/moving";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { LINKS } from "../links";

/** Only Safari on iPhones and iPads says whether it was opened from the home screen. */
function isTabOfIphone(): boolean {
  return (navigator as { readonly standalone?: boolean }).standalone === false;
}

export function Install(): JSX.Element | null {
  const [left, setLeft] = useState<number | "busy">();
  const told = useRef<HTMLDivElement>(null);
  if (!isTabOfIphone()) return null;
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
        <Button kind="quiet" icon="down" onClick={() => void prepare()} isBusy={left === "busy"}>
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
    <Notice icon="down" title={t("Zet Wegwijs op uw beginscherm")}>
      {t("Tik onderaan op het teken voor delen. Kies daarna: Zet op beginscherm.")}{" "}
      {t("Bewaar uw pakketten daar nog een keer. Uw oude vragen blijven hier.")}
    </Notice>
  );
}
