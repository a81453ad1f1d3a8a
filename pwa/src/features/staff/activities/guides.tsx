/** Everything that a team can read: guides of sessions first, then each pack's cards by theme. */
import "../activities.css";
import type { JSX } from "preact";
import { language, t } from "../../../i18n/words";
import type { ActivePack } from "../../../store/packs";
import type { Theme } from "../../../sync/manifest";
import type { Document } from "../../../sync/pack";
import { Pictogram } from "../../../ui/pictogram";
import { ForTheTeam } from "../for-the-team";
import { type CardName, type Kept, useCards, useKept } from "../kept";
import { cardLink } from "../links";
import { NoPack } from "../no-pack";
import { Page } from "../page";
import { worker } from "../state";

export function GuidesScreen(): JSX.Element {
  const kept = useKept();
  const packs = kept?.packs.filter(isForTeams) ?? [];
  const cards = useCards(packs.flatMap(cardsIn), language.value);
  if (worker.value?.role === "helper") return <ForTheTeam />;
  return (
    <Page title={t("Draaiboeken en kaarten")} part="activities">
      {kept && packs.length === 0 && (
        <NoPack>{t("De kaarten voor het team staan nog niet op deze tablet.")}</NoPack>
      )}
      {packs.map((pack) => (
        <PackCards key={pack.pack} pack={pack} cards={cards ?? []} />
      ))}
    </Page>
  );
}

/** Whether the pack is for who works in the library. */
export function isForTeams({ manifest }: Kept["packs"][number]): boolean {
  return manifest.audience === "staff";
}

function cardsIn({ pack, manifest }: ActivePack): readonly CardName[] {
  return manifest.resources.map(({ id }) => ({ pack, resource: id }));
}

interface PackCardsProps {
  readonly pack: ActivePack;
  readonly cards: readonly Document[];
}

function PackCards({ pack, cards }: PackCardsProps): JSX.Element {
  const own = cards.filter((card) => card.pack === pack.pack);
  const { title, themes } = pack.manifest;
  return (
    <section aria-labelledby={pack.pack}>
      <h2 id={pack.pack}>{title[language.value] ?? title.nl}</h2>
      {themes.map((theme) => (
        <ThemeCards key={theme.id} theme={theme} cards={own.filter((card) => card.theme === theme.id)} />
      ))}
    </section>
  );
}

function ThemeCards({ theme, cards }: { readonly theme: Theme; readonly cards: readonly Document[] }) {
  if (cards.length === 0) return null;
  return (
    <div class={`theme-cards tone-${theme.tone}`}>
      <h3>
        <Pictogram name={theme.icon} tone={theme.tone} size={32} />
        {theme.title[language.value] ?? theme.title.nl}
      </h3>
      <ul class="card-links">
        {cards.map(({ pack, resource, type, title, summary, language: tag }) => (
          <li key={resource} lang={tag}>
            <a href={cardLink(type, pack, resource)}>
              <strong>{title.text}</strong>
              <span class="aside">{summary.text}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
