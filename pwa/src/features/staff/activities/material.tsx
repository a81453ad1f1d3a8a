/** Beside a guide: the cards that go with it, in Dutch and a language of the room. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { DUTCH, t } from "../../../i18n/words";
import type { Document } from "../../../sync/pack";
import { Bilingual, PairText } from "../../../ui/blocks/reader";
import { Button, LinkButton } from "../../../ui/button";
import { CardBlocks } from "../card-blocks";
import { type CardName, cardsOfType, type Kept, languagesOf, useCard, useCards } from "../kept";
import { cardLink } from "../links";
import { isForTeams } from "./guides";
import { LanguageChoice, languageOfTheRoom } from "./language-choice";
import { namedCards, type Titled } from "./named-cards";

/** What a group does with another kind of card than one that is read. */
const WITH: Readonly<Record<string, string>> = { quiz: "quiz", tour: "photostrip" };
const SHOWN_LARGE: readonly string[] = ["quiz", "photostrip"];

interface MaterialProps {
  readonly kept: Kept;
  readonly dutch: Document;
  readonly kind: string;
}

export function Material({ kept, dutch, kind }: MaterialProps): JSX.Element {
  const [shown, show] = useState<CardName>();
  const known = (useCards(cardsOfNewcomers(kept), DUTCH) ?? []).map(titled);
  const named = namedCards(dutch, known);
  const fitting = known.filter((one) => one.type === WITH[kind] && !named.includes(one));
  return (
    <aside class="material" aria-labelledby="material">
      <h2 id="material">{t("Materiaal voor de groep")}</h2>
      <ul class="material-links">
        {[...named, ...fitting].map((card) => (
          <li key={`${card.pack}/${card.resource}`}>
            <MaterialLink card={card} isShown={isSame(card, shown)} onShow={() => show(card)} />
          </li>
        ))}
      </ul>
      <OtherCard known={known} shown={shown} onShow={show} />
      {shown && <MaterialCard key={`${shown.pack}/${shown.resource}`} kept={kept} card={shown} />}
    </aside>
  );
}

interface MaterialLinkProps {
  readonly card: Titled;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function MaterialLink({ card: { type, pack, resource, title }, isShown, onShow }: MaterialLinkProps) {
  return SHOWN_LARGE.includes(type) ? (
    <LinkButton icon={type === "quiz" ? "help" : "pictures"} href={cardLink(type, pack, resource)}>
      {title}
    </LinkButton>
  ) : (
    <Button icon="show" isPressed={isShown} onClick={onShow}>
      {title}
    </Button>
  );
}

interface OtherCardProps {
  readonly known: readonly Titled[];
  readonly shown: CardName | undefined;
  readonly onShow: (card: CardName | undefined) => void;
}

function OtherCard({ known, shown, onShow }: OtherCardProps): JSX.Element {
  const readable = known.filter(({ type }) => !SHOWN_LARGE.includes(type));
  if (readable.length === 0) {
    return <p class="aside">{t("Er staan nog geen kaarten voor nieuwkomers op deze tablet.")}</p>;
  }
  return (
    <label class="field">
      <span>{t("Leg een andere kaart ernaast")}</span>
      <select
        value={readable.findIndex((one) => isSame(one, shown))}
        onChange={({ currentTarget }) => onShow(readable[Number(currentTarget.value)])}
      >
        <option value={-1}>{t("Kies een kaart")}</option>
        {readable.map(({ pack, resource, title }, at) => (
          <option key={`${pack}/${resource}`} value={at}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function MaterialCard({ kept, card }: { readonly kept: Kept; readonly card: CardName }): JSX.Element {
  const languages = languagesOf(kept, card.pack).filter((tag) => tag !== DUTCH);
  const [tag, choose] = useState(languageOfTheRoom(languages));
  const [dutch, own] = useCard(card, [DUTCH, tag]) ?? [];
  const read = own ?? dutch;
  return (
    <section class="material-card">
      <LanguageChoice name="material-language" languages={languages} value={tag} onChoose={choose} />
      {read && (
        <Bilingual
          pair={{ own: read, dutch: read.language === DUTCH ? undefined : (dutch ?? undefined) }}
          today={kept.today}
          mode="both"
        >
          <PairText text={read.title} as="h2" look="title" />
          <PairText text={read.summary} />
          <CardBlocks blocks={read.blocks} />
        </Bilingual>
      )}
    </section>
  );
}

function cardsOfNewcomers(kept: Kept): readonly CardName[] {
  const types = kept.packs.filter((pack) => !isForTeams(pack)).flatMap(({ manifest }) => manifest.resources);
  const packs = kept.packs.filter((pack) => !isForTeams(pack));
  return cardsOfType({ ...kept, packs }, ...new Set(types.map(({ type }) => type)));
}

function titled({ pack, resource, type, title }: Document): Titled {
  return { pack, resource, type, title: title.text };
}

function isSame(one: CardName, other: CardName | undefined): boolean {
  return one.pack === other?.pack && one.resource === other.resource;
}
