/** What the group sees of a quiz: the question, its answers as shapes with letters, and afterwards what everybody can say. */
import "../../../ui/reading.css";
import "../../../ui/learning.css";
import "../activities.css";
import "../stage.css";
import type { JSX } from "preact";
import { DUTCH, t, tn } from "../../../i18n/words";
import type { Answer, Question } from "../../../sync/learning";
import type { Document } from "../../../sync/pack";
import { textsOf } from "../../../ui/blocks/texts";
import { Icon } from "../../../ui/icon";
import { TextLine } from "../../../ui/text";
import { Tile } from "../../../ui/tile";
import type { Tone } from "../../../ui/tones";
import { PackPicture } from "../card-blocks";
import type { Kept } from "../kept";
import { isOver } from "./game";
import { roundsOf, tipsFor } from "./questions";
import type { Shown } from "./second-screen";

/** By their place: a colour, a shape and a letter, so that nobody needs to see all three. */
const SIGNS: readonly { readonly letter: string; readonly tone: Tone; readonly path: string }[] = [
  { letter: "A", tone: "brick", path: "M12 3l10 18H2z" },
  { letter: "B", tone: "indigo", path: "M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0" },
  { letter: "C", tone: "leaf", path: "M3 3h18v18H3z" },
  { letter: "D", tone: "plum", path: "M12 1l11 11-11 11L1 12z" },
  { letter: "E", tone: "canal", path: "M12 2l10 7.5-4 12H6L2 9.500z" },
  { letter: "F", tone: "saffron", path: "M7 3h10l5 9-5 9H7l-5-9z" },
];

const TEAM_TONES: readonly Tone[] = ["canal", "brick", "indigo", "leaf", "plum", "saffron"];

interface StageProps {
  readonly shown: Shown;
  /** The quiz in Dutch first, then in the languages of the room. */
  readonly cards: readonly Document[];
  readonly kept: Kept;
}

export function Stage({ shown, cards, kept }: StageProps): JSX.Element | null {
  const [dutch] = cards;
  if (!dutch) return null;
  const all = roundsOf(dutch, kept.overlay).flatMap(({ items }) => items);
  const questions = shown.asked.flatMap((item) => all.find((one) => one.item === item) ?? []);
  const question = questions[shown.at];
  return (
    <div class="quiz-stage">
      {shown.points.length > 0 && <Teams points={shown.points} />}
      {question && !isOver(shown) ? (
        <Asked question={question} shown={shown} cards={cards} kept={kept} />
      ) : (
        <End questions={questions} cards={cards} today={kept.today} />
      )}
    </div>
  );
}

function Teams({ points }: { readonly points: readonly number[] }): JSX.Element {
  return (
    <ul class="teams" aria-label={t("Punten")}>
      {points.map((n, at) => (
        <li key={at}>
          <TeamTile team={at} />
          <span class="hidden">{t("Team {n}", { n: at + 1 })}</span>
          <strong>{n}</strong>
        </li>
      ))}
    </ul>
  );
}

/** A team is known by its motif. */
export function TeamTile({ team }: { readonly team: number }): JSX.Element {
  return <Tile id={`team-${team + 1}`} tone={TEAM_TONES[team]} size={48} />;
}

interface AskedProps extends StageProps {
  readonly question: Question;
}

function Asked({ question, shown, cards, kept }: AskedProps): JSX.Element {
  const { at, asked, isAnswered, pack } = shown;
  const lang = cards[0]?.language ?? DUTCH;
  return (
    <section class="quiz-asked" aria-label={t("Vraag {n} van {all}", { n: at + 1, all: asked.length })}>
      <p class="aside">
        <bdi dir="ltr">
          {at + 1} / {asked.length}
        </bdi>
      </p>
      <div class="question">
        {question.picture && (
          <div class="stage-picture">
            <PackPicture pack={pack} picture={question.picture} lang={lang} />
          </div>
        )}
        <Words id={question.text.id} cards={cards} today={kept.today} look="question" />
      </div>
      <ol class="stage-answers" data-count={question.answers.length}>
        {question.answers.map((answer, n) => (
          <AnswerShape
            key={answer.text.id}
            answer={answer}
            n={n}
            isAnswered={isAnswered}
            pack={pack}
            cards={cards}
            today={kept.today}
          />
        ))}
      </ol>
      {isAnswered && <After question={question} cards={cards} kept={kept} />}
    </section>
  );
}

interface AnswerShapeProps {
  readonly answer: Answer;
  readonly n: number;
  readonly isAnswered: boolean;
  readonly pack: string;
  readonly cards: readonly Document[];
  readonly today: string;
}

function AnswerShape({ answer, n, isAnswered, pack, cards, today }: AnswerShapeProps): JSX.Element {
  const sign = SIGNS[n] ?? SIGNS[0];
  const isRight = isAnswered && answer.right === true;
  const look = isRight ? " right" : isAnswered ? " not" : "";
  return (
    <li class={`stage-answer tone-${sign?.tone}${look}`}>
      <span class="sign">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={sign?.path} />
        </svg>
        <strong>{sign?.letter}</strong>
      </span>
      {answer.picture && (
        <PackPicture pack={pack} picture={answer.picture} lang={cards[0]?.language ?? DUTCH} />
      )}
      <Words id={answer.text.id} cards={cards} today={today} look="in-answer" />
      {isRight && (
        <span class="verdict right">
          <Icon name="check" size={40} />
          <span class="hidden">{t("Goed")}</span>
        </span>
      )}
    </li>
  );
}

/** Why, a word to keep, and a book that goes with it. */
function After({ question, cards, kept }: Omit<AskedProps, "shown">): JSX.Element {
  const [dutch] = cards;
  const tips = dutch ? tipsFor(dutch, question.item, kept.overlay, kept.today) : [];
  return (
    <div class="after" role="status">
      <Words id={question.feedback.id} cards={cards} today={kept.today} look="body" />
      <div class="new-word">
        <Words id={question.word.id} cards={cards} today={kept.today} look="large" />
      </div>
      {tips.map((tip) => (
        <div key={tip.text.id} class="tips">
          <p class="aside">
            <Icon name="library" /> {t("Een boek hierover, in de bieb")}
          </p>
          <TipWords tip={tip.text} cards={cards} kept={kept} />
        </div>
      ))}
    </div>
  );
}

interface TipWordsProps {
  readonly tip: { readonly id: string; readonly text: string };
  readonly cards: readonly Document[];
  readonly kept: Kept;
}

/** The place's tips stand in no card: they are said in Dutch. */
function TipWords({ tip, cards, kept: { overlay, today } }: TipWordsProps): JSX.Element {
  const isOfCard = cards.some((card) => textsOf(card).has(tip.id));
  if (isOfCard) return <Words id={tip.id} cards={cards} today={today} look="body" />;
  return <TextLine text={tip.text} reading={{ lang: DUTCH, facts: overlay?.facts ?? {}, today }} isPlain />;
}

interface EndProps {
  readonly questions: readonly Question[];
  readonly cards: readonly Document[];
  readonly today: string;
}

function End({ questions, cards, today }: EndProps): JSX.Element {
  if (questions.length === 0) return <p class="lead">{t("Alle vragen staan uit.")}</p>;
  return (
    <section class="end" aria-label={t("Klaar")}>
      <p class="verdict right">
        <Icon name="glad" size={48} />
        <strong>
          {tn(
            "Klaar. Dit woord kent iedereen nu:",
            "Klaar. Deze {n} woorden kent iedereen nu:",
            questions.length,
          )}
        </strong>
      </p>
      <ul class="end-words">
        {questions.map(({ word }) => (
          <li key={word.id}>
            <Words id={word.id} cards={cards} today={today} look="body" />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WordsProps {
  readonly id: string;
  readonly cards: readonly Document[];
  readonly today: string;
  readonly look: "question" | "large" | "in-answer" | "body";
}

/** One text in every language of the room; a name that all write alike is said once. */
function Words({ id, cards, today, look }: WordsProps): JSX.Element {
  const found = cards.flatMap((card) => {
    const text = textsOf(card).get(id);
    return text === undefined ? [] : [{ text, card }];
  });
  const each = found.filter(({ text }, at) => found.findIndex((one) => one.text === text) === at);
  return (
    <div class={`words-of-room ${look}`}>
      {each.map(({ text, card }, at) => (
        <TextLine
          key={card.language}
          text={text}
          reading={{ lang: card.language, facts: card.facts, today }}
          as={at === 0 && look === "question" ? "h2" : "p"}
          class={at === 0 ? "dutch" : "other"}
          isPlain
        />
      ))}
    </div>
  );
}
