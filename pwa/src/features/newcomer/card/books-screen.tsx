/** The books that the library at the chosen place lends. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Screen } from "../frame";
import { LINKS } from "../links";
import { PlacePart } from "./place-part";

export function BooksScreen(): JSX.Element {
  return (
    <Screen title={t("Boeken")} back={LINKS.begin}>
      <PlacePart slot="books">
        {t("De bieb heeft hier nog geen lijst met boeken. Vraag het aan de balie.")}
      </PlacePart>
    </Screen>
  );
}
