/** Cards on this phone that may answer a question before it is asked. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/live";
import { cardLink } from "../links";
import { TitlePair } from "../title-pair";
import type { Pair } from "../use-documents";
import { readyIn } from "./ready";

const MOST = 3;

/**
 * Which of the topic's cards to offer: first the one that the chosen question stands in. What is typed does not count; a search
 * over all cards has its place here.
 */
export function cardsThatMayAnswer(cards: readonly Pair[], ready: string | undefined): readonly Pair[] {
  const holds = (pair: Pair) => Number(readyIn(pair).some(({ id }) => id === ready));
  return [...cards].sort((one, other) => holds(other) - holds(one)).slice(0, MOST);
}

export function MayAnswer({ cards }: { readonly cards: readonly Pair[] }): JSX.Element | null {
  const names = cards.map(({ own }) => own.resource).join();
  useEffect(() => {
    if (names) announce(t("Misschien staat het antwoord al op uw telefoon"));
  }, [names]);
  if (cards.length === 0) return null;
  return (
    <section class="may-answer">
      <h3>{t("Misschien staat het antwoord al op uw telefoon")}</h3>
      <ul class="cards">
        {cards.map(({ own, dutch }) => (
          <li key={`${own.pack} ${own.resource}`}>
            <a class="card-link" href={cardLink(own.pack, own.resource)}>
              <Icon name="show" size={28} />
              <TitlePair
                words={{
                  ...(dutch && { [dutch.language]: dutch.title.text }),
                  [own.language]: own.title.text,
                }}
              />
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
