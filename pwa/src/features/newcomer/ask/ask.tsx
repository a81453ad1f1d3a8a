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
import { LINKS, threadLink } from "../links";
import { isRedTopic } from "../sensitive";
import { AskForm } from "./ask-form";
import { Danger } from "./danger";
import { chooseTopic, draft } from "./draft";
import { savedTopics } from "./topics";

/** With `topic`, as from a card, that one is chosen. */
export function AskScreen({ topic }: { readonly topic?: string | undefined }): JSX.Element {
  const asked = threadsSignal.value;
  useEffect(() => {
    if (topic && savedTopics().some(({ id }) => id === topic)) chooseTopic(topic);
  }, [topic]);
  useEffect(() => void fetchAnswers(), []);
  const isRed = [draft.value.topic, ...asked.map((thread) => thread.topic)].some(
    (one) => one !== null && isRedTopic(one),
  );
  return (
    <Screen title={t("Vraag")} tab="ask" isRed={isRed}>
      <Danger />
      {asked.length > 0 && <Asked threads={asked} />}
      {keeping.value === "nothing" ? <Kept>{t("Vraag het aan de mensen van de bieb.")}</Kept> : <AskForm />}
    </Screen>
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
