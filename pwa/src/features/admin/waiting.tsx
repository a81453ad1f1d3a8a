/** What phones sent and the rules stopped: why, what it says, and what a person decides about it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords, periodInWords } from "../../i18n/formats";
import { t, tn } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { announce } from "../../ui/live";
import { Notice } from "../../ui/notice";
import { annulHeld, type Held, readHeld, releaseHeld } from "./api";
import { topicInWords } from "./names";
import { PageTitle } from "./page-title";
import { Problem } from "./problems";
import { noteProblem } from "./state";
import { useAnswer } from "./use-answer";

export function WaitingPage({ csrf }: { readonly csrf: string }): JSX.Element {
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState<string>();
  const answer = useAnswer(() => readHeld(0), [turn]);
  const decide = async (work: typeof releaseHeld, held: Held, done: string) => {
    const decided = await work(held.commit_seq, csrf);
    setProblem(decided.ok ? undefined : noteProblem(decided.code));
    if (decided.ok) announce(done);
    setTurn((before) => before + 1);
  };
  return (
    <>
      <PageTitle text={t("Wacht op u")} />
      <p class="aside">
        {t("Dit kwam binnen, maar klopt niet met wat gepubliceerd is. Er gaat niets verloren: u beslist.")}
      </p>
      <Problem code={problem} />
      {answer && !answer.ok && <Problem code={answer.code} />}
      {answer?.ok && (
        <>
          <p class="aside">{tn("{n} bericht wacht", "{n} berichten wachten", answer.value.total)}</p>
          {answer.value.total === 0 && <Notice icon="check">{t("Er wacht niets.")}</Notice>}
          {answer.value.held.map((held) => (
            <HeldCard
              key={held.commit_seq}
              held={held}
              release={() => decide(releaseHeld, held, t("Het telt nu mee."))}
              annul={() => decide(annulHeld, held, t("Het is weggegooid."))}
            />
          ))}
        </>
      )}
    </>
  );
}

interface HeldCardProps {
  readonly held: Held;
  readonly release: () => Promise<void>;
  readonly annul: () => Promise<void>;
}

function HeldCard({ held, release, annul }: HeldCardProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const { batch } = held;
  return (
    <section class="card" aria-label={`${held.commit_seq}`}>
      <p>
        <strong>{REASONS[held.reason]?.() ?? held.reason}</strong> <small class="code">{held.reason}</small>
      </p>
      {batch.text !== undefined && (
        <p class="asked-text" dir="auto" lang={batch.language || undefined}>
          {batch.text}
        </p>
      )}
      <p class="aside">{about(held)}</p>
      {batch.rows && <Rows rows={batch.rows} />}
      <div class="answers">
        <Button kind="second" icon="check" onClick={() => void release()}>
          {t("Laat het toch meetellen")}
        </Button>
        <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
          {t("Gooi het weg")}
        </Button>
      </div>
      {isAsking && <AnnulDialog annul={annul} onClose={() => setAsking(false)} />}
    </section>
  );
}

interface AnnulDialogProps {
  readonly annul: () => Promise<void>;
  readonly onClose: () => void;
}

function AnnulDialog({ annul, onClose }: AnnulDialogProps): JSX.Element {
  const decide = () => {
    onClose();
    void annul();
  };
  return (
    <Dialog title={t("Weggooien?")} onClose={onClose}>
      <p>{t("Het telt nooit mee, en de tekst wordt gewist. Dit kunt u niet terugdraaien.")}</p>
      <div class="answers">
        <Button kind="danger" icon="trash" onClick={decide}>
          {t("Gooi het weg")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("Nee, laat het staan")}
        </Button>
      </div>
    </Dialog>
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

function Rows({ rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] }): JSX.Element {
  return (
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
  );
}

const REASONS: Readonly<Record<string, () => string>> = {
  "unknown-schema": () => t("Van een nieuwere app dan deze server kent"),
  "unknown-shape": () => t("Van een nieuwere app dan deze server kent"),
  "unknown-field": () => t("Met iets erin dat deze server niet kent"),
  "too-many-rows": () => t("Te veel regels in één keer"),
  "unknown-metric": () => t("Telt iets dat deze server niet telt"),
  "n-too-large": () => t("Een aantal dat te groot is"),
  "bad-value": () => t("Met een waarde die niet kan"),
  "bad-period": () => t("Met een dag, week of maand die niet bestaat"),
  "unknown-place": () => t("Van een plek die niet gepubliceerd is"),
  "unknown-pack": () => t("Van een pakket dat niet gepubliceerd is"),
  "unknown-edition": () => t("Van een uitgave die niet gepubliceerd is"),
  "unknown-resource": () => t("Van een kaart die niet gepubliceerd is"),
  "red-resource": () => t("Noemt een kaart die alleen per pakket geteld mag worden"),
  "place-with-language": () => t("Noemt een plek en een taal samen"),
  "sensitive-topic": () => t("Een gevoelig onderwerp, gevraagd aan het huis"),
};
