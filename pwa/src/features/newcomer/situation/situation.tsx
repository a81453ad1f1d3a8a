/** Choose a situation: six pictures. It only decides what is shown first, and never leaves the phone. */
import type { JSX } from "preact";
import { settings } from "../../../app/state";
import { t } from "../../../i18n/words";
import { changeSettings, type Situation } from "../../../store/settings";
import { Icon } from "../../../ui/icon";
import { Pictogram } from "../../../ui/pictogram";
import { Screen } from "../frame";
import { goTo, LINKS } from "../links";
import { SITUATIONS } from "../situations";

export function SituationScreen(): JSX.Element {
  const here = settings.value.situation;
  return (
    <Screen title={t("Wat past bij u?")}>
      <p class="lead">{t("Dan ziet u eerst wat u nodig hebt. Dit blijft op uw telefoon.")}</p>
      <div class="grid">
        {SITUATIONS.map(({ id, pictogram, tone, text }) => (
          <button
            key={id}
            type="button"
            class={`topic tone-${tone}`}
            aria-pressed={id === here}
            onClick={() => void choose(id)}
          >
            <Pictogram name={pictogram} tone={tone} size={44} />
            <strong>{text()}</strong>
            {id === here && <Icon name="check" />}
          </button>
        ))}
      </div>
    </Screen>
  );
}

async function choose(situation: Situation): Promise<void> {
  const isFirst = settings.value.situation === null;
  const { place } = await changeSettings({ situation });
  goTo(isFirst && place === null ? LINKS.place : LINKS.begin);
}
