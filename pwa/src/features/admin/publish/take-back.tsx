/** Takes a card back at once: it goes from every phone that hears of it, and only a higher edition shows it again. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { AskFirst } from "../ask-first";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { type CardTitle, type Publication, takeBack } from "./api";

interface TakeBackProps {
  readonly pack: string;
  readonly cards: readonly CardTitle[];
  readonly csrf: string;
  readonly onDone: (publication: Publication) => void;
}

export function TakeBack({ pack, cards, csrf, onDone }: TakeBackProps): JSX.Element {
  const [resource, setResource] = useState(cards[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const { problem, isBusy, run } = useDeed();
  const take = async () => {
    const done = await run(takeBack({ pack, resource, reason }, csrf), t("De kaart is teruggehaald."));
    if (done) onDone(done.value);
  };
  return (
    <section class="card" aria-labelledby="take-back">
      <h2 id="take-back">{t("Haal een kaart terug")}</h2>
      <p class="aside">
        {t(
          "Voor als iets gevaarlijk of fout is. Eén handtekening is genoeg; om het ongedaan te maken zijn er twee nodig.",
        )}
      </p>
      <CardField cards={cards} value={resource} onChoose={setResource} />
      <label class="field">
        <span>{t("Reden, die op de telefoon staat")}</span>
        <input maxLength={500} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <Problem code={problem} />
      <AskFirst
        text={t("Haal terug")}
        isBusy={isBusy}
        title={t("Deze kaart terughalen?")}
        no={t("Nee, laat staan")}
        onYes={() => void take()}
      >
        {t("Geen telefoon laat haar nog zien, tot er een hogere uitgave is.")}
      </AskFirst>
    </section>
  );
}

interface CardFieldProps {
  readonly cards: readonly CardTitle[];
  readonly value: string;
  readonly onChoose: (card: string) => void;
}

function CardField({ cards, value, onChoose }: CardFieldProps): JSX.Element {
  return (
    <label class="field">
      <span>{t("Kaart")}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {cards.map((card) => (
          <option key={card.id} value={card.id}>
            {card.title}
          </option>
        ))}
      </select>
    </label>
  );
}
