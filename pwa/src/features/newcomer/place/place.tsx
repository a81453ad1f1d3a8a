/** Choose a place, or skip it. It is only used to ask the people there, and to count how often a place is helped. */
import type { JSX } from "preact";
import { places, settings } from "../../../app/state";
import { t } from "../../../i18n/words";
import { changeSettings } from "../../../store/settings";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { Tile } from "../../../ui/tile";
import { Screen } from "../frame";
import { goTo, LINKS } from "../links";

export function PlaceScreen(): JSX.Element {
  return (
    <Screen title={t("Waar bent u?")}>
      <p class="lead">{t("Dit hoeft niet. Dan kunt u ook iets vragen aan de bieb in huis.")}</p>
      {places.value.length > 0 ? (
        <PlaceList />
      ) : (
        <Notice icon="pin">{t("Er zijn nog geen plekken bekend. U kunt dit overslaan.")}</Notice>
      )}
      <Button kind="quiet" onClick={() => void choose(null)}>
        {settings.value.place === null ? t("Sla over") : t("Geen plek")}
      </Button>
    </Screen>
  );
}

function PlaceList(): JSX.Element {
  const here = settings.value.place;
  return (
    <ul class="cards">
      {places.value.map(({ id, name, kind }) => (
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
