/** One question from a phone, and its answer: written without a network, sent when there is one. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { TEXT_MAX } from "../../../sync/batches";
import { Button, LinkButton } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { OwnWords, useSecondLook } from "../own-words";
import { Page } from "../page";
import { draft, keepDraft, write } from "../state";
import { topicOf } from "../topics";
import { type Answer, type Asked, threadNamed } from "./threads";

export function QuestionScreen({ thread }: { readonly thread: string }): JSX.Element {
  const title = t("Vraag van een telefoon");
  const asked = threadNamed(thread);
  return (
    <Page
      title={title}
      part="questions"
      aside={asked && [topicOf(asked.topic).text(), dayInWords(asked.day)].join(" · ")}
    >
      {asked ? (
        <Talk asked={asked} />
      ) : (
        <Notice icon="help" title={t("Deze vraag staat niet op deze tablet.")} />
      )}
      <LinkButton kind="quiet" icon="back" href="#/questions">
        {t("Alle vragen")}
      </LinkButton>
    </Page>
  );
}

function Talk({ asked }: { readonly asked: Asked }): JSX.Element {
  return (
    <>
      <div class="talk">
        {asked.said.map(({ text }, at) => (
          <div key={`${at}-${text}`} class="said">
            <strong>{t("Een vraag")}</strong>
            <p>{text}</p>
          </div>
        ))}
        {asked.answers.map((answer) => (
          <Answered key={answer.id} answer={answer} />
        ))}
      </div>
      {asked.state === "closed" ? (
        <Notice icon="lock" title={t("Deze vraag is gesloten.")} />
      ) : (
        <AnswerForm thread={asked.id} />
      )}
    </>
  );
}

function Answered({ answer: { text, isWaiting } }: { readonly answer: Answer }): JSX.Element {
  return (
    <div class="said own-words">
      <strong>{t("Antwoord")}</strong>
      <p>{text ?? t("Deze tekst is gewist.")}</p>
      {isWaiting ? (
        <Chip icon="pause">{t("Wacht op internet")}</Chip>
      ) : (
        <Chip icon="checks" tone="done">
          {t("Verstuurd")}
        </Chip>
      )}
    </div>
  );
}

function AnswerForm({ thread }: { readonly thread: string }): JSX.Element {
  const name = `answer-${thread}`;
  const [text, setText] = useState("");
  const [isEmpty, setEmpty] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { check, dialog } = useSecondLook();
  useEffect(() => void draft(name).then((kept) => kept && setText(kept)), [name]);
  const type = (next: string) => {
    setText(next);
    setEmpty(false);
    void keepDraft(name, next);
  };
  const send = async () => {
    setBusy(true); // sent twice it is one answer all the same
    await write("thread", thread, { state: "answered" }, text.trim()).finally(() => setBusy(false));
    type("");
    announce(t("Het antwoord is bewaard en gaat weg zodra er internet is."));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (text.trim() !== "") return check(text, () => void send());
    setEmpty(true);
    form.current?.querySelector("textarea")?.focus();
  };
  return (
    <form class="ask" ref={form} onSubmit={submit}>
      <OwnWords label={t("Jouw antwoord")} value={text} most={TEXT_MAX} onType={type} />
      <div role="alert">
        {isEmpty && <Notice tone="warn" icon="warning" title={t("Schrijf eerst een antwoord.")} />}
      </div>
      <Button type="submit" kind="main" icon="send" isBusy={isBusy}>
        {t("Antwoord")}
      </Button>
      {dialog}
    </form>
  );
}
