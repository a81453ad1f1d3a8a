/** The form of a question. It is kept on the phone at once; what is typed survives a look at another screen. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { departures } from "../../../app/state";
import { t } from "../../../i18n/words";
import { flush } from "../../../net/outbox";
import { ask } from "../../../store/threads";
import { TEXT_MAX } from "../../../sync/batches";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { findPersonal, type Personal } from "../../../ui/personal";
import { goTo, threadLink } from "../links";
import { useOnce } from "../use-once";
import { audienceFor, changeDraft, draft, forgetDraft, isSensitive, mayAskHere, messageOf } from "./draft";
import { cardsThatMayAnswer, MayAnswer } from "./may-answer";
import { OTHER, readyQuestions } from "./ready";
import { SecondLook } from "./second-look";
import { ReadyQuestions, savedTopics, Topics } from "./topics";
import { useFound } from "./use-found";
import { useTopicCards } from "./use-topic-cards";
import { WhoReads } from "./who-reads";

export function AskForm(): JSX.Element {
  const topics = savedTopics();
  const topic = topics.length > 0 ? draft.value.topic : OTHER;
  const next = useRef<HTMLDivElement>(null);
  const isTapped = useRef(false);
  useEffect(() => {
    if (isTapped.current) next.current?.scrollIntoView();
    isTapped.current = false;
  }, [topic]);
  return (
    <section>
      <h2>{t("Stel een vraag aan de bieb")}</h2>
      <WhoReads isWaiting />
      {topics.length > 0 && (
        <Topics
          topics={topics}
          onTap={() => {
            isTapped.current = true;
          }}
        />
      )}
      <div ref={next}>{topic !== null && <AboutTopic topic={topic} />}</div>
    </section>
  );
}

/** What may answer already, what can be chosen, what can be typed, and sending it. */
function AboutTopic({ topic }: { readonly topic: string }): JSX.Element {
  const cards = useTopicCards(topic);
  const ready = readyQuestions(topic, cards);
  const chosen = ready.find(({ id }) => id === draft.value.ready);
  const message = messageOf(chosen, draft.value.text);
  const answers = useFound(draft.value.text);
  const { problem, found, form, submit, back, mend, send } = useSending(topic, message);
  return (
    <form class="ask" ref={form} onSubmit={submit}>
      <MayAnswer cards={cardsThatMayAnswer(cards, chosen?.id)} />
      <ReadyQuestions ready={ready} />
      <TextField isNeeded={chosen === undefined} hasProblem={problem !== undefined} />
      <AudienceChoice topic={topic} />
      <MayAnswer cards={answers} />
      <div id="ask-problem" role="alert">
        {problem && <Notice tone="warn" icon="warning" title={problem} />}
      </div>
      <Button type="submit" kind="main" icon="send">
        {answers.length > 0 ? t("Nee, stuur mijn vraag") : t("Verstuur")}
      </Button>
      {found.length > 0 && <SecondLook found={found} onBack={back} onMend={mend} onSend={send} />}
    </form>
  );
}

/** Sending, and what may stand in its way: nothing or too much to send, something that says who somebody is, no room. */
function useSending(topic: string, message: string) {
  const [problem, setProblem] = useState<string>();
  const [found, setFound] = useState<readonly Personal[]>([]);
  const [isMending, setMending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const toText = () => form.current?.querySelector("textarea")?.focus();
  useEffect(() => {
    if (isMending) toText(); // after the dialog has given the focus back
    setMending(false);
  }, [isMending]);
  const send = useOnce(async () => {
    setProblem(await keep(topic, message));
    setFound([]);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (message === "" || message.length > TEXT_MAX) {
      toText();
      return setProblem(
        message === "" ? t("Kies een vraag of schrijf hem.") : t("Uw tekst is te lang. Maak hem korter."),
      );
    }
    const personal = findPersonal(draft.value.text);
    if (personal.length > 0) return setFound(personal);
    send();
  };
  const back = () => setFound([]);
  const mend = () => {
    setFound([]);
    setMending(true);
  };
  return { problem, found, form, submit, back, mend, send };
}

/** Keep the question and show it; gives back what went wrong. */
async function keep(topic: string, text: string): Promise<string | undefined> {
  const visit = departures.peek();
  try {
    const thread = await ask({
      topic,
      text,
      audience: audienceFor(topic, draft.value.audience),
    });
    if (departures.peek() !== visit) return undefined; // whoever asked has left, and this is the next one's screen
    forgetDraft();
    announce(t("Uw vraag is bewaard op deze telefoon."));
    goTo(threadLink(thread));
    void flush(fetch, new Date());
    return undefined;
  } catch {
    return t(
      "Bewaren lukte niet. Uw tekst staat er nog. Maak ruimte op uw telefoon en probeer het nog een keer.",
    );
  }
}

interface TextFieldProps {
  readonly isNeeded: boolean;
  readonly hasProblem: boolean;
}

function TextField({ isNeeded, hasProblem }: TextFieldProps): JSX.Element {
  return (
    <>
      <label class="field">
        <span>
          {isNeeded ? t("Uw vraag, in uw eigen taal") : t("Wilt u er iets bij schrijven? Het hoeft niet.")}
        </span>
        <textarea
          rows={isNeeded ? 5 : 3}
          maxLength={TEXT_MAX}
          dir="auto"
          autocomplete="off" // else the browser keeps what is typed with its tabs, on disk and readable
          value={draft.value.text}
          aria-invalid={hasProblem}
          aria-describedby="ask-warning ask-problem"
          onInput={(event) => changeDraft({ text: event.currentTarget.value })}
        />
      </label>
      <p id="ask-warning" class="aside">
        {t("Schrijf geen namen en geen nummers, ook niet van uw papieren.")}
      </p>
    </>
  );
}

function AudienceChoice({ topic }: { readonly topic: string }): JSX.Element | null {
  if (isSensitive(topic))
    return <p class="aside">{t("Deze vraag leest alleen de bibliotheek op kantoor.")}</p>;
  if (!mayAskHere(topic)) return null;
  return (
    <Choice<"here" | "office">
      name="audience"
      legend={t("Wie mag antwoorden?")}
      look="rows"
      value={draft.value.audience}
      onChoose={(audience) => changeDraft({ audience })}
      options={[
        { value: "office", text: t("De bibliotheek op kantoor") },
        { value: "here", text: t("De bibliotheek hier in huis") },
      ]}
    />
  );
}
