/** Where everything is that this phone sends: saved here, on its way, arrived, or in need of a look. */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { outboxState, threadsSignal } from "../../../app/state";
import { t } from "../../../i18n/words";
import { type KeptCounts, keptCounts } from "../../../store/outbox";
import type { Thread } from "../../../store/threads";
import { LinkButton } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Isolated } from "../../../ui/isolated";
import { Notice } from "../../../ui/notice";
import { STANDINGS, type Standing } from "../delivery";
import { Screen } from "../frame";
import { LINKS, threadLink } from "../links";
import { LostWords } from "../lost-words";
import { SendNow } from "../send-now";
import { isRedTopic } from "../sensitive";
import { useLoaded } from "../use-loaded";
import { Counts } from "./counts";

export function OutboxScreen(): JSX.Element {
  const loaded = useLoaded(keptCounts, [outboxState.value], "outbox");
  const counts = typeof loaded === "object" ? loaded.value : [];
  const questions = inOrder(threadsSignal.value);
  const isEmpty = typeof loaded === "object" && counts.length === 0 && questions.length === 0;
  return (
    <Screen
      title={t("Mijn berichten")}
      back={LINKS.ask}
      tab="ask"
      isRed={questions.some(({ topic }) => isRedTopic(topic))}
    >
      <LostWords />
      {isEmpty && <NothingYet />}
      {questions.length > 0 && (
        <ul class="cards">
          {questions.map((thread) => (
            <li key={thread.id}>
              <Question thread={thread} />
            </li>
          ))}
        </ul>
      )}
      <SendWhatWaits questions={questions} counts={counts} />
      {counts.length > 0 && <Counts kept={counts} />}
    </Screen>
  );
}

function NothingYet(): JSX.Element {
  return (
    <Notice
      icon="check"
      title={t("Er wacht niets.")}
      action={
        <LinkButton href={LINKS.ask} icon="help">
          {t("Stel een vraag aan de bieb")}
        </LinkButton>
      }
    />
  );
}

function Question({ thread }: { readonly thread: Thread }): JSX.Element {
  const { icon, tone, text, more } = STANDINGS[placeOf(thread)];
  return (
    <a class="card-link asked" href={threadLink(thread.id)}>
      <span class="asked-text" dir="auto">
        <Isolated text={thread.messages[0]?.text ?? t("Mijn vraag")} />
      </span>
      <Chip icon={icon} tone={tone}>
        {text()}
      </Chip>
      <span class="aside">{more()}</span>
    </a>
  );
}

interface Waiting {
  readonly questions: readonly Thread[];
  readonly counts: readonly KeptCounts[];
}

/** Once shown it stays as long as the screen: what came of it is told there, and the focus is on it. */
function SendWhatWaits({ questions, counts }: Waiting): JSX.Element | null {
  const isShown = useRef(false);
  const places = [...questions.map(({ delivery }) => delivery), ...counts.map(({ state }) => state)];
  if (places.some((place) => place === "saved" || place === "sent")) isShown.current = true;
  return isShown.current ? <SendNow /> : null;
}

/** Where the words themselves are; what the library did with them only once they arrived. */
function placeOf({ state, delivery }: Thread): Standing {
  return delivery === "arrived" && state !== "open" ? state : delivery;
}

/** What needs a look first; then what waits, what is on its way, and what is done. */
const ORDER: readonly Standing[] = ["refused", "expired", "saved", "sent", "arrived", "answered", "closed"];

function inOrder(threads: readonly Thread[]): readonly Thread[] {
  const rank = (thread: Thread) => ORDER.indexOf(placeOf(thread));
  return [...threads].sort((one, other) => rank(one) - rank(other));
}
