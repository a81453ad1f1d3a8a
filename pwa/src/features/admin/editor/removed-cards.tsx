/** Cards that somebody took out of a pack, and the way back: as they were, behind the others. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { momentInWords } from "../moments";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { type CardLine, finishCard, readCard, saveDraft } from "./editing-api";
import { cardLink } from "./links";

interface RemovedCardsProps {
  readonly cards: readonly CardLine[];
  readonly csrf: string;
  /** The pack is another by now. */
  readonly onChange: () => void;
}

export function RemovedCards({ cards, csrf, onChange }: RemovedCardsProps): JSX.Element | null {
  if (cards.length === 0) return null;
  return (
    <details class="removed">
      <summary>
        {tn("{n} kaart is uit het pakket gehaald", "{n} kaarten zijn uit het pakket gehaald", cards.length)}
      </summary>
      <ul class="new-cards">
        {cards.map((card) => (
          <li key={card.id}>
            <OneRemoved card={card} csrf={csrf} onChange={onChange} />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface OneRemovedProps extends Omit<RemovedCardsProps, "cards"> {
  readonly card: CardLine;
}

function OneRemoved({ card, csrf, onChange }: OneRemovedProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const name = card.title || card.id;
  /** What was not whole when it went is a draft again, and opens. */
  const putBack = async () => {
    const gone = await run(readCard(card.id));
    const { number, content } = gone?.value ?? {};
    if (number === undefined || content === undefined) return;
    const draft = await run(saveDraft(card.id, number, content, csrf));
    if (!draft) return;
    const done = await finishCard(card.id, draft.value.number, {}, csrf);
    announce(
      done.ok ? t("De kaart staat weer in het pakket, achteraan.") : t("De kaart is weer een concept."),
    );
    if (done.ok) onChange();
    else location.hash = cardLink(card.id);
  };
  return (
    <>
      <div class="card-line">
        <strong lang="nl">{name}</strong>
        <span class="aside">
          <code>{card.id}</code> {card.at && momentInWords(card.at)} <bdi>{card.by}</bdi>
        </span>
        <Button
          kind="quiet"
          icon="again"
          label={t("Zet terug: {name}", { name })}
          isBusy={isBusy}
          onClick={() => void putBack()}
        >
          {t("Zet terug")}
        </Button>
      </div>
      <Problem code={problem} />
    </>
  );
}
