/** Choose a place, or skip it. It is only used to ask the people there, and to count how often a place is helped. */
import type { JSX } from "preact";
import { settings } from "../../../app/state";
import { t } from "../../../i18n/words";
import { places } from "../../../net/packs";
import { changeSettings } from "../../../store/settings";
import type { Place } from "../../../sync/manifest";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { Tile } from "../../../ui/tile";
import { Screen } from "../frame";
import { goTo, LINKS } from "../links";
import { useLoaded } from "../use-loaded";

export function PlaceScreen(): JSX.Element {
  const known = useLoaded(places, []);
  const list = typeof known === "object" ? known.value : [];
  return (
    <Screen title={t("Waar bent u?")}>
      <p class="lead">{t("Dit hoeft niet. Dan kunt u ook iets vragen aan de bieb in huis.")}</p>
      {list.length > 0 && <PlaceList places={list} />}
      {known !== "loading" && list.length === 0 && (
        <Notice icon="pin">{t("Er zijn nog geen plekken bekend. U kunt dit overslaan.")}</Notice>
      )}
      <Button kind="quiet" onClick={() => void choose(null)}>
        {settings.value.place === null ? t("Sla over") : t("Geen plek")}
      </Button>
    </Screen>
  );
}

function PlaceList({ places: list }: { readonly places: readonly Place[] }): JSX.Element {
  const here = settings.value.place;
  return (
    <ul class="cards">
      {list.map(({ id, name, kind }) => (
        <li key={id}>
          <button type="button" class="card-link" aria-pressed={id === here} onClick={() => void choose(id)}>
            <Tile id={id} tone={kind === "library" ? "saffron" : "leaf"} size={48} />
            <span class="pair-title">
              <strong lang="nl" dir="ltr">
                {name}
              </strong>
              <span>{kind === "library" ? t("Bibliotheek") : t("Opvang")}</span>
            </span>
            {id === here && <Icon name="check" />}
          </button>
        </li>
      ))}
    </ul>
  );
}

async function choose(place: string | null): Promise<void> {
  await changeSettings({ place });
  goTo(LINKS.begin);
}
