/** The questions for the library, newest day first. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../i18n/formats";
import { t, tn } from "../../i18n/words";
import { Chip } from "../../ui/chip";
import { Choice } from "../../ui/choice";
import type { IconName } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { type Question, type QuestionState, readQuestions } from "./api";
import { languageInDutch, topicInWords } from "./names";
import { PageTitle } from "./page-title";
import { Pages } from "./pages";
import { questionLink } from "./state";
import { Unread } from "./unread";
import { useAnswer } from "./use-answer";

type Filter = QuestionState | "all";

export function QuestionsPage(): JSX.Element {
  const [filter, setFilter] = useState<Filter>("open");
  const [page, setPage] = useState(0);
  const answer = useAnswer(() => readQuestions(filter === "all" ? null : filter, page), [filter, page]);
  const choose = (chosen: Filter) => {
    setFilter(chosen);
    setPage(0);
  };
  return (
    <>
      <PageTitle text={t("Vragen")} />
      <FilterChoice filter={filter} onChoose={choose} />
      <Unread answers={[answer]} />
      {answer?.ok && (
        <>
          <p class="aside">{tn("{n} vraag", "{n} vragen", answer.value.total)}</p>
          <QuestionList questions={answer.value.questions} />
          <Pages page={page} total={answer.value.total} onTurn={setPage} />
        </>
      )}
    </>
  );
}

function FilterChoice({
  filter,
  onChoose,
}: {
  readonly filter: Filter;
  readonly onChoose: (filter: Filter) => void;
}) {
  return (
    <Choice<Filter>
      name="state"
      legend={t("Welke vragen")}
      isLegendHidden
      look="tabs"
      value={filter}
      onChoose={onChoose}
      options={[
        { value: "open", text: STATES.open.text() },
        { value: "answered", text: STATES.answered.text() },
        { value: "closed", text: STATES.closed.text() },
        { value: "all", text: t("Alle") },
      ]}
    />
  );
}

export const STATES: Readonly<
  Record<
    QuestionState,
    { readonly icon: IconName; readonly tone: "warn" | "care" | "done"; readonly text: () => string }
  >
> = {
  open: { icon: "help", tone: "warn", text: () => t("Open") },
  answered: { icon: "talk", tone: "care", text: () => t("Beantwoord") },
  closed: { icon: "check", tone: "done", text: () => t("Afgesloten") },
};

function QuestionList({ questions }: { readonly questions: readonly Question[] }): JSX.Element {
  if (questions.length === 0) return <Notice icon="check">{t("Hier is nu geen vraag.")}</Notice>;
  return (
    <ul class="cards">
      {questions.map((question) => (
        <li key={question.id}>
          <a class="card-link" href={questionLink(question.id)}>
            <span class="pair-title">
              <strong class="asked-text" dir="auto" lang={question.language || undefined}>
                {question.messages[0]?.text ?? t("Zonder tekst")}
              </strong>
              <span>{about(question)}</span>
            </span>
            <StateChip state={question.state} />
          </a>
        </li>
      ))}
    </ul>
  );
}

export function StateChip({ state }: { readonly state: QuestionState }): JSX.Element {
  const { icon, tone, text } = STATES[state];
  return (
    <Chip icon={icon} tone={tone}>
      {text()}
    </Chip>
  );
}

/** Topic, day, and where it comes from or in which language; never both (clause 3.1). */
export function about({ topic, day, place, language }: Question): string {
  const from = place || languageInDutch(language);
  return [topicInWords(topic), dayInWords(day), from].filter(Boolean).join(" · ");
}
