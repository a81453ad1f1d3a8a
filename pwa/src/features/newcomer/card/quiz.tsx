/**
 * A quiz: one question at a time, answered by a tap on a picture or a word. Every answer brings a word to keep; a wrong
 * one shows the right one and costs nothing.
 */
import { createContext, type JSX } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { itemsOff } from "../../../sync/overlay";
import { ProgressBar } from "../../../ui/bar";
import { PairText, useReader } from "../../../ui/blocks/reader";
import type { Run } from "../../../ui/blocks/runs";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { Listen } from "../listen";
import { ShowLink } from "../show-link";
import { usePlace } from "../use-documents";
import { CardPicture } from "./picture";

type Item = Run<"question">["blocks"][number];
type Answer = Item["answers"][number];

const NONE: ReadonlySet<string> = new Set();

/** Draws the book tips of an item; a place puts its own in front. */
export const TipsOf = createContext<(props: { readonly item: string }) => JSX.Element | null>(CardTips);

export function Quiz({ blocks }: Run<"question">): JSX.Element | null {
  const notHere = useItemsOff();
  const items = blocks.filter(({ off, item }) => !off && !notHere?.has(item));
  const [at, setAt] = useState(0);
  const hasBegun = useRef(false);
  const go = (to: number) => {
    hasBegun.current = true;
    setAt(to);
  };
  const item = items[at];
  if (!notHere) return null;
  if (items.length === 0) return <Notice icon="help" title={t("Hier is nog niets.")} />;
  return (
    <section class="quiz" aria-label={t("Quiz")}>
      {item ? (
        <>
          <div class="quiz-bar">
            <ProgressBar done={at} total={items.length} label={t("Hoe ver")} />
            <bdi dir="ltr">
              {at + 1} / {items.length}
            </bdi>
          </div>
          <Question key={item.item} item={item} isFirst={!hasBegun.current} onNext={() => go(at + 1)} />
        </>
      ) : (
        <Result items={items} onAgain={() => go(0)} />
      )}
    </section>
  );
}

/** The items that the chosen place does not ask (clause 2.5); undefined until that is known. */
function useItemsOff(): ReadonlySet<string> | undefined {
  const { resource } = useReader();
  const place = usePlace();
  if (place === "loading") return undefined;
  return typeof place === "object" && place.value ? itemsOff(place.value.overlay, resource) : NONE;
}

interface QuestionProps {
  readonly item: Item;
  readonly isFirst: boolean;
  readonly onNext: () => void;
}

function Question({ item, isFirst, onNext }: QuestionProps): JSX.Element {
  // By its id: in another language it is the same answer.
  const [chosenId, setChosen] = useState<string>();
  const chosen = item.answers.find(({ text }) => text.id === chosenId);
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus(); // the button that led here is gone
  }, [isFirst]);
  return (
    <>
      {item.picture && <CardPicture picture={item.picture} />}
      <div class="quiz-ask" ref={heading} tabIndex={-1}>
        <PairText text={item.text} as="h2" look="title" />
      </div>
      <div class="deeds">
        <Listen sound={item.sound} text={item.text} />
      </div>
      <ul class="answers-grid">
        {item.answers.map((answer) => (
          <li key={answer.text.id}>
            <AnswerButton answer={answer} chosen={chosen} onChoose={() => setChosen(answer.text.id)} />
          </li>
        ))}
      </ul>
      <div aria-live="polite" class="feedback">
        {chosen && <Feedback item={item} isRight={chosen.right === true} />}
      </div>
      {chosen && (
        <Button kind="main" icon="next" onClick={onNext}>
          {t("Ga door")}
        </Button>
      )}
    </>
  );
}

interface AnswerProps {
  readonly answer: Answer;
  readonly chosen: Answer | undefined;
  readonly onChoose: () => void;
}

/** Right and wrong are told by a sign and in words, never by colour alone. */
function AnswerButton({ answer, chosen, onChoose }: AnswerProps): JSX.Element {
  const isChosen = chosen === answer;
  const look = !chosen ? "" : answer.right ? " right" : isChosen ? " wrong" : "";
  return (
    <button
      type="button"
      class={`answer${look}`}
      aria-pressed={isChosen}
      aria-disabled={chosen !== undefined}
      onClick={() => !chosen && onChoose()}
    >
      {answer.picture && <CardPicture picture={answer.picture} />}
      <PairText text={answer.text} as="span" isPlain />
      {look && <Icon name={answer.right ? "check" : "close"} />}
    </button>
  );
}

function Feedback({ item, isRight }: { readonly item: Item; readonly isRight: boolean }): JSX.Element {
  const Tips = useContext(TipsOf);
  return (
    <>
      <p class={isRight ? "verdict right" : "verdict"}>
        <Icon name={isRight ? "check" : "again"} />
        <strong>{isRight ? t("Goed!") : t("Nog niet. Het goede antwoord heeft een vinkje.")}</strong>
      </p>
      <PairText text={item.feedback} />
      <NewWord item={item} />
      <Tips item={item.item} />
    </>
  );
}

function NewWord({ item }: { readonly item: Item }): JSX.Element {
  return (
    <div class="new-word">
      <div>
        <p class="aside">{t("Nieuw woord")}</p>
        <PairText text={item.word} look="phrase" isBoth />
      </div>
      <ShowLink text={item.word} />
    </div>
  );
}

function Result({
  items,
  onAgain,
}: {
  readonly items: readonly Item[];
  readonly onAgain: () => void;
}): JSX.Element {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []); // the button that led here is gone
  return (
    <div class="result" ref={heading} tabIndex={-1}>
      <p class="verdict right">
        <Icon name="glad" size={32} />
        <strong>{t("Klaar. Deze woorden kent u nu:")}</strong>
      </p>
      <ul class="points">
        {items.map(({ word }) => (
          <li key={word.id}>
            <PairText text={word} look="phrase" isBoth />
          </li>
        ))}
      </ul>
      <Button icon="again" onClick={onAgain}>
        {t("Nog een keer")}
      </Button>
    </div>
  );
}

/** The tips that the card itself has. */
export function CardTips({ item }: { readonly item: string }): JSX.Element | null {
  const { card } = useReader();
  const tips = card.blocks.flatMap((block) => (block.type === "tip" && block.item === item ? [block] : []));
  return tips.length > 0 ? <Tips tips={tips} /> : null;
}

export function Tips({ tips }: { readonly tips: Run<"tip">["blocks"] }): JSX.Element {
  return (
    <div class="tips">
      <p class="aside">
        <Icon name="library" /> {t("Een boek hierover, in de bieb")}
      </p>
      {tips.map(({ text }) => (
        <PairText key={text.id} text={text} />
      ))}
    </div>
  );
}
