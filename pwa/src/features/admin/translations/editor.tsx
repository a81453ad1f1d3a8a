/** Source and target side by side; by keys alone from one text to the next. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf, directionOf, isLatin } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { languageInDutch } from "../names";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { reviewText, type Segment, type State, saveText, type Where } from "./api";
import { FoundProblems, useFound } from "./found-problems";
import { mayReview, mayTranslate } from "./may";
import { stateInWords } from "./progress";
import { dropTyped, keepTyped, readTyped } from "./typed";

interface EditorProps {
  readonly where: Where;
  readonly shown: Segment;
  /** The title of the card that the text is of. */
  readonly heading: string | undefined;
  /** Somebody came from another text, so the focus belongs here. */
  readonly isMoved: boolean;
  readonly csrf: string;
  readonly self: string;
  readonly onChange: (id: string, text: string, state: State) => void;
  readonly onStep: (by: 1 | -1) => void;
  /** What is shown is not what the server has any more. */
  readonly onAgain: () => void;
}

export function Editor(props: EditorProps): JSX.Element {
  const { where, shown, heading, isMoved, csrf, self, onStep } = props;
  const [text, setText] = useState(() => readTyped(where, shown.id) ?? shown.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const found = useFound(where, shown, text, csrf);
  const deeds = useDeeds(props, text);
  useEffect(() => {
    if (isMoved) field.current?.focus();
  }, []);
  const type = (typed: string) => {
    setText(typed);
    keepTyped(where, shown.id, typed);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work on all of it; each has a button, too
    <div class="card" onKeyDown={(event) => press(event, { ...deeds, step: onStep })}>
      <Head shown={shown} heading={heading} />
      <div class="pair">
        <Source shown={shown} />
        <Target field={field} where={where} shown={shown} text={text} onType={type} />
      </div>
      <FoundProblems found={found} language={where.language} terms={shown.terms} />
      <Problem code={deeds.problem} />
      <Buttons
        language={where.language}
        shown={shown}
        deeds={deeds}
        isOwn={shown.written?.by === self}
        onStep={onStep}
      />
      <Keys language={where.language} />
    </div>
  );
}

interface HeadProps {
  readonly shown: Segment;
  readonly heading: string | undefined;
}

function Head({ shown, heading }: HeadProps): JSX.Element {
  return (
    <div class="row">
      <h2>
        <bdi>{heading ?? t("Het pakket zelf")}</bdi> <small class="code">{shown.id}</small>
      </h2>
      <Chip tone={shown.state === "done" ? "done" : shown.state === "outdated" ? "warn" : "plain"}>
        {stateInWords(shown.state)}
      </Chip>
    </div>
  );
}

interface ButtonsProps {
  readonly language: string;
  readonly shown: Segment;
  readonly deeds: Deeds;
  /** Who looks at it wrote it, so somebody else reviews it. */
  readonly isOwn: boolean;
  readonly onStep: (by: 1 | -1) => void;
}

function Buttons({ language, shown, deeds, isOwn, onStep }: ButtonsProps): JSX.Element {
  return (
    <>
      <div class="answers">
        {mayTranslate(language) && (
          <Button kind="main" icon="check" isBusy={deeds.isBusy} onClick={() => void deeds.save()}>
            {t("Bewaar en ga verder")}
          </Button>
        )}
        {shown.state === "unreviewed" && !isOwn && mayReview() && (
          <Button icon="checks" isBusy={deeds.isBusy} onClick={() => void deeds.review()}>
            {t("Nagekeken, en verder")}
          </Button>
        )}
        <Button kind="quiet" icon="back" onClick={() => onStep(-1)}>
          {t("Vorige")}
        </Button>
        <Button kind="quiet" icon="next" onClick={() => onStep(1)}>
          {t("Volgende")}
        </Button>
      </div>
      {shown.state === "unreviewed" && isOwn && (
        <p class="aside">{t("U schreef dit. Iemand anders kijkt het na.")}</p>
      )}
    </>
  );
}

interface Deeds {
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly save: () => Promise<void>;
  readonly review: () => Promise<void>;
}

function useDeeds(props: EditorProps, text: string): Deeds {
  const { where, shown, csrf, onChange, onStep, onAgain } = props;
  const { problem, isBusy, run } = useDeed();
  const save = async () => {
    if (isBusy || text.trim() === "" || !mayTranslate(where.language)) return;
    const done = await run(saveText(where, shown, text, csrf), t("Bewaard."));
    if (!done) return onAgain();
    dropTyped(where, shown.id);
    onChange(shown.id, text.trim(), done.value.state);
    onAgain();
    onStep(1);
  };
  const review = async () => {
    if (isBusy || text !== shown.text || !mayReview()) return;
    if (!(await run(reviewText(where, shown, csrf), t("Nagekeken.")))) return onAgain();
    onChange(shown.id, shown.text, "done");
    onAgain();
    onStep(1);
  };
  return { problem, isBusy, save, review };
}

interface KeyDeeds extends Deeds {
  readonly step: (by: 1 | -1) => void;
}

function press(event: KeyboardEvent, deeds: KeyDeeds): void {
  const deed = event.ctrlKey || event.metaKey ? keyDeed(event, deeds) : undefined;
  if (!deed) return;
  event.preventDefault();
  void deed();
}

function keyDeed(event: KeyboardEvent, deeds: KeyDeeds): (() => Promise<void> | void) | undefined {
  if (event.key === "Enter") return event.shiftKey ? deeds.review : deeds.save;
  if (event.key === "ArrowDown") return () => deeds.step(1);
  if (event.key === "ArrowUp") return () => deeds.step(-1);
  return undefined;
}

/** Which keys do what, always in sight. */
function Keys({ language }: { readonly language: string }): JSX.Element {
  const keys: (readonly [string, string])[] = [
    ["Ctrl + ↓", t("volgende")],
    ["Ctrl + ↑", t("vorige")],
  ];
  if (mayReview()) keys.unshift(["Ctrl + Shift + Enter", t("nagekeken, en verder")]);
  if (mayTranslate(language)) keys.unshift(["Ctrl + Enter", t("bewaar en ga verder")]);
  return (
    <p class="keys aside">
      {keys.map(([key, text]) => (
        <span key={key}>
          <kbd>{key}</kbd> {text}
        </span>
      ))}
    </p>
  );
}

function Source({ shown }: { readonly shown: Segment }): JSX.Element {
  return (
    <div>
      <h3>{autonymOf("nl")}</h3>
      <p class="source" lang="nl">
        {shown.nl}
      </p>
      {shown.previous_nl !== "" && (
        <p class="aside">
          {shown.written
            ? t("Vertaald op {day} van:", { day: dayInWords(shown.written.at.slice(0, 10)) })
            : t("Eerder vertaald van:")}{" "}
          <del lang="nl">{shown.previous_nl}</del>
        </p>
      )}
    </div>
  );
}

interface TargetProps {
  readonly field: { current: HTMLTextAreaElement | null };
  readonly where: Where;
  readonly shown: Segment;
  readonly text: string;
  readonly onType: (text: string) => void;
}

function Target({ field, where: { language }, shown, text, onType }: TargetProps): JSX.Element {
  const insert = (token: string) => {
    const at = field.current?.selectionStart ?? text.length;
    onType(text.slice(0, at) + token + text.slice(field.current?.selectionEnd ?? at));
    field.current?.focus();
  };
  return (
    <div>
      <label class="field">
        <span lang={language}>{autonymOf(language)}</span>
        <textarea
          ref={field}
          rows={5}
          maxLength={6000}
          lang={language}
          dir={directionOf(language)}
          spellcheck
          readOnly={!mayTranslate(language)}
          value={text}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      <KeyboardHint language={language} />
      <Tokens nl={shown.nl} onInsert={insert} />
    </div>
  );
}

function KeyboardHint({ language }: { readonly language: string }): JSX.Element | null {
  if (isLatin(language)) return null;
  return (
    <p class="aside">
      {t("Zet uw toetsenbord op {language}.", { language: languageInDutch(language) })}{" "}
      {/^fa/.test(language) && t("Een halve spatie is Shift + spatie.")}
    </p>
  );
}

interface TokensProps {
  readonly nl: string;
  readonly onInsert: (token: string) => void;
}

/** What has to stand in the translation exactly as in the Dutch, at one press. */
function Tokens({ nl, onInsert }: TokensProps): JSX.Element | null {
  const tokens = [...new Set(nl.match(/\{[^}]*\}/g) ?? [])];
  if (tokens.length === 0) return null;
  return (
    <div class="row">
      {tokens.map((token) => (
        <Button
          key={token}
          kind="quiet"
          label={t("Zet {token} in de tekst", { token })}
          onClick={() => onInsert(token)}
        >
          <bdi dir="ltr">{token}</bdi>
        </Button>
      ))}
    </div>
  );
}
