/** Where everything is that this phone sends: saved here, on its way, arrived, or in need of a look. */
import type { JSX } from "preact";
import { outboxState, threadsSignal } from "../../../app/state";
import { periodInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { type OutboxItem, outboxItems } from "../../../store/outbox";
import type { Thread } from "../../../store/threads";
import { Chip } from "../../../ui/chip";
import type { IconName } from "../../../ui/icon";
import { Isolated } from "../../../ui/isolated";
import { Notice } from "../../../ui/notice";
import { Screen } from "../frame";
import { LINKS, threadLink } from "../links";
import { LostWords } from "../lost-words";
import { SendNow } from "../send-now";
import { useLoaded } from "../use-loaded";

type Place = OutboxItem["state"] | "arrived";

/** One line of the screen. */
interface Line {
  readonly id: string;
  readonly state: Place;
  readonly isQuestion: boolean;
  readonly text: string;
  readonly thread?: string | undefined;
}

export function OutboxScreen(): JSX.Element {
  const items = useLoaded(outboxItems, [outboxState.value], "outbox");
  const lines = typeof items === "object" ? linesOf(items.value, threadsSignal.value) : undefined;
  return (
    <Screen title={t("Mijn berichten")} back={LINKS.ask} tab="ask">
      <LostWords />
      {lines?.length === 0 && <Notice icon="check">{t("Er wacht niets.")}</Notice>}
      {lines && lines.length > 0 && (
        <ul class="cards">
          {lines.map((line) => (
            <li key={line.id}>
              <Row line={line} />
            </li>
          ))}
        </ul>
      )}
      <SendNow />
    </Screen>
  );
}

function Row({ line }: { readonly line: Line }): JSX.Element {
  const { icon, tone, text, more } = STATES[line.state];
  const body = (
    <>
      <span class="asked-text" dir="auto">
        <Isolated text={line.text} />
      </span>
      <Chip icon={icon} tone={tone}>
        {text()}
      </Chip>
      <span class="aside">{more(line.isQuestion)}</span>
    </>
  );
  return line.thread === undefined ? (
    <div class="card-link asked">{body}</div>
  ) : (
    <a class="card-link asked" href={threadLink(line.thread)}>
      {body}
    </a>
  );
}

/** What needs a look first; then what waits, what is on its way, and what is done. */
const ORDER: readonly Place[] = ["refused", "saved", "sent", "arrived"];

function linesOf(items: readonly OutboxItem[], threads: readonly Thread[]): readonly Line[] {
  const textOf = (id: string) =>
    threads.find((thread) => thread.id === id)?.messages[0]?.text ?? t("Mijn vraag");
  const kept = items.map(({ id, state, thread, period }) => ({
    id,
    state,
    thread,
    isQuestion: thread !== undefined,
    text:
      thread === undefined ? t("Aantallen van {period}", { period: periodInWords(period) }) : textOf(thread),
  }));
  const arrived = threads
    // The two are read one after the other; nothing stands here twice meanwhile.
    .filter(({ id, delivery }) => delivery === "arrived" && !items.some(({ thread }) => thread === id))
    .map(({ id }) => ({ id, state: "arrived" as const, thread: id, isQuestion: true, text: textOf(id) }));
  return [...kept, ...arrived].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
}

interface Words {
  readonly icon: IconName;
  readonly tone: "plain" | "done" | "care" | "warn";
  readonly text: () => string;
  readonly more: (isQuestion: boolean) => string;
}

const STATES: Readonly<Record<Place, Words>> = {
  saved: {
    icon: "check",
    tone: "plain",
    text: () => t("Bewaard op deze telefoon"),
    more: () => t("Dit gaat vanzelf weg als er internet is."),
  },
  sent: {
    icon: "send",
    tone: "care",
    text: () => t("Onderweg"),
    more: () => t("De bieb heeft het. Uw telefoon bewaart het nog even, voor de zekerheid."),
  },
  arrived: {
    icon: "checks",
    tone: "done",
    text: () => t("Aangekomen"),
    more: () => t("De bieb heeft het."),
  },
  refused: {
    icon: "warning",
    tone: "warn",
    text: () => t("Kijk hiernaar"),
    more: (isQuestion) =>
      isQuestion
        ? t("De bieb kijkt waarom. Vraag het ook zelf bij de bieb.")
        : t("De bieb kijkt ernaar. U hoeft niets te doen."),
  },
};
