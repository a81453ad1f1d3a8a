/** S5, before it begins: which quiz, for how many people. */
import "../activities.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { language, t, tn } from "../../../i18n/words";
import type { Document } from "../../../sync/pack";
import { LinkButton } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Notice } from "../../../ui/notice";
import { activitiesToday, startActivity } from "../activities-today";
import { kindOf } from "../activity-kinds";
import { type CardName, cardsOfType, useCards, useKept } from "../kept";
import { quizLink } from "../links";
import { NoPack } from "../no-pack";
import { Page } from "../page";
import { StartWithPeople } from "../start-with-people";
import { forgetGame } from "./games";

interface QuizzesProps {
  /** The guide that it was begun from. */
  readonly guide: string | undefined;
}

export function QuizzesScreen({ guide }: QuizzesProps): JSX.Element {
  const kept = useKept();
  const quizzes = useCards(kept ? cardsOfType(kept, "quiz") : [], language.value) ?? [];
  const [asked, choose] = useState<string>();
  const chosen = quizzes.find((card) => nameOf(card) === asked) ?? quizzes[0];
  const start = async (people: number) => {
    if (!chosen) return;
    const { id, learning } = kindOf("quiz");
    const activity = await startActivity({ kind: id, learning, guide }, people, new Date());
    forgetGame();
    location.replace(quizLink(chosen.pack, chosen.resource, activity));
  };
  return (
    <Page title={t("Quiz")} part="activities">
      {kept && cardsOfType(kept, "quiz").length === 0 && (
        <NoPack>{t("Er staat nog geen quiz op deze tablet.")}</NoPack>
      )}
      {chosen && (
        <>
          <Underway quiz={chosen} />
          <StartWithPeople onStart={(people) => void start(people)} />
          <WhichQuiz quizzes={quizzes} chosen={chosen} onChoose={choose} />
        </>
      )}
    </Page>
  );
}

interface WhichQuizProps {
  readonly quizzes: readonly Document[];
  readonly chosen: Document;
  readonly onChoose: (name: string) => void;
}

function WhichQuiz({ quizzes, chosen, onChoose }: WhichQuizProps): JSX.Element {
  return (
    <Choice
      name="quiz"
      legend={t("Welke quiz?")}
      look="rows"
      value={nameOf(chosen)}
      onChoose={onChoose}
      options={quizzes.map((card) => ({ value: nameOf(card), text: card.title.text, lang: card.language }))}
    />
  );
}

/** A quiz that was begun and not finished goes on without being counted once more. */
function Underway({ quiz }: { readonly quiz: CardName }): JSX.Element | null {
  const running = activitiesToday().find(({ kind, state }) => kind === "quiz" && state === "running");
  if (!running) return null;
  return (
    <Notice
      icon="play"
      title={t("Er loopt een quiz.")}
      action={
        <LinkButton href={quizLink(quiz.pack, quiz.resource, running.id)} icon="play">
          {t("Verder")}
        </LinkButton>
      }
    >
      {tn("{n} deelnemer", "{n} deelnemers", running.people ?? 0)}
    </Notice>
  );
}

function nameOf({ pack, resource }: CardName): string {
  return `${pack}/${resource}`;
}
