/** One word of today. One that was seen before is asked for first: the Dutch comes when the reader wants to see it. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { ProgressBar } from "../../../ui/bar";
import { PairText, useReader } from "../../../ui/blocks/reader";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Pictogram } from "../../../ui/pictogram";
import { TextLine } from "../../../ui/text";
import { ListenInOwn, SpeechButton, useSpeech } from "../listen";
import { NoSound } from "../no-sound";
import { ShowLink } from "../show-link";
import { SayAfter } from "./say-after";
import type { Word } from "./use-words";

interface WordCardProps {
  readonly word: Word;
  readonly isFirst: boolean;
  readonly isNew: boolean;
  readonly done: number;
  readonly total: number;
  readonly onAnswer: (isKnown: boolean) => void;
}

export function WordCard({ word, isFirst, isNew, done, total, onAnswer }: WordCardProps): JSX.Element {
  const { dutch } = useReader();
  const [isShown, setShown] = useState(isNew || !dutch);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isFirst) card.current?.focus({ preventScroll: true }); // the button that led here is gone
  }, [isFirst]);
  return (
    <div class="words" ref={card} tabIndex={-1}>
      <div class="quiz-bar">
        <ProgressBar done={done} total={total} label={t("Hoe ver")} />
        <bdi dir="ltr">
          {Math.min(done + 1, total)} / {total}
        </bdi>
      </div>
      <section class="card" aria-live="polite">
        <div class="word-picture tone-canal">
          {word.icon ? <Pictogram name={word.icon} tone="canal" size={72} /> : <Icon name="talk" size={72} />}
        </div>
        {isShown ? <PairText text={word.text} look="phrase" isBoth /> : <OwnOnly word={word} />}
      </section>
      {isShown ? (
        <Answers word={word} onAnswer={onAnswer} />
      ) : (
        <>
          <p>{t("Weet u het Nederlands nog? Zeg het eerst zelf.")}</p>
          <Button kind="main" icon="show" onClick={() => setShown(true)}>
            {t("Laat het Nederlands zien")}
          </Button>
        </>
      )}
    </div>
  );
}

function Answers({ word, onAnswer }: Pick<WordCardProps, "word" | "onAnswer">): JSX.Element {
  const speech = useSpeech(word.sound, word.text);
  const sign = <NoSound sounds={[word.sound]} />;
  return (
    <>
      <Aloud word={word} speech={speech}>
        {!speech && sign}
      </Aloud>
      <div class="word-answers">
        <Button kind="main" icon="check" onClick={() => onAnswer(true)}>
          {t("Dit ken ik")}
        </Button>
        <Button icon="again" onClick={() => onAnswer(false)}>
          {t("Nog een keer")}
        </Button>
      </div>
      {speech && sign /* of the reader's own language: the answers stay in sight */}
    </>
  );
}

function OwnOnly({ word }: { readonly word: Word }): JSX.Element {
  const { own } = useReader();
  return (
    <div class="pair phrase">
      <TextLine text={word.text.text} reading={own} class="alone" isPlain />
    </div>
  );
}

interface AloudProps {
  readonly word: Word;
  readonly speech: ReturnType<typeof useSpeech>;
  readonly children: ComponentChildren;
}

/** Listen, slowly, and say it after; where nothing can be said, the sentence to hold up. */
function Aloud({ word, speech, children }: AloudProps): JSX.Element {
  return (
    <div class="word-deeds">
      {children}
      {speech ? (
        <>
          <SpeechButton speech={speech} speed="normal" />
          <SpeechButton speech={speech} speed="slow" />
        </>
      ) : (
        <ShowLink text={word.text} />
      )}
      <ListenInOwn texts={[word.text.text]} />
      <SayAfter listen={speech && (() => speech.turn("normal"))} />
    </div>
  );
}
