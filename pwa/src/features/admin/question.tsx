/** One question: what was said, and the form to answer it. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { dayInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import { Button, LinkButton } from "../../ui/button";
import { announce } from "../../ui/live";
import { Notice } from "../../ui/notice";
import { closeQuestion, giveAnswer, type Question, readQuestion, type Said } from "./api";
import type { Answer } from "./call";
import { dropDraft, keepDraft, readDraft } from "./drafts";
import { languageInDutch } from "./names";
import { PageTitle } from "./page-title";
import { Problem } from "./problems";
import { about, StateChip } from "./questions";
import { noteProblem } from "./state";
import { Unread } from "./unread";

interface QuestionPageProps {
  readonly id: string;
  readonly csrf: string;
}

export function QuestionPage({ id, csrf }: QuestionPageProps): JSX.Element {
  const [question, setQuestion] = useState<Question>();
  const [problem, setProblem] = useState<string>();
  const show = (answer: Answer<Question>) => {
    if (answer.ok) setQuestion(answer.value);
    setProblem(answer.ok ? undefined : noteProblem(answer.code));
    return answer.ok;
  };
  const open = () => void readQuestion(id).then(show);
  useEffect(open, [id]);
  return (
    <>
      <PageTitle text={t("Vraag")} />
      {question && <Problem code={problem} />}
      {!question && problem && <Unread answers={[{ ok: false, code: problem, again: open }]} />}
      {question && (
        <>
          <p class="row">
            <StateChip state={question.state} /> <bdi>{about(question)}</bdi>
          </p>
          <Talk question={question} />
          <AnswerForm
            question={question}
            send={async (draft) => show(await giveAnswer(id, draft.answerId, draft.text, csrf))}
          />
          <div class="answers">
            <LinkButton href="#/questions" kind="quiet">
              {t("Terug naar de lijst")}
            </LinkButton>
            {question.state !== "closed" && (
              <Button kind="quiet" icon="check" onClick={() => void closeQuestion(id, csrf).then(show)}>
                {t("Sluit deze vraag")}
              </Button>
            )}
          </div>
        </>
      )}
    </>
  );
}

function Talk({ question }: { readonly question: Question }): JSX.Element {
  return (
    <ol class="talk">
      {question.messages.map((message, at) => (
        <Message key={`${at}-${message.day}`} message={message} language={question.language} />
      ))}
    </ol>
  );
}

function Message({ message, language }: { readonly message: Said; readonly language: string }): JSX.Element {
  const isAsker = message.from === "asker";
  return (
    <li class={isAsker ? "said" : "said own-words"}>
      <strong>{isAsker ? t("Gevraagd") : t("De bieb")}</strong>
      <p dir="auto" lang={(isAsker && language) || undefined}>
        {message.text}
      </p>
      <small>{dayInWords(message.day)}</small>
    </li>
  );
}

interface AnswerFormProps {
  readonly question: Question;
  readonly send: (draft: { readonly answerId: string; readonly text: string }) => Promise<boolean>;
}

function AnswerForm({ question, send }: AnswerFormProps): JSX.Element {
  const [draft, setDraft] = useState(() => readDraft(question.id));
  const change = (text: string) => {
    const changed = { ...draft, text };
    setDraft(changed);
    keepDraft(question.id, changed);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (draft.text.trim() === "" || !(await send(draft))) return;
    dropDraft(question.id);
    setDraft(readDraft(question.id));
    announce(t("Het antwoord is bewaard. De vrager ziet het bij de volgende verbinding."));
  };
  return (
    <form class="card" onSubmit={(event) => void submit(event)}>
      {question.language !== "" && (
        <Notice icon="globe">
          {t("De vrager leest {language}. Schrijf eenvoudig.", {
            language: languageInDutch(question.language),
          })}
        </Notice>
      )}
      <label class="field">
        <span>{t("Uw antwoord")}</span>
        <textarea
          rows={6}
          maxLength={4000}
          required
          dir="auto"
          value={draft.text}
          onInput={(event) => change(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" kind="main" icon="send">
        {t("Geef antwoord")}
      </Button>
    </form>
  );
}
