/** What was found: topics as pictures, then cards, each with its picture and its name in both languages. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Pictogram } from "../../../ui/pictogram";
import { Scene } from "../../../ui/scene";
import type { Found } from "../finding";
import type { FindableCard } from "../indexing";
import { cardLink } from "../links";
import { TitlePair } from "../title-pair";
import { Topic } from "../topic";

const SHOWN = 5; // cards before "more"

export function Results({ found }: { readonly found: Found }): JSX.Element {
  const [all, showAll] = useState(""); // the words for which everything is shown
  const { words, topics, cards } = found;
  const shown = all === words ? cards : cards.slice(0, SHOWN);
  return (
    <>
      {topics.length > 0 && (
        <div class="grid">
          {topics.map(({ pack, theme }) => (
            <Topic key={`${pack} ${theme.id}`} pack={pack} theme={theme} />
          ))}
        </div>
      )}
      {shown.length > 0 && (
        <ul class="cards">
          {shown.map((card) => (
            <li key={`${card.pack} ${card.resource}`}>
              <CardFound card={card} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < cards.length && (
        <Button kind="quiet" onClick={() => showAll(words)}>
          {t("Meer")}
        </Button>
      )}
    </>
  );
}

function CardFound({ card }: { readonly card: FindableCard }): JSX.Element {
  const { pack, theme, resource, title } = card;
  return (
    <a class={`card-link tone-${theme.tone}`} href={cardLink(pack, resource)}>
      <Thumbnail card={card} />
      <TitlePair words={title} />
      <Icon name="next" />
    </a>
  );
}

/** Decoration beside the name; an image that has to be fetched first is not waited for. */
function Thumbnail({ card: { picture, language, theme } }: { readonly card: FindableCard }): JSX.Element {
  return (
    <span class="thumbnail" aria-hidden="true">
      {picture && "scene" in picture ? (
        <Scene picture={picture} lang={language} />
      ) : (
        <Pictogram name={theme.icon} tone={theme.tone} />
      )}
    </span>
  );
}
