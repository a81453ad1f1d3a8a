/** Ten words today: a picture, the Dutch, the own language, and two answers. It ends by itself, and counts no streaks. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { language, t, tn } from "../../../i18n/words";
import { keepLearned, type Learned, learned } from "../../../store/learned";
import { Bilingual } from "../../../ui/blocks/reader";
import { LinkButton } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { Scene } from "../../../ui/scene";
import { Screen } from "../frame";
import { LINKS } from "../links";
import { useLoaded, useToday } from "../use-loaded";
import { answered, chooseToday, turnOver } from "./deck";
import { DONE } from "./done";
import { useWords, type Word } from "./use-words";
import { WordCard } from "./word-card";

const LONGEST = 300_000; // milliseconds of one sitting

export function WordsScreen(): JSX.Element {
  const words = useWords();
  const before = useLoaded(learned, []);
  const today = useToday();
  const isHere = typeof words === "object" && typeof before === "object" && today !== undefined;
  return (
    <Screen title={t("10 woorden vandaag")} back={LINKS.learn}>
      {isHere ? (
        <Sitting key={today} words={words.value} before={before.value} today={today} />
      ) : (
        <p role="status">{words === "failed" ? t("Deze kaart gaat nu niet open.") : t("Even wachten …")}</p>
      )}
    </Screen>
  );
}

interface SittingProps {
  readonly words: readonly Word[];
  readonly before: ReadonlyMap<string, Learned>;
  readonly today: string;
}

function Sitting({ words, before, today }: SittingProps): JSX.Element {
  // By key: in another language it is the same word.
  const [keys, setPile] = useState<readonly string[]>(() =>
    chooseToday(words, before, today).map(({ key }) => key),
  );
  const pile = keys.filter((key) => words.some((one) => one.key === key));
  const [known, setKnown] = useState(before);
  const [asked] = useState(pile.length);
  const [turns, setTurns] = useState(0);
  const began = useRef(Date.now());
  const word = words.find(({ key }) => key === pile[0]);
  if (!word) return <Done count={asked} all={known.size} />;
  const answer = async (isKnown: boolean) => {
    // The first answer of the day decides when it comes back; further ones of this sitting only practise it.
    if (known.get(word.key)?.last !== today) {
      const value = answered(known.get(word.key), isKnown, today);
      setKnown(new Map(known).set(word.key, value));
      await keepLearned(word.key, value);
    }
    setTurns(turns + 1);
    setPile(Date.now() - began.current > LONGEST ? [] : turnOver(pile, isKnown));
  };
  return (
    <Bilingual pair={word.pair} today={today} mode="both">
      <WordCard
        key={turns}
        word={word}
        isFirst={turns === 0}
        isNew={!before.has(word.key)}
        done={asked - new Set(pile).size}
        total={asked}
        onAnswer={(isKnown) => void answer(isKnown)}
      />
    </Bilingual>
  );
}

function Done({ count, all }: { readonly count: number; readonly all: number }): JSX.Element {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (count === 0 && all === 0) return <NothingYet />;
  return (
    <div class="words centred" ref={heading} tabIndex={-1}>
      <Scene picture={DONE()} lang={language.value} />
      <p class="verdict right">
        <Icon name="glad" size={32} />
        <strong>{t("Klaar voor vandaag.")}</strong>
      </p>
      <p>{tn("U oefent nu {n} woord.", "U oefent nu {n} woorden.", all)}</p>
      <LinkButton href={LINKS.learn} kind="main" icon="back">
        {t("Leren")}
      </LinkButton>
    </div>
  );
}

function NothingYet(): JSX.Element {
  return (
    <Notice
      icon="talk"
      title={t("Hier komen zinnen om te leren.")}
      action={
        <LinkButton href={LINKS.saved} kind="main" icon="down">
          {t("Kijk wat u kunt bewaren")}
        </LinkButton>
      }
    >
      {t("Bewaar eerst een pakket met zinnen.")}
    </Notice>
  );
}
