/** Learn: today's words, quizzes and dialogues, and the sentences of every saved phrasebook by group. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import type { Phrases } from "../../../sync/learning";
import type { Pair } from "../../../ui/blocks/reader";
import { Bilingual } from "../../../ui/blocks/reader";
import { LinkButton } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { Screen } from "../frame";
import { cardLink, LINKS } from "../links";
import { type Offer, offers } from "../offers";
import { PhraseGroup } from "../phrase-group";
import { signOf, titlesOf } from "../signs";
import { isTeaching, mayTurnUp } from "../teaching";
import { TitlePair } from "../title-pair";
import { usePairs } from "../use-documents";
import { useToday } from "../use-loaded";
import { WordsLink } from "../words-link";

const EXERCISES: readonly string[] = ["quiz", "dialogue", "language-contrast"];

export function LearnScreen(): JSX.Element {
  const books = offers().flatMap(phrasebooksOf);
  const teaches = offers().some(({ saved }) => saved?.manifest.resources.some(isTeaching));
  return (
    <Screen title={t("Leren")} tab="learn">
      {teaches && <WordsLink />}
      <Exercises />
      {books.length > 0 && <p class="lead">{t("Kies een onderwerp. Lees de zin hardop.")}</p>}
      {books.map(({ pack, resources }) => (
        <Phrasebooks key={pack} pack={pack} resources={resources} />
      ))}
      {!teaches && <NothingToLearn />}
    </Screen>
  );
}

/** Quizzes, dialogues and what else there is to practise with, as cards. */
function Exercises(): JSX.Element {
  return (
    <>
      {offers().map(({ pack, saved }) => {
        const shown = saved?.manifest.resources.filter(mayTurnUp) ?? [];
        const found = shown.filter(({ type }) => EXERCISES.includes(type));
        return (
          found.length > 0 && <PackExercises key={pack} pack={pack} resources={found.map(({ id }) => id)} />
        );
      })}
    </>
  );
}

function PackExercises({ pack, resources }: PackPhrasebooks): JSX.Element | null {
  const pairs = usePairs(pack, resources);
  if (typeof pairs === "string") return null;
  return (
    <ul class="cards">
      {pairs.value.map(({ own, dutch }) => (
        <li key={own.resource}>
          <a class="card-link tone-canal" href={cardLink(own.pack, own.resource)}>
            <Icon name={signOf(own.type)} size={28} />
            <TitlePair words={titlesOf(own, dutch)} />
            <Icon name="next" />
          </a>
        </li>
      ))}
    </ul>
  );
}

interface PackPhrasebooks {
  readonly pack: string;
  readonly resources: readonly string[];
}

function phrasebooksOf({ pack, saved }: Offer): readonly PackPhrasebooks[] {
  const shown = saved?.manifest.resources.filter(mayTurnUp) ?? [];
  const books = shown.filter(({ type }) => type === "phrasebook");
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
