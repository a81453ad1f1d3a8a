/** Cards on this phone that may answer a question before it is asked. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../../i18n/words";
import type { Pair } from "../../../ui/blocks/reader";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/live";
import type { FindableCard } from "../indexing";
import { cardLink } from "../links";
import { TitlePair } from "../title-pair";
import { readyIn } from "./ready";

/** A card as it is offered: enough to name it and to open it. */
type Offered = Pick<FindableCard, "pack" | "resource" | "title">;

/** More than these are not read by somebody who came to ask. */
export const MOST = 3;

/** Of the topic's cards, first the one that the chosen question stands in. */
export function cardsThatMayAnswer(cards: readonly Pair[], ready: string | undefined): readonly Offered[] {
  const holds = (pair: Pair) => Number(readyIn(pair).some(({ id }) => id === ready));
  return [...cards]
    .sort((one, other) => holds(other) - holds(one))
    .slice(0, MOST)
    .map(({ own, dutch }) => ({
      pack: own.pack,
      resource: own.resource,
      title: { ...(dutch && { [dutch.language]: dutch.title.text }), [own.language]: own.title.text },
    }));
}

export function MayAnswer({ cards }: { readonly cards: readonly Offered[] }): JSX.Element | null {
  const names = cards.map(({ resource }) => resource).join();
  useEffect(() => {
    if (names) announce(t("Misschien staat het antwoord al op uw telefoon"));
  }, [names]);
  if (cards.length === 0) return null;
  return (
    <section class="may-answer">
      <h3>{t("Misschien staat het antwoord al op uw telefoon")}</h3>
      <ul class="cards">
        {cards.map(({ pack, resource, title }) => (
          <li key={`${pack} ${resource}`}>
            <a class="card-link" href={cardLink(pack, resource)}>
              <Icon name="show" size={28} />
              <TitlePair words={title} />
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
