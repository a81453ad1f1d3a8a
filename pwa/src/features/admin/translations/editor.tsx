/** Source and target side by side; by keys alone from one text to the next. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf, directionOf } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Notice } from "../../../ui/notice";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { reviewText, type Segment, type State, saveText, takeBack, type Where } from "./api";
import { EmptyDialog } from "./empty-dialog";
import { FoundProblems, useFound } from "./found-problems";
import { type KeyDeeds, Keys, useKeys } from "./keys";
import { mayReview, mayTranslate } from "./may";
import { stateInWords } from "./progress";
import { CHOOSE, REMARK } from "./spots";
import { missingToken, Target } from "./target";
import { dropTyped, type Typed } from "./typed";
import { useTyped } from "./use-typed";

interface EditorProps {
  readonly where: Where;
  readonly shown: Segment;
  /** What this person typed here before, and the server does not have. */
  readonly typed: Typed | undefined;
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
  const { where, shown, typed, heading, isMoved, csrf, self, onStep } = props;
  const { text, type, isKept } = useTyped(self, where, shown, typed);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isEmptying, setEmptying] = useState(false);
  const found = useFound(where, shown, text, csrf);
  const empty = () => setEmptying(shown.text !== "");
  const deeds = useDeeds(props, text, empty);
  const isOwn = shown.written?.by === self;
  const insert = (token: string) => {
    const at = field.current?.selectionStart ?? text.length;
    type(text.slice(0, at) + token + text.slice(field.current?.selectionEnd ?? at));
    field.current?.focus();
  };
  const keys = keyDeeds({ where, shown, deeds, isOwn, onStep, onEmpty: empty }, () => {
    const token = missingToken(shown.nl, text);
    if (token !== undefined) insert(token);
  });
  useKeys(keys);
  useEffect(() => {
    if (isMoved) field.current?.focus();
  }, []);
  return (
    <div class="card">
      <Head shown={shown} heading={heading} />
      <div class="pair">
        <Source shown={shown} />
        <Target field={field} where={where} shown={shown} text={text} onType={type} onInsert={insert} />
      </div>
      <Newer where={where} shown={shown} typed={typed} text={text} isKept={isKept} />
      <FoundProblems found={found} language={where.language} terms={shown.terms} />
      <Problem code={deeds.problem} />
      <Buttons shown={shown} deeds={deeds} keys={keys} isOwn={isOwn} />
      <Keys deeds={keys} />
      {isEmptying && <EmptyDialog onClose={() => setEmptying(false)} onYes={() => void deeds.empty()} />}
    </div>
  );
}

interface NewerProps {
  readonly where: Where;
  readonly shown: Segment;
  readonly typed: Typed | undefined;
  readonly text: string;
  readonly isKept: boolean;
}

/** What the field does not show: that somebody else saved another text meanwhile, or that nothing is kept here. */
function Newer({ where: { language }, shown, typed, text, isKept }: NewerProps): JSX.Element | null {
  if (!isKept)
    return (
      <Notice tone="warn" icon="warning">
        {t("Deze browser kan uw tekst niet vasthouden. Bewaar vaak.")}
      </Notice>
    );
  if (typed === undefined || typed.was === shown.text_hash || text === shown.text) return null;
  return (
    <Notice tone="warn" icon="warning" title={t("Iemand anders heeft intussen iets anders bewaard")}>
      <bdi lang={language} dir={directionOf(language)}>
        {shown.text || t("Niets.")}
      </bdi>
    </Notice>
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
  readonly shown: Segment;
  readonly deeds: Deeds;
  readonly keys: KeyDeeds;
  /** Who looks at it wrote it, so somebody else reviews it. */
  readonly isOwn: boolean;
}

function Buttons({ shown, deeds, keys, isOwn }: ButtonsProps): JSX.Element {
  return (
    <>
      <div class="answers">
        {keys.save && (
          <Button kind="main" icon="check" isBusy={deeds.isBusy} onClick={keys.save}>
            {t("Bewaar en ga verder")}
          </Button>
        )}
        {keys.review && (
          <Button icon="checks" isBusy={deeds.isBusy} onClick={keys.review}>
            {t("Nagekeken, en verder")}
          </Button>
        )}
        <Button kind="quiet" icon="back" onClick={keys.previous}>
          {t("Vorige")}
        </Button>
        <Button kind="quiet" icon="next" onClick={keys.next}>
          {t("Volgende")}
        </Button>
        {keys.empty && shown.text !== "" && (
          <Button kind="quiet" icon="trash" onClick={keys.empty}>
            {t("Haal weg")}
          </Button>
        )}
      </div>
      {shown.state === "unreviewed" && isOwn && (
        <p class="aside">{t("U schreef dit. Iemand anders kijkt het na.")}</p>
      )}
    </>
  );
}

interface Asked {
  readonly where: Where;
  readonly shown: Segment;
  readonly deeds: Deeds;
  readonly isOwn: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onEmpty: () => void;
}

/** What this person may do with this text, each by a key and, where it is done often, by a button. */
function keyDeeds({ where, shown, deeds, isOwn, onStep, onEmpty }: Asked, token: () => void): KeyDeeds {
  const isWritten = mayTranslate(where.language);
  return {
    ...(isWritten && { save: () => void deeds.save(), token, empty: onEmpty }),
    ...(shown.state === "unreviewed" && !isOwn && mayReview() && { review: () => void deeds.review() }),
    next: () => onStep(1),
    previous: () => onStep(-1),
    remark: () => document.getElementById(REMARK)?.focus(),
    choose: () => document.getElementById(CHOOSE)?.focus(),
  };
}

interface Deeds {
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly save: () => Promise<void>;
  readonly review: () => Promise<void>;
  readonly empty: () => Promise<void>;
}

function useDeeds(props: EditorProps, text: string, onEmpty: () => void): Deeds {
  const { where, shown, csrf, self, onChange, onStep, onAgain } = props;
  const { problem, isBusy, run } = useDeed();
  const done = (now: string, state: State) => {
    onChange(shown.id, now, state);
    onAgain();
    onStep(1);
  };
  const save = async () => {
    if (isBusy) return;
    if (text.trim() === "") {
      onEmpty();
      return;
    }
    const saved = await run(saveText(where, shown, text, csrf), t("Bewaard."));
    if (!saved) return onAgain();
    await dropTyped(self, where, shown.id);
    done(text.trim(), saved.value.state);
  };
  const review = async () => {
    if (isBusy || text !== shown.text) return;
    if (!(await run(reviewText(where, shown, csrf), t("Nagekeken.")))) return onAgain();
    done(shown.text, "done");
  };
  const empty = async () => {
    if (isBusy) return;
    if (!(await run(takeBack(where, shown, csrf), t("Weggehaald.")))) return onAgain();
    await dropTyped(self, where, shown.id);
    onChange(shown.id, "", "missing");
    onAgain();
  };
  return { problem, isBusy, save, review, empty };
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
