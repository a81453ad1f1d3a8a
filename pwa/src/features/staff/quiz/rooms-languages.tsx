/** Which languages of the room stand under the Dutch of a quiz. */
import type { JSX } from "preact";
import { autonymOf, directionOf } from "../../../i18n/languages";
import { DUTCH, t } from "../../../i18n/words";
import type { Document } from "../../../sync/pack";
import { place } from "../state";

const MOST = 4;
const AT_FIRST = 2;

/** Those of the place that this tablet keeps; more can be chosen, which makes letters smaller. */
export function firstLanguages(kept: readonly string[]): readonly string[] {
  const here = place.value?.languages ?? [];
  return here.filter((tag) => tag !== DUTCH && kept.includes(tag)).slice(0, AT_FIRST);
}

/** The cards that are here, each language once: where one is missing another stands in for it. */
export function eachLanguage(cards: readonly (Document | null)[]): readonly Document[] {
  const here = cards.filter((card) => card !== null);
  return here.filter((card, at) => here.findIndex(({ language }) => language === card.language) === at);
}

interface RoomsLanguagesProps {
  readonly languages: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

export function RoomsLanguages({ languages, chosen, onChoose }: RoomsLanguagesProps): JSX.Element {
  return (
    <fieldset class="room-languages">
      <legend>{t("Talen naast het Nederlands, hooguit {n}", { n: MOST })}</legend>
      {languages
        .filter((tag) => tag !== DUTCH)
        .map((tag) => {
          const isChosen = chosen.includes(tag);
          return (
            <label key={tag} class="switch" lang={tag} dir={directionOf(tag)}>
              <input
                type="checkbox"
                checked={isChosen}
                disabled={!isChosen && chosen.length >= MOST}
                onChange={() => onChoose(isChosen ? chosen.filter((one) => one !== tag) : [...chosen, tag])}
              />
              {autonymOf(tag)}
            </label>
          );
        })}
    </fieldset>
  );
}
