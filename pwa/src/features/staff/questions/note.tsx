/** A question at the table, noted in three taps: what about, in which language, answered or not. Own words are optional. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { randomId } from "../../../store/random";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { Pictogram } from "../../../ui/pictogram";
import { languageName } from "../language-names";
import { LanguageTiles } from "../language-tiles";
import { noteDeed } from "../latest";
import { OwnWords, useSecondLook } from "../own-words";
import { draft, keepDraft, visit, write } from "../state";
import { TOPICS, topicOf } from "../topics";
import { timeOf } from "../visits";
import { IdoForm } from "./ido-form";

interface Noting {
  readonly topic?: string | undefined;
  readonly language?: string | undefined;
  readonly text: string;
}

const NAME = "note";
const MOST = 200; // characters
const EMPTY: Noting = { text: "" };

export function NoteQuestion(): JSX.Element {
  const [noting, change, isRecalled] = useKeptDraft();
  const [saved, setSaved] = useState<string>();
  const save = async (state: "open" | "done") => {
    const id = randomId();
    const said = noting.text.trim();
    const about = { topic: noting.topic, language: noting.language, state };
    const patch = visit.value ? { visit: visit.value.entity_id, ...about } : about;
    await write("note", id, patch, said === "" ? undefined : said);
    const words = t("Vraag over {topic}", { topic: topicOf(noting.topic).text() });
    noteDeed({ id, at: timeOf(new Date()), words, href: "#/questions" });
    change(EMPTY);
    setSaved(id);
    announce(t("De vraag is bewaard."));
  };
  if (saved !== undefined) return <IdoForm note={saved} onDone={() => setSaved(undefined)} />;
  if (noting.topic === undefined) return <TopicStep onChoose={(topic) => change({ ...noting, topic })} />;
  const back = () => change({ ...noting, [noting.language === undefined ? "topic" : "language"]: undefined });
  if (noting.language === undefined) {
    return (
      <Step
        title={t("In welke taal?")}
        aside={topicOf(noting.topic).text()}
        isRecalled={isRecalled}
        onBack={back}
      >
        <LanguageTiles onChoose={(language) => change({ ...noting, language })} />
      </Step>
    );
  }
  const said = [topicOf(noting.topic).text(), languageName(noting.language)].join(" · ");
  return (
    <Step title={t("Is de vraag beantwoord?")} aside={said} isRecalled={isRecalled} onBack={back}>
      <LastStep text={noting.text} onType={(text) => change({ ...noting, text })} onSave={save} />
    </Step>
  );
}

/** Kept over a lock, and over a page that was closed; at the end whether it still is as it was kept. */
function useKeptDraft(): readonly [Noting, (next: Noting) => void, boolean] {
  const [noting, show] = useState(EMPTY);
  const [isRecalled, setRecalled] = useState(true);
  useEffect(() => {
    let isHere = true;
    void draft(NAME).then((kept) => kept && isHere && show(JSON.parse(kept) as Noting));
    return () => {
      isHere = false;
    };
  }, []);
  const change = (next: Noting) => {
    show(next);
    setRecalled(false);
    void keepDraft(NAME, next === EMPTY ? "" : JSON.stringify(next));
  };
  return [noting, change, isRecalled];
}

function TopicStep({ onChoose }: { readonly onChoose: (topic: string) => void }): JSX.Element {
  return (
    <section aria-labelledby="note-topic">
      <h2 id="note-topic">{t("Noteer een vraag: waar gaat het over?")}</h2>
      <div class="grid">
        {TOPICS.map(({ id, icon, tone, text }) => (
          <button key={id} type="button" class={`topic tone-${tone}`} onClick={() => onChoose(id)}>
            <Pictogram name={icon} tone={tone} size={40} />
            <strong>{text()}</strong>
          </button>
        ))}
      </div>
    </section>
  );
}

interface LastStepProps {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onSave: (state: "open" | "done") => Promise<void>;
}

function LastStep({ text, onType, onSave }: LastStepProps): JSX.Element {
  const { check, dialog } = useSecondLook();
  const [isSaving, setSaving] = useState(false);
  const save = (state: "open" | "done") =>
    check(text, () => {
      setSaving(true);
      void onSave(state).finally(() => setSaving(false));
    });
  return (
    <>
      <div class="deeds">
        <Button kind="main" icon="check" isBusy={isSaving} onClick={() => save("done")}>
          {t("Nu beantwoord")}
        </Button>
        <Button icon="pause" isBusy={isSaving} onClick={() => save("open")}>
          {t("Later")}
        </Button>
      </div>
      <OwnWords
        label={t("Wil je er iets bij schrijven? Het hoeft niet.")}
        value={text}
        most={MOST}
        onType={onType}
      />
      {dialog}
    </>
  );
}

interface StepProps {
  readonly title: string;
  readonly aside: string;
  /** Whether the screen began with it: then the focus stays at the screen's own heading. */
  readonly isRecalled: boolean;
  readonly onBack: () => void;
  readonly children: JSX.Element;
}

/** Takes the focus: the button that led here is gone. */
function Step({ title, aside, isRecalled, onBack, children }: StepProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isRecalled) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <section aria-labelledby="note-step">
      <h2 id="note-step" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p class="aside">{aside}</p>
      {children}
      <Button kind="quiet" icon="back" onClick={onBack}>
        {t("Vorige stap")}
      </Button>
    </section>
  );
}
