/** The browser threw messages away before they were sent: says how many, and what to do about it. */
import type { JSX } from "preact";
import { lostMessages } from "../../app/state";
import { t, tn } from "../../i18n/words";
import { acceptLostWords } from "../../store/lost-words";
import { Button, LinkButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { LINKS } from "./links";

/** Nothing where nothing is lost. */
export function LostWords(): JSX.Element | null {
  const n = lostMessages.value;
  if (n === 0) return null;
  return (
    <Notice
      tone="warn"
      icon="warning"
      title={tn("{n} bericht is kwijt door uw telefoon.", "{n} berichten zijn kwijt door uw telefoon.", n)}
      action={
        <div class="answers">
          <LinkButton href={LINKS.ask} kind="main" icon="help">
            {t("Vraag het nog een keer")}
          </LinkButton>
          <Button kind="quiet" icon="check" onClick={() => void acceptLostWords()}>
            {t("Ik weet het")}
          </Button>
        </div>
      }
    >
      {t(
        "Dit was nog niet verstuurd. De bieb heeft het niet. Vraag het nog een keer, of vertel het de bieb.",
      )}
    </Notice>
  );
}
