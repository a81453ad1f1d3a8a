/** What phones and tablets sent and the rules stopped: why, what it says, and what a person decides about it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords, periodInWords } from "../../i18n/formats";
import { t, tn } from "../../i18n/words";
import { announce } from "../../ui/live";
import { Notice } from "../../ui/notice";
import {
  annulHeld,
  annulOperation,
  type Held,
  type HeldOperation,
  readHeld,
  readHeldOperations,
  releaseHeld,
  releaseOperation,
} from "./api";
import { HeldCard } from "./held-card";
import { topicInWords } from "./names";
import { PageTitle } from "./page-title";
import { noteProblem } from "./state";
import { Unread } from "./unread";
import { useAnswer } from "./use-answer";

export function WaitingPage({ csrf }: { readonly csrf: string }): JSX.Element {
  const [turn, setTurn] = useState(0);
  const batches = useAnswer(() => readHeld(0), [turn]);
  const operations = useAnswer(() => readHeldOperations(0), [turn]);
  const decide = async (work: typeof releaseHeld, number: number, done: string) => {
    const decided = await work(number, csrf);
    if (!decided.ok) return noteProblem(decided.code);
    announce(done);
    setTurn((before) => before + 1);
    return undefined;
  };
  const ways = (release: typeof releaseHeld, annul: typeof annulHeld, number: number) => ({
    release: () => decide(release, number, t("Het telt nu mee.")),
    annul: () => decide(annul, number, t("Het is weggegooid.")),
  });
  return (
    <>
      <Intro turn={turn} />
      <Unread answers={[batches, operations]} />
      {batches?.ok && operations?.ok && <HowMany n={batches.value.total + operations.value.total} />}
      {batches?.ok &&
        batches.value.held.map((held) => (
          <HeldCard key={held.commit_seq} {...held} {...ways(releaseHeld, annulHeld, held.commit_seq)}>
            <BatchInside held={held} />
          </HeldCard>
        ))}
      {operations?.ok &&
        operations.value.held.map((held) => (
          <HeldCard
            key={held.commit_seq}
            {...held}
            {...ways(releaseOperation, annulOperation, held.commit_seq)}
          >
            <OperationInside held={held} />
          </HeldCard>
        ))}
    </>
  );
}

function Intro({ turn }: { readonly turn: number }): JSX.Element {
  return (
    <>
      <PageTitle text={t("Wacht op u")} turn={turn} />
      <p class="aside">
        {t("Dit kwam binnen, maar klopt niet met wat gepubliceerd is. Er gaat niets verloren: u beslist.")}
      </p>
    </>
  );
}

function HowMany({ n }: { readonly n: number }): JSX.Element {
  return (
    <>
      <p class="aside">{tn("{n} bericht wacht", "{n} berichten wachten", n)}</p>
      {n === 0 && <Notice icon="check">{t("Er wacht niets.")}</Notice>}
    </>
  );
}

function BatchInside({ held }: { readonly held: Held }): JSX.Element {
  const { batch } = held;
  return (
    <>
      {batch.text !== undefined && (
        <p class="asked-text" dir="auto" lang={batch.language || undefined}>
          {batch.text}
        </p>
      )}
      <p class="aside">{about(held)}</p>
      {batch.rows && <Rows rows={batch.rows} />}
    </>
  );
}

function OperationInside({ held: { day, operation } }: { readonly held: HeldOperation }): JSX.Element {
  const { place, entity, entity_id, patch } = operation;
  const parts = [
    t("Van een tablet"),
    t("Binnen op {day}", { day: dayInWords(day) }),
    typeof place === "string" && place,
  ];
  const told = { entity, entity_id, patch: JSON.stringify(patch ?? null) };
  return (
    <>
      <p class="aside">{parts.filter(Boolean).join(" · ")}</p>
      <Rows rows={[told]} />
    </>
  );
}

/** Day of arrival, period, and topic and place of a message. */
function about({ day, batch }: Held): string {
  const { period, topic, place } = batch;
  const parts = [
    t("Binnen op {day}", { day: dayInWords(day) }),
    period && batch.shape !== "message" && periodInWords(period),
    topic && topicInWords(topic),
    place,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** Word for word, for whoever looks for the cause. */
function Rows({ rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] }): JSX.Element {
  return (
    <details>
      <summary>{t("Zo kwam het binnen")}</summary>
      <ul class="code">
        {rows.map((row, at) => (
          <li key={`${at}`}>
            <bdi>
              {Object.entries(row)
                .map(([name, value]) => `${name}: ${value}`)
                .join(", ")}
            </bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
