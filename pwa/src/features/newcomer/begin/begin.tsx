/** Begin: what this person can read now, in at most six pictures, and what can still be saved. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { catalogue, full, keeping, packs } from "../../../app/state";
import { t } from "../../../i18n/words";
import { changeSettings } from "../../../store/settings";
import { Button, LinkButton } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Notice } from "../../../ui/notice";
import { Pictogram } from "../../../ui/pictogram";
import { Tile } from "../../../ui/tile";
import { Screen } from "../frame";
import { Full } from "../full";
import { InstallOffer } from "../install-offer";
import { Kept } from "../kept";
import { LeaveApp } from "../leave-app";
import { LINKS, packLink } from "../links";
import { Losses } from "../losses";
import { LostWords } from "../lost-words";
import { Newer } from "../newer";
import { NotChecked } from "../not-checked";
import { fittingOffers, type Offer } from "../offers";
import { SavePack } from "../save-pack";
import { ScriptFont } from "../script-font";
import { StandIn } from "../stand-in";
import { isTeaching } from "../teaching";
import { TitlePair } from "../title-pair";
import { Topic } from "../topic";
import { Underway } from "../underway";
import { WordsLink } from "../words-link";

const SHOWN = 6; // topics before "more": what one screen holds and one reader surveys

export function BeginScreen(): JSX.Element {
  const fitting = fittingOffers();
  const saved = fitting.filter((offer) => offer.saved);
  const unsaved = fitting.filter((offer) => !offer.saved);
  return (
    <Screen title={t("Welkom")} tab="begin" isHome>
      <Kept />
      <LeaveApp />
      <Full />
      <NotChecked />
      <LostWords />
      <Losses />
      <Newer />
      <Underway saved={saved} />
      {saved.length > 0 && <ScriptFont />}
      {saved.length > 0 && <LearnLink saved={saved} />}
      {saved.length > 0 && <SearchLink />}
      <Topics saved={saved} />
      {unsaved.map((offer) => (
        <Unsaved key={offer.pack} offer={offer} />
      ))}
      {fitting.length === 0 && !full.value && <Nothing />}
      {saved.length > 0 && keeping.value === "all" && <WorksOffline />}
      {saved.length > 0 && <AtTheLibrary />}
      <nav class="more-links" aria-label={t("Meer")}>
        <LinkButton href={LINKS.situation} kind="quiet" icon="pin">
          {t("Mijn situatie")}
        </LinkButton>
        <LinkButton href={LINKS.settings} kind="quiet" icon="settings">
          {t("Instellingen")}
        </LinkButton>
      </nav>
    </Screen>
  );
}

function WorksOffline(): JSX.Element {
  return (
    <>
      <p class="center">
        <Chip icon="check" tone="done">
          {t("Werkt nu ook zonder internet")}
        </Chip>
      </p>
      <InstallOffer />
    </>
  );
}

/** The one thing to do every day, where the saved packs carry phrases. */
function LearnLink({ saved }: { readonly saved: readonly Offer[] }): JSX.Element | null {
  const teaches = saved.some((offer) => offer.saved?.manifest.resources.some(isTeaching));
  return teaches ? <WordsLink /> : null;
}

function SearchLink(): JSX.Element {
  return (
    <LinkButton href={LINKS.search} kind="quiet" icon="search">
      {t("Zoeken")}
    </LinkButton>
  );
}

function Topics({ saved }: { readonly saved: readonly Offer[] }): JSX.Element | null {
  const [isAll, setAll] = useState(false);
  const topics = saved.flatMap((offer) =>
    (offer.saved?.manifest.themes ?? []).map((theme) => ({ pack: offer.pack, theme })),
  );
  if (topics.length === 0) return null;
  const shown = isAll ? topics : topics.slice(0, SHOWN);
  return (
    <>
      <div class="grid">
        {shown.map(({ pack, theme }) => (
          <Topic key={`${pack} ${theme.id}`} pack={pack} theme={theme} />
        ))}
      </div>
      {shown.length < topics.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t("Meer")}
        </Button>
      )}
    </>
  );
}

/** What the library does besides: when it comes, what it lends, whom to speak Dutch with. */
function AtTheLibrary(): JSX.Element {
  return (
    <nav class="grid" aria-label={t("Bij de bieb")}>
      <Door href={LINKS.when} icon="pin" tone="leaf" text={t("Wanneer en waar?")} />
      <Door href={LINKS.books} icon="book" tone="saffron" text={t("Boeken")} />
      <Door href={LINKS.buddy} icon="people" tone="plum" text={t("Taalmaatje")} />
    </nav>
  );
}

interface DoorProps {
  readonly href: string;
  readonly icon: string;
  readonly tone: string;
  readonly text: string;
}

function Door({ href, icon, tone, text }: DoorProps): JSX.Element {
  return (
    <a class={`topic tone-${tone}`} href={href}>
      <Pictogram name={icon} tone={tone} size={44} />
      <strong>{text}</strong>
    </a>
  );
}

function Unsaved({ offer }: { readonly offer: Offer }): JSX.Element {
  return (
    <section class="card offer">
      <a class="row" href={packLink(offer.pack)}>
        <Tile id={offer.pack} tone={offer.tone} />
        <TitlePair words={offer.title} />
      </a>
      <StandIn published={Object.keys(offer.download)} />
      <SavePack offer={offer} />
    </section>
  );
}

/** Nothing fits, or nothing is known yet because this phone never had internet. */
function Nothing(): JSX.Element {
  if (catalogue.value.length === 0 && packs.value.length === 0) {
    return (
      <Notice icon="offline" title={t("Hier is nog niets.")}>
        {keeping.value === "all"
          ? t("Ga één keer op internet. Dan kunt u bewaren en daarna lezen zonder internet.")
          : t("Ga op internet om te lezen.")}
      </Notice>
    );
  }
  return (
    <Notice
      icon="help"
      title={t("Voor uw situatie is er nog niets.")}
      action={
        <Button kind="second" onClick={() => void changeSettings({ situation: "everything" })}>
          {t("Laat alles zien")}
        </Button>
      }
    >
      {t("Kijk wat er wel is, of vraag het de bieb.")}
    </Notice>
  );
}
