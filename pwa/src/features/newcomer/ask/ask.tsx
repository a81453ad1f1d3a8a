/** Vraag: first help in danger, then a question to the library, and the questions that this phone already asked. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { keeping, threadsSignal } from "../../../app/state";
import { t } from "../../../i18n/words";
import { fetchAnswers } from "../../../net/answers";
import type { Thread } from "../../../store/threads";
import { LinkButton } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Isolated } from "../../../ui/isolated";
import { standing } from "../delivery";
import { Screen } from "../frame";
import { Kept } from "../kept";
import { cardLink, LINKS, threadLink } from "../links";
import { offers } from "../offers";
import { AskForm } from "./ask-form";

const EMERGENCY = "F1-03"; // the resource that says whom to call

export function AskScreen(): JSX.Element {
  const asked = threadsSignal.value;
  useEffect(() => void fetchAnswers(), []);
  return (
    <Screen title={t("Vraag")} tab="ask">
      <Danger />
      {asked.length > 0 && <Asked threads={asked} />}
      {keeping.value === "nothing" ? <Kept>{t("Vraag het aan de mensen van de bieb.")}</Kept> : <AskForm />}
    </Screen>
  );
}

/** A question takes days; danger does not wait for it. The card works offline; without it there is still the number. */
function Danger(): JSX.Element {
  const holder = offers().find((offer) => offer.saved?.manifest.resources.some(({ id }) => id === EMERGENCY));
  return (
    <section class="danger-call">
      {holder && (
        <LinkButton href={cardLink(holder.pack, EMERGENCY)} kind="danger" icon="warning">
          {t("Ik ben in gevaar")}
        </LinkButton>
      )}
      <LinkButton href="tel:112" kind={holder ? "quiet" : "danger"} icon="phone">
        {t("Bel {number}", { number: "112" })}
      </LinkButton>
    </section>
  );
}

function Asked({ threads }: { readonly threads: readonly Thread[] }): JSX.Element {
  return (
    <section>
      <h2>{t("Mijn vragen")}</h2>
      <ul class="cards">
        {threads.map((thread) => {
          const { icon, tone, text } = standing(thread);
          return (
            <li key={thread.id}>
              <a class="card-link asked" href={threadLink(thread.id)}>
                <span class="asked-text" dir="auto">
                  <Isolated text={thread.messages[0]?.text ?? t("Mijn vraag")} />
                </span>
                <Chip icon={icon} tone={tone}>
                  {text()}
                </Chip>
              </a>
            </li>
          );
        })}
      </ul>
      <LinkButton href={LINKS.outbox} kind="quiet" icon="send">
        {t("Mijn berichten")}
      </LinkButton>
    </section>
  );
}
