/** Learn: the sentences of every saved phrasebook by group, Dutch large and the own language under it. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import type { Phrases } from "../../../sync/learning";
import { LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Screen } from "../frame";
import { LINKS } from "../links";
import { type Offer, offers } from "../offers";
import { PhraseGroup } from "../phrase-group";
import { Bilingual } from "../reader";
import { type Pair, usePairs } from "../use-documents";
import { useToday } from "../use-loaded";

export function LearnScreen(): JSX.Element {
  const books = offers().flatMap(phrasebooksOf);
  return (
    <Screen title={t("Leren")} tab="learn">
      {books.length > 0 && <p class="lead">{t("Kies een onderwerp. Lees de zin hardop.")}</p>}
      {books.map(({ pack, resources }) => (
        <Phrasebooks key={pack} pack={pack} resources={resources} />
      ))}
      {books.length === 0 && <NothingToLearn />}
    </Screen>
  );
}

interface PackPhrasebooks {
  readonly pack: string;
  readonly resources: readonly string[];
}

function phrasebooksOf({ pack, saved }: Offer): readonly PackPhrasebooks[] {
  const books = saved?.manifest.resources.filter(({ type }) => type === "phrasebook") ?? [];
  return books.length > 0 ? [{ pack, resources: books.map(({ id }) => id) }] : [];
}

function Phrasebooks({ pack, resources }: PackPhrasebooks): JSX.Element | null {
  const pairs = usePairs(pack, resources);
  const today = useToday();
  if (typeof pairs === "string" || !today) return null;
  return (
    <>
      {pairs.value.map((pair) => (
        <Bilingual key={pair.own.resource} pair={pair} today={today} mode="both">
          {groupsOf(pair).map((group) => (
            <PhraseGroup key={group.title.id} group={group} isOpen={false} />
          ))}
        </Bilingual>
      ))}
    </>
  );
}

function groupsOf({ own }: Pair): readonly Phrases[] {
  return own.blocks.flatMap((block) => (block.type === "phrases" ? [block] : []));
}

function NothingToLearn(): JSX.Element {
  return (
    <Notice
      icon="talk"
      title={t("Hier komen zinnen om te leren.")}
      action={
        <LinkButton href={LINKS.saved} kind="main" icon="down">
          {t("Kijk wat u kunt bewaren")}
        </LinkButton>
      }
    >
      {t("Bewaar eerst een pakket met zinnen.")}
    </Notice>
  );
}
