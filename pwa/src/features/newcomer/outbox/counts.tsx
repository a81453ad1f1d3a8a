/** The numbers that this phone sends: apart from a person's own words, and one card for all that is equally far. */
import type { JSX } from "preact";
import { periodInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import type { KeptCounts } from "../../../store/outbox";
import { LinkButton } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Isolated } from "../../../ui/isolated";
import { STANDINGS } from "../delivery";
import { LINKS } from "../links";

type Place = KeptCounts["state"];

export function Counts({ kept }: { readonly kept: readonly KeptCounts[] }): JSX.Element {
  return (
    <section>
      <h2>{t("Alleen aantallen")}</h2>
      <ul class="cards">
        {PLACES.map((place) => {
          const periods = kept.filter(({ state }) => state === place).map(({ period }) => period);
          return periods.length > 0 && <Card key={place} place={place} periods={periods} />;
        })}
      </ul>
      <LinkButton href={LINKS.counted} kind="quiet">
        {t("Wat wordt er geteld?")}
      </LinkButton>
    </section>
  );
}

function Card({ place, periods }: { readonly place: Place; readonly periods: readonly string[] }) {
  const { icon, tone, text } = STANDINGS[place];
  return (
    <li class="card-link asked">
      <span>
        <Isolated text={[...new Set(periods)].sort().map(periodInWords).join(" · ")} />
      </span>
      <Chip icon={icon} tone={tone}>
        {text()}
      </Chip>
      <span class="aside">{MORE[place]()}</span>
    </li>
  );
}

const PLACES: readonly Place[] = ["refused", "saved", "sent"];

const MORE: Readonly<Record<Place, () => string>> = {
  refused: () => t("De bieb kijkt ernaar. U hoeft niets te doen."),
  saved: () => t("Dit gaat vanzelf weg als er internet is."),
  sent: () => t("Verstuurd. Uw telefoon bewaart het nog even, voor de zekerheid."),
};
