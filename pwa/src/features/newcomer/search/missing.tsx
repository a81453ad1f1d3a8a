/** Tell the library, with one tap, that something is missing: it is counted, and what was typed stays here (clause 3.1). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { keeping, readOnly, settings } from "../../../app/state";
import { t } from "../../../i18n/words";
import { count } from "../../../store/counters";
import { Button, LinkButton } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { LINKS } from "../links";

export function Missing({ isEmpty }: { readonly isEmpty: boolean }): JSX.Element {
  return (
    <Notice
      icon="help"
      title={
        isEmpty ? t("Probeer een ander woord, of kijk bij de onderwerpen.") : t("Staat het er niet bij?")
      }
      action={
        <div class="blocks">
          {isCounted() && <Report />}
          <LinkButton href={LINKS.ask} kind="quiet" icon="talk">
            {t("Vraag het de bieb")}
          </LinkButton>
        </div>
      }
    />
  );
}

function Report(): JSX.Element {
  const [isReported, setReported] = useState(false);
  const thanks = t("Dank u. De bieb weet dat er iets ontbreekt.");
  if (isReported) {
    return (
      <p class="thanks">
        <Icon name="check" /> {thanks}
      </p>
    );
  }
  const report = () => {
    setReported(true);
    announce(thanks);
    void count({ metric: "missed" });
  };
  return (
    <>
      <Button kind="second" icon="send" onClick={report}>
        {t("Meld dat het ontbreekt")}
      </Button>
      <p class="aside">{t("Wij zien niet wat u typte. Wij tellen alleen dat iemand iets niet vond.")}</p>
    </>
  );
}

/** Where nothing is counted there is no button that would do nothing. */
function isCounted(): boolean {
  return settings.value.counting && keeping.value !== "nothing" && !readOnly.value;
}
