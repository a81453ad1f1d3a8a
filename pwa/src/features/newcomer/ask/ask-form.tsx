/** The form of a question. It is kept on the phone at once; what is typed survives a look at another screen. */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { packs, settings, unsaved } from "../../../app/state";
import { t } from "../../../i18n/words";
import { flush } from "../../../net/outbox";
import { ask, type Question } from "../../../store/threads";
import { TEXT_MAX } from "../../../sync/batches";
import { type Theme, topicSensitivity } from "../../../sync/manifest";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { goTo, threadLink } from "../links";
import { inReadersLanguage, offers } from "../offers";

const OTHER = "other";

const EMPTY: Question = { topic: OTHER, text: "", audience: "office" };
/** In memory only: a text that was given up must not be found on a shared phone. */
const draft = signal<Question>(EMPTY);

function changeDraft(patch: Partial<Question>): void {
  draft.value = { ...draft.value, ...patch };
  unsaved.value = draft.value.text !== "";
}

export function AskForm(): JSX.Element {
  const [problem, setProblem] = useState<string>();
  const { topic, text } = draft.value;
  return (
    <form class="ask" onSubmit={(event) => void submit(event, setProblem)}>
      <h2>{t("Stel een vraag aan de bieb")}</h2>
      <p>{t("Mensen van de bibliotheek lezen uw vraag. COA en IND lezen hem nooit.")}</p>
      <TopicChoice topic={topic} onChoose={(chosen) => changeDraft({ topic: chosen })} />
      <AudienceChoice topic={topic} onChoose={(audience) => changeDraft({ audience })} />
      <label class="field">
        <span>{t("Uw vraag, in uw eigen taal")}</span>
        <textarea
          rows={5}
          maxLength={TEXT_MAX}
          dir="auto"
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby="ask-warning ask-problem"
          onInput={(event) => changeDraft({ text: event.currentTarget.value })}
        />
      </label>
      <p id="ask-warning" class="aside">
        {t("Schrijf geen namen en geen nummers, ook niet van uw papieren.")}
      </p>
      <div id="ask-problem" role="alert">
        {problem && <Notice tone="warn" icon="warning" title={problem} />}
      </div>
      <Button type="submit" kind="main" icon="send">
        {t("Verstuur")}
      </Button>
    </form>
  );
}

async function submit(event: Event, tell: (problem: string | undefined) => void): Promise<void> {
  event.preventDefault();
  const { topic, text } = draft.value;
  if (text.trim() === "") {
    (event.currentTarget as HTMLFormElement).querySelector("textarea")?.focus();
    return tell(t("Schrijf eerst uw vraag."));
  }
  try {
    const thread = await ask({
      topic,
      text: text.trim(),
      audience: audienceFor(topic, draft.value.audience),
    });
    changeDraft(EMPTY);
    announce(t("Uw vraag is bewaard op deze telefoon."));
    goTo(threadLink(thread));
    void flush(fetch, new Date());
  } catch {
    tell(
      t("Bewaren lukte niet. Uw tekst staat er nog. Maak ruimte op uw telefoon en probeer het nog een keer."),
    );
  }
}

function TopicChoice({
  topic,
  onChoose,
}: {
  readonly topic: string;
  readonly onChoose: (topic: string) => void;
}) {
  const options = topicsOf().map((theme) => {
    const { text, lang } = inReadersLanguage(theme.title);
    return { value: theme.id, text, lang };
  });
  return (
    <Choice
      name="topic"
      legend={t("Waar gaat het over?")}
      look="chips"
      value={topic}
      onChoose={onChoose}
      options={[...options, { value: OTHER, text: t("Iets anders") }]}
    />
  );
}

/** Only who chose a place can ask the people there, and only about what is nobody's secret (clause 3.8). */
function AudienceChoice({
  topic,
  onChoose,
}: {
  readonly topic: string;
  readonly onChoose: (to: "here" | "office") => void;
}) {
  if (!mayAskHere(topic)) return null;
  return (
    <Choice<"here" | "office">
      name="audience"
      legend={t("Wie mag antwoorden?")}
      look="rows"
      value={draft.value.audience}
      onChoose={onChoose}
      options={[
        { value: "office", text: t("De bibliotheek op kantoor") },
        { value: "here", text: t("De bibliotheek hier in huis") },
      ]}
    />
  );
}

function audienceFor(topic: string, chosen: Question["audience"]): Question["audience"] {
  return mayAskHere(topic) ? chosen : "office";
}

function mayAskHere(topic: string): boolean {
  return settings.value.place !== null && !isSensitive(topic);
}

function isSensitive(topic: string): boolean {
  return packs.value.some(({ manifest }) => topicSensitivity(manifest, topic) !== "green");
}

function topicsOf(): readonly Theme[] {
  const themes = offers().flatMap(({ saved }) => saved?.manifest.themes ?? []);
  return [...new Map(themes.map((theme) => [theme.id, theme])).values()];
}
