/**
 * Somebody to speak Dutch with: three choices by picture make a card to show at the desk. Nothing is kept or sent, and
 * who wants to help comes to the desk, too.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { DUTCH, language, t } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { Pictogram } from "../../../ui/pictogram";
import { Tile } from "../../../ui/tile";
import { Screen } from "../frame";
import { LINKS } from "../links";

interface Answer {
  /** One letter or digit of the code; no 0, which looks like the O of the morning. */
  readonly letter: string;
  readonly icon: string;
  readonly dutch: string;
  readonly text: () => string;
}

interface Step {
  readonly ask: () => string;
  readonly answers: readonly Answer[];
}

const STEPS: readonly Step[] = [
  {
    ask: () => t("Wat wilt u samen doen?"),
    answers: [
      { letter: "P", icon: "talk", dutch: "praten", text: () => t("Praten") },
      { letter: "L", icon: "book", dutch: "lezen en schrijven", text: () => t("Lezen en schrijven") },
      { letter: "K", icon: "child", dutch: "samen met een kind", text: () => t("Samen met mijn kind") },
    ],
  },
  {
    ask: () => t("Wanneer kunt u?"),
    answers: [
      { letter: "O", icon: "sun", dutch: "in de ochtend", text: () => t("In de ochtend") },
      { letter: "M", icon: "clock", dutch: "in de middag", text: () => t("In de middag") },
      { letter: "A", icon: "bed", dutch: "in de avond", text: () => t("In de avond") },
    ],
  },
  {
    ask: () => t("Hoeveel Nederlands spreekt u?"),
    answers: [
      { letter: "1", icon: "help", dutch: "nog geen woord", text: () => t("Nog niets") },
      { letter: "2", icon: "heart", dutch: "een paar woorden", text: () => t("Een paar woorden") },
      { letter: "3", icon: "people", dutch: "een gesprekje", text: () => t("Een gesprekje") },
    ],
  },
];

export function BuddyScreen(): JSX.Element {
  const [chosen, setChosen] = useState<readonly Answer[]>([]);
  const step = STEPS[chosen.length];
  return (
    <Screen title={t("Ik zoek een taalmaatje")} back={LINKS.begin}>
      {chosen.length === 0 && (
        <p class="lead">{t("Een taalmaatje oefent Nederlands met u. Het is gratis. Kies drie plaatjes.")}</p>
      )}
      {step ? (
        <OneStep
          key={chosen.length}
          step={step}
          at={chosen.length}
          onChoose={(answer) => setChosen([...chosen, answer])}
        />
      ) : (
        <CodeCard answers={chosen} />
      )}
      {chosen.length > 0 && (
        <Button kind="quiet" icon="back" onClick={() => setChosen(chosen.slice(0, -1))}>
          {t("Vorige vraag")}
        </Button>
      )}
      <Notice icon="talk" title={t("Wilt u zelf iemand helpen?")}>
        {t("Kom naar de balie van de bieb. Daar vertellen we u meer.")}
      </Notice>
    </Screen>
  );
}

interface StepProps {
  readonly step: Step;
  readonly at: number;
  readonly onChoose: (answer: Answer) => void;
}

function OneStep({ step, at, onChoose }: StepProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (at > 0) heading.current?.focus(); // the button that led here is gone
  }, [at]);
  return (
    <section class="words">
      <h2 ref={heading} tabIndex={-1}>
        <bdi dir="ltr">{at + 1} / 3</bdi> {step.ask()}
      </h2>
      <div class="grid">
        {step.answers.map((answer) => (
          <button key={answer.letter} type="button" class="topic" onClick={() => onChoose(answer)}>
            <Pictogram name={answer.icon} size={44} />
            <strong>{answer.text()}</strong>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Dutch and large, because the people at the desk read it; the code says the same in a few letters. */
function CodeCard({ answers }: { readonly answers: readonly Answer[] }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const code = [language.value.toUpperCase(), answers.map(({ letter }) => letter).join("")].join("-");
  return (
    <section class="card code-card">
      <h2 ref={heading} tabIndex={-1}>
        {t("Laat deze kaart zien aan de balie.")}
      </h2>
      <div class="entry-head">
        <Tile id={code} tone="plum" size={72} />
        <strong class="big-code">
          <bdi dir="ltr">{code}</bdi>
        </strong>
      </div>
      <p lang={DUTCH} dir="ltr">
        Ik zoek een taalmaatje. Mijn taal is {inDutch(language.value)}. Ik wil {answers[0]?.dutch}. Ik kan{" "}
        {answers[1]?.dutch}. Ik spreek {answers[2]?.dutch} Nederlands.
      </p>
      <ul class="points">
        {answers.map((answer) => (
          <li key={answer.letter}>{answer.text()}</li>
        ))}
      </ul>
      <p class="verdict">
        <Icon name="check" />
        <span>{t("Uw telefoon bewaart dit niet en verstuurt niets.")}</span>
      </p>
      <LinkButton href={LINKS.when} icon="pin">
        {t("Wanneer en waar?")}
      </LinkButton>
    </section>
  );
}

/** The name of a language for the people at the desk. */
function inDutch(tag: string): string {
  const names =
    typeof Intl.DisplayNames === "undefined" ? undefined : new Intl.DisplayNames(DUTCH, { type: "language" });
  return names?.of(tag) ?? tag;
}
