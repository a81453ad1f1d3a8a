/** What an edition changes: card by card, in each language, to the letter; and what phones will fetch for it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { languageInDutch } from "../names";
import { Scroller } from "../scroller";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import type { CardChange, InLanguage, PackChanges, TextChange, Texts } from "./api";
import { fieldInWords } from "./field-words";
import { changeInWords, fetchInWords, kindInWords, signedSize, size } from "./words";

type Ask = (card: string, language: string) => Promise<Texts>;

interface ChangesProps {
  readonly changes: PackChanges;
  readonly ask: Ask;
}

const SHOWN = 25;

export function Changes({ changes, ask }: ChangesProps): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const { cards } = changes;
  return (
    <>
      <p>
        {cards.length === 0
          ? t("Er is niets veranderd sinds wat iedereen heeft.")
          : tn("{n} kaart of bestand verandert", "{n} kaarten of bestanden veranderen", cards.length)}
      </p>
      {(isWhole ? cards : cards.slice(0, SHOWN)).map((card) => (
        <Card key={card.card} card={card} ask={ask} />
      ))}
      {!isWhole && cards.length > SHOWN && (
        <Button kind="quiet" icon="open" onClick={() => setWhole(true)}>
          {t("Laat alles zien")}
        </Button>
      )}
      {cards.length > 0 && <Weights changes={changes} />}
    </>
  );
}

function Card({ card, ask }: { readonly card: CardChange; readonly ask: Ask }): JSX.Element {
  return (
    <details>
      <summary>
        <strong>{card.title}</strong> <span class="code">{card.card}</span> {kindInWords(card)}
      </summary>
      <ul class="names">
        {card.languages.map((one) => (
          <Language key={one.language} card={card.card} one={one} ask={ask} />
        ))}
      </ul>
    </details>
  );
}

interface LanguageProps {
  readonly card: string;
  readonly one: InLanguage;
  readonly ask: Ask;
}

function Language({ card, one, ask }: LanguageProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <span>{changeInWords(one)}</span>
      <Button
        kind="quiet"
        isPressed={isOpen}
        label={t("Lees wat verandert in het {language}", { language: languageInDutch(one.language) })}
        onClick={() => setOpen(!isOpen)}
      >
        {t("Lees wat verandert")}
      </Button>
      {isOpen && <ChangedTexts ask={() => ask(card, one.language)} language={one.shows} />}
    </li>
  );
}

interface ChangedTextsProps {
  readonly ask: () => Promise<Texts>;
  readonly language: string;
}

function ChangedTexts({ ask, language }: ChangedTextsProps): JSX.Element | null {
  const answer = useAnswer(ask, []);
  if (!answer?.ok) return <Unread answers={[answer]} />;
  return (
    <dl class="changed-texts">
      {answer.value.texts.map((one) => (
        <ChangedText key={one.at} text={one} language={language} />
      ))}
    </dl>
  );
}

function ChangedText({
  text,
  language,
}: {
  readonly text: TextChange;
  readonly language: string;
}): JSX.Element {
  return (
    <>
      <dt class="code">{fieldInWords(text.at)}</dt>
      <dd dir="auto" lang={language}>
        {text.before && <del>{text.before}</del>} {text.after && <ins>{text.after}</ins>}
      </dd>
    </>
  );
}

function Weights({ changes }: { readonly changes: PackChanges }): JSX.Element {
  return (
    <Scroller label={t("Wat een telefoon ophaalt")}>
      <table>
        <caption>{t("Wat een telefoon ophaalt")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Taal")}</th>
            <th scope="col">{t("Verschil")}</th>
            <th scope="col">{t("Heeft de vorige uitgave")}</th>
            <th scope="col">{t("Is nieuw")}</th>
            <th scope="col">{t("Plaatjes en geluid, naar keuze")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.weights.map((weight) => (
            <tr key={weight.language}>
              <th scope="row">{languageInDutch(weight.language)}</th>
              <td class="count">{signedSize(weight.delta)}</td>
              <td>{changes.former === 0 ? "" : fetchInWords(weight, true)}</td>
              <td>{fetchInWords(weight, false)}</td>
              <td>{size(weight.pictures + weight.sound)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
