/** Choose a situation: six pictures. It only decides what is shown first, and never leaves the phone. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { packs, settings } from "../../../app/state";
import { t } from "../../../i18n/words";
import { changeSettings, type Situation } from "../../../store/settings";
import { Icon } from "../../../ui/icon";
import { Pictogram } from "../../../ui/pictogram";
import { Screen } from "../frame";
import { goOnTo, goTo, LINKS, packLink } from "../links";
import { firstHere } from "../my-place";
import { packOfTopic, type Spot, situationsFrom } from "../situations";

interface SituationScreenProps {
  /** The topic that the reader comes from, to be read on in the new situation. */
  readonly from?: Spot | undefined;
}

export function SituationScreen({ from }: SituationScreenProps): JSX.Element {
  // Those of the place first; what comes in while they are there moves nothing under a thumb.
  const [choices] = useState(() => situationsFrom(firstHere().situations));
  const here = settings.value.situation;
  return (
    <Screen title={t("Wat past bij u?")}>
      {here === null && <Promises />}
      <p class="lead">{t("Dan ziet u eerst wat u nodig hebt. Dit blijft op uw telefoon.")}</p>
      <div class="grid">
        {choices.map(({ id, pictogram, tone, text }) => (
          <button
            key={id}
            type="button"
            class={`topic tone-${tone}`}
            aria-pressed={id === here}
            onClick={() => void choose(id, from)}
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

/** The welcome, before anything is asked: three things that somebody who has to be careful wants to know. */
function Promises(): JSX.Element {
  return (
    <ul class="promises">
      <li class="tone-saffron">
        <Pictogram name="coin" tone="saffron" size={32} />
        {t("Gratis")}
      </li>
      <li class="tone-leaf">
        <Pictogram name="shield" tone="leaf" size={32} />
        {t("Zonder naam")}
      </li>
      <li class="tone-canal">
        <Icon name="offline" size={32} />
        {t("Ook zonder internet")}
      </li>
    </ul>
  );
}

async function choose(situation: Situation, from: Spot | undefined): Promise<void> {
  const former = settings.value.situation;
  const { place } = await changeSettings({ situation });
  if (from) return goOnTo(topicLink(from, former, situation));
  goTo(former === null && place === null ? LINKS.place : LINKS.begin);
}

function topicLink(from: Spot, former: Situation | null, next: Situation): string {
  const saved = packs.value.map(({ pack, manifest }) => ({ ...manifest, pack }));
  const pack = packOfTopic(saved, from, former, next);
  return pack === undefined ? LINKS.begin : packLink(pack, from.theme);
}
