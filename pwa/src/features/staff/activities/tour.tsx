/** A story in pictures for a group: one picture large, in two languages side by side. */
import "../../../ui/reading.css";
import "../../../ui/learning.css";
import "../activities.css";
import "../stage.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { autonymOf } from "../../../i18n/languages";
import { DUTCH, t } from "../../../i18n/words";
import type { Panel } from "../../../sync/blocks";
import type { Document } from "../../../sync/pack";
import { Button, LinkButton } from "../../../ui/button";
import { TextLine } from "../../../ui/text";
import { PackPicture } from "../card-blocks";
import { ForTheTeam } from "../for-the-team";
import { type Kept, languagesOf, useCard, useKept } from "../kept";
import { Loading } from "../loading";
import { NoPack } from "../no-pack";
import { Page } from "../page";
import { StageTitle, usePresenting, useRemote, WholeScreen } from "../presenting";
import { worker } from "../state";
import { languageOfTheRoom } from "./language-choice";

interface TourProps {
  readonly pack: string;
  readonly resource: string;
}

export function TourScreen(props: TourProps): JSX.Element {
  const kept = useKept();
  const languages = kept ? languagesOf(kept, props.pack) : [];
  if (worker.value?.role === "helper") return <ForTheTeam />;
  if (!kept) return <Loading />;
  if (languages.length === 0) {
    return (
      <Page title={t("Rondleiding")} part="activities">
        <NoPack>{t("Deze strip staat nog niet op deze tablet.")}</NoPack>
      </Page>
    );
  }
  return <Tour {...props} kept={kept} languages={languages} />;
}

interface ShownTourProps extends TourProps {
  readonly kept: Kept;
  readonly languages: readonly string[];
}

function Tour({ pack, resource, kept, languages }: ShownTourProps): JSX.Element {
  const others = languages.filter((tag) => tag !== DUTCH);
  const [pair, choose] = useState<readonly [string, string]>([DUTCH, languageOfTheRoom(others)]);
  const cards = useCard({ pack, resource }, pair);
  const [left, right] = cards ?? [];
  if (!cards) return <Loading />;
  if (!left) {
    return (
      <Page title={t("Rondleiding")} part="activities">
        <NoPack>{t("Deze strip staat nog niet op deze tablet.")}</NoPack>
      </Page>
    );
  }
  const columns = [left, ...(right && right.language !== left.language ? [right] : [])];
  return (
    <Pictures columns={columns} today={kept.today}>
      <Languages languages={languages} pair={pair} onChoose={choose} />
    </Pictures>
  );
}

interface PicturesProps {
  readonly columns: readonly Document[];
  readonly today: string;
  readonly children: JSX.Element;
}

function Pictures({ columns, today, children }: PicturesProps): JSX.Element {
  const [first] = columns;
  const panels = columns.map(panelsOf);
  const count = panels[0]?.length ?? 0;
  const [at, go] = usePlace(count);
  const panel = panels[0]?.[at];
  usePresenting();
  return (
    <main class="stage">
      <StageTitle title={first?.title.text ?? ""} />
      {first && panel && (
        <div class="stage-picture">
          <PackPicture pack={first.pack} picture={panel.picture} lang={first.language} />
        </div>
      )}
      <div class="stage-columns" aria-live="polite">
        {columns.map((card, n) => (
          <PanelWords key={card.language} card={card} panel={panels[n]?.[at]} today={today} />
        ))}
      </div>
      <Steering at={at} count={count} onGo={go} />
      <details class="stage-settings">
        <summary>{t("Talen en scherm")}</summary>
        {children}
        <WholeScreen />
      </details>
      <LinkButton kind="quiet" icon="close" href="#/activities">
        {t("Stop")}
      </LinkButton>
    </main>
  );
}

/** Which of so many pictures is shown, and how to go to another; a remote goes too. */
function usePlace(count: number): readonly [number, (to: number) => void] {
  const [at, setAt] = useState(0);
  const go = (to: number) => setAt(Math.min(count - 1, Math.max(0, to)));
  useRemote({
    next: () => go(at + 1),
    back: () => go(at - 1),
    first: () => go(0),
    last: () => go(count - 1),
    leave: () => {
      location.hash = "#/activities";
    },
  });
  return [at, go];
}

interface PanelWordsProps {
  readonly card: Document;
  readonly panel: Panel | undefined;
  readonly today: string;
}

function PanelWords({ card, panel, today }: PanelWordsProps): JSX.Element {
  const reading = { lang: card.language, facts: card.facts, today };
  return (
    <div class="stage-words">
      {panel && <TextLine text={panel.text.text} reading={reading} class="large" isPlain />}
      {panel?.speech && <TextLine text={panel.speech.text} reading={reading} class="spoken" isPlain />}
    </div>
  );
}

interface SteeringProps {
  readonly at: number;
  readonly count: number;
  readonly onGo: (to: number) => void;
}

function Steering({ at, count, onGo }: SteeringProps): JSX.Element {
  return (
    <div class="stage-bar">
      <Button icon="back" isDisabled={at === 0} onClick={() => onGo(at - 1)}>
        {t("Vorige")}
      </Button>
      <Jump at={at} count={count} onGo={onGo} />
      <Button kind="main" icon="next" isDisabled={at === count - 1} onClick={() => onGo(at + 1)}>
        {t("Volgende")}
      </Button>
    </div>
  );
}

function Jump({ at, count, onGo }: SteeringProps): JSX.Element {
  return (
    <label class="jump">
      <span class="hidden">{t("Ga naar plaatje")}</span>
      <select value={at} onChange={({ currentTarget }) => onGo(Number(currentTarget.value))}>
        {Array.from({ length: count }, (_, n) => (
          <option key={n} value={n}>
            {n + 1} / {count}
          </option>
        ))}
      </select>
    </label>
  );
}

interface LanguagesProps {
  readonly languages: readonly string[];
  readonly pair: readonly [string, string];
  readonly onChoose: (pair: readonly [string, string]) => void;
}

function Languages({ languages, pair: [left, right], onChoose }: LanguagesProps): JSX.Element {
  return (
    <div class="stage-languages">
      <LanguageSelect
        name={t("Eerste taal")}
        languages={languages}
        value={left}
        onChoose={(tag) => onChoose([tag, right])}
      />
      <LanguageSelect
        name={t("Tweede taal")}
        languages={languages}
        value={right}
        onChoose={(tag) => onChoose([left, tag])}
      />
    </div>
  );
}

interface LanguageSelectProps {
  readonly name: string;
  readonly languages: readonly string[];
  readonly value: string;
  readonly onChoose: (tag: string) => void;
}

function LanguageSelect({ name, languages, value, onChoose }: LanguageSelectProps): JSX.Element {
  return (
    <label class="field">
      <span>{name}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {languages.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {autonymOf(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

function panelsOf({ blocks }: Document): readonly Panel[] {
  return blocks.flatMap((block) => (block.type === "panel" ? [block] : []));
}
