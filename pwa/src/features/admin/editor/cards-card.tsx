/** The cards of a pack in their order, those that are new, and those that somebody took out. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { mayDo } from "../may-do";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { TYPE_NAMES } from "./card-types";
import type { Theme } from "./content";
import { type CardLine, orderCards, type PackDetail } from "./editing-api";
import { cardLink } from "./links";
import { RemovedCards } from "./removed-cards";
import { SortedList } from "./sorted-list";
import { moved } from "./values";

interface CardsOfPackProps {
  readonly detail: PackDetail;
  readonly csrf: string;
  /** The pack is another by now. */
  readonly onChange: () => void;
}

export function CardsOfPack({ detail, csrf, onChange }: CardsOfPackProps): JSX.Element {
  const { cards, problem, move } = useOrder(detail, csrf, onChange);
  const { themes } = detail.pack;
  const fresh = detail.resources.filter(({ is_new }) => is_new);
  return (
    <section class="card" aria-label={t("Kaarten")}>
      <h2>{t("Kaarten")}</h2>
      <p class="aside">
        {cards.length === 0
          ? t("Nog geen kaart. Een pakket gaat naar telefoons als er een kaart klaar is.")
          : tn("{n} kaart, in deze volgorde.", "{n} kaarten, in deze volgorde.", cards.length)}
      </p>
      <Problem code={problem} />
      {mayDo("edit") ? (
        <SortedList
          items={cards}
          label={t("Kaarten")}
          look="lines"
          keyOf={({ id }) => id}
          nameOf={({ title }) => title}
          onMove={move}
          draw={(card) => <OneCard card={card} themes={themes} />}
        />
      ) : (
        <ListedCards cards={cards} themes={themes} />
      )}
      {fresh.length > 0 && (
        <>
          <h3>{t("Nieuw, nog niet klaar")}</h3>
          <ListedCards cards={fresh} themes={themes} />
        </>
      )}
      {mayDo("edit") && <RemovedCards cards={detail.removed} csrf={csrf} onChange={onChange} />}
    </section>
  );
}

/** Each move is sent once the one before it was taken; where one was not, what the server has comes back. */
function useOrder({ pack, resources, order }: PackDetail, csrf: string, onOther: () => void) {
  const [cards, setCards] = useState<readonly CardLine[]>(resources.filter(({ is_new }) => !is_new));
  const was = useRef<string | undefined>(order);
  const sending = useRef(Promise.resolve());
  const { problem, run } = useDeed();
  useLayoutEffect(() => {
    was.current = order;
    setCards(resources.filter(({ is_new }) => !is_new));
  }, [resources]);
  const send = async (names: readonly string[]) => {
    if (was.current === undefined) return; // the move before was refused
    const done = await run(orderCards(pack.id, was.current, names, csrf));
    was.current = done?.value.order;
    if (!done) onOther();
  };
  const move = (from: number, to: number) => {
    const next = moved(cards, from, to);
    setCards(next);
    sending.current = sending.current.then(() => send(next.map(({ id }) => id)));
  };
  return { cards, problem, move };
}

interface ListedCardsProps {
  readonly cards: readonly CardLine[];
  readonly themes: readonly Theme[];
}

function ListedCards({ cards, themes }: ListedCardsProps): JSX.Element {
  return (
    <ul class="new-cards">
      {cards.map((card) => (
        <li key={card.id}>
          <OneCard card={card} themes={themes} />
        </li>
      ))}
    </ul>
  );
}

/** A way to the card for who may write on it. */
function OneCard({
  card,
  themes,
}: {
  readonly card: CardLine;
  readonly themes: readonly Theme[];
}): JSX.Element {
  const theme = themes.find(({ id }) => id === card.theme)?.title.nl ?? card.theme;
  const about = (
    <>
      <strong lang="nl">{card.title || t("(zonder titel)")}</strong>
      <span class="aside">
        <code>{card.id}</code> · {TYPE_NAMES[card.type]?.() ?? card.type} · <bdi>{theme}</bdi>
      </span>
      {card.has_draft && <span class="chip care">{t("concept")}</span>}
      {card.sensitivity === "red" && <span class="chip warn">{t("gevoelig")}</span>}
    </>
  );
  if (!mayDo("edit")) return <span class="card-line">{about}</span>;
  return (
    <a class="card-line" href={cardLink(card.id)}>
      {about}
    </a>
  );
}
