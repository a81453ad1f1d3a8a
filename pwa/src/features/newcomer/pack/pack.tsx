/** One pack: its topics, each with its cards; or one topic, with the way to the others. */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { directionOf } from "../../../i18n/languages";
import { DUTCH, t } from "../../../i18n/words";
import type { ActivePack } from "../../../store/packs";
import type { Theme } from "../../../sync/manifest";
import type { Pair } from "../../../ui/blocks/reader";
import { LinkButton } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Pictogram } from "../../../ui/pictogram";
import { Screen } from "../frame";
import { cardLink, LINKS, packLink, situationLink } from "../links";
import { NotHere } from "../not-here";
import { inReadersLanguage, offers } from "../offers";
import { hasRed } from "../sensitive";
import { signOf, titlesOf } from "../signs";
import { StandIn } from "../stand-in";
import { TitlePair } from "../title-pair";
import { Topic } from "../topic";
import { usePairs } from "../use-documents";

const SURVEYED = 40; // cards in one list

interface PackScreenProps {
  readonly pack: string;
  readonly theme?: string | undefined;
}

export function PackScreen({ pack, theme: chosen }: PackScreenProps): JSX.Element {
  const saved = offers().find((offer) => offer.pack === pack)?.saved;
  const pairs = usePairs(pack, saved?.manifest.resources.map(({ id }) => id) ?? []);
  if (!saved || typeof pairs === "string") {
    return (
      <NotHere
        pack={pack}
        isLoading={saved !== undefined && pairs === "loading"}
        isFailed={pairs === "failed"}
      />
    );
  }
  const theme = saved.manifest.themes.find(({ id }) => id === chosen);
  return theme ? (
    <OneTopic saved={saved} theme={theme} pairs={pairs.value} />
  ) : (
    <AllTopics saved={saved} pairs={pairs.value} />
  );
}

interface TopicsProps {
  readonly saved: ActivePack;
  readonly pairs: readonly Pair[];
}

function OneTopic({ saved, theme, pairs }: TopicsProps & { readonly theme: Theme }): JSX.Element {
  const title = inReadersLanguage(theme.title);
  return (
    <Screen
      title={title.text}
      titleLang={title.lang}
      back={LINKS.begin}
      tab="begin"
      isRed={hasRed(saved.manifest.resources.filter((one) => one.theme === theme.id))}
    >
      {title.lang !== DUTCH && (
        <p class="subtitle" lang={DUTCH} dir="ltr">
          {theme.title[DUTCH]}
        </p>
      )}
      <StandIn published={saved.manifest.languages} here={saved.languages} />
      <Cards theme={theme} pairs={pairs} />
      <nav class="more-links" aria-label={t("Meer")}>
        <LinkButton href={packLink(saved.pack)} kind="quiet">
          {t("Alle onderwerpen")}
        </LinkButton>
        <LinkButton href={situationLink(saved.pack, theme.id)} kind="quiet" icon="pin">
          {t("Mijn situatie")}
        </LinkButton>
      </nav>
    </Screen>
  );
}

function AllTopics({ saved, pairs }: TopicsProps): JSX.Element {
  const title = inReadersLanguage(saved.manifest.title);
  return (
    <Screen
      title={title.text}
      titleLang={title.lang}
      back={LINKS.begin}
      tab="begin"
      isRed={hasRed(saved.manifest.resources)}
    >
      <StandIn published={saved.manifest.languages} here={saved.languages} />
      {pairs.length > SURVEYED ? <Pictures saved={saved} /> : <Sections saved={saved} pairs={pairs} />}
      <p class="aside">{t("Uitgave van {day}", { day: dayInWords(saved.manifest.published) })}</p>
    </Screen>
  );
}

function Sections({ saved, pairs }: TopicsProps): JSX.Element {
  return (
    <>
      {saved.manifest.themes.map((theme) => {
        const name = inReadersLanguage(theme.title);
        return (
          <section key={theme.id} class={`tone-${theme.tone}`}>
            <h2 class="theme" lang={name.lang} dir={directionOf(name.lang)}>
              <Pictogram name={theme.icon} tone={theme.tone} size={32} /> {name.text}
            </h2>
            <Cards theme={theme} pairs={pairs} />
          </section>
        );
      })}
    </>
  );
}

/** The topics alone: so long a list of cards nobody reads, and an old phone draws it slowly. */
function Pictures({ saved }: { readonly saved: ActivePack }): JSX.Element {
  return (
    <div class="grid">
      {saved.manifest.themes.map((theme) => (
        <Topic key={theme.id} pack={saved.pack} theme={theme} />
      ))}
    </div>
  );
}

function Cards({ theme, pairs }: { readonly theme: Theme; readonly pairs: readonly Pair[] }): JSX.Element {
  return (
    <ul class="cards">
      {pairs
        .filter(({ own }) => own.theme === theme.id)
        .map(({ own, dutch }) => (
          <li key={own.resource}>
            <a class={`card-link tone-${theme.tone}`} href={cardLink(own.pack, own.resource)}>
              <Icon name={signOf(own.type)} size={28} />
              <TitlePair words={titlesOf(own, dutch)} />
              <Icon name="next" />
            </a>
          </li>
        ))}
    </ul>
  );
}
