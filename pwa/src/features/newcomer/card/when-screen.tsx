/** When and where: what the library does at the chosen place, the next first. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Screen } from "../frame";
import { LINKS } from "../links";
import { PlacePart } from "./place-part";
import { PlacePhotos } from "./place-photos";

export function WhenScreen(): JSX.Element {
  return (
    <Screen title={t("Wanneer en waar?")} back={LINKS.begin}>
      <PlacePart slot="calendar">
        {t("De bieb heeft hier nog geen agenda. Vraag het aan de balie.")}
      </PlacePart>
      <PlacePhotos />
    </Screen>
  );
}
