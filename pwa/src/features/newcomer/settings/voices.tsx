/** The phone's own voice, for each language that it has one for: used only after somebody heard it. */
import type { JSX } from "preact";
import { settings } from "../../../app/state";
import { autonymOf } from "../../../i18n/languages";
import { DUTCH, t } from "../../../i18n/words";
import { changeSettings } from "../../../store/settings";
import { Button } from "../../../ui/button";
import { sayAloud, useLocalVoice } from "../../../ui/voice";

const TEST = "Goedemorgen. Welkom in Nederland.";

/** Nothing where the phone has no Dutch voice of its own. */
export function Voices(): JSX.Element | null {
  const voice = useLocalVoice(DUTCH);
  const { voices } = settings.value;
  if (!voice) return null;
  const keep = (isHeard: boolean) => void changeSettings({ voices: { ...voices, [DUTCH]: isHeard } });
  return (
    <section>
      <h2>{t("De stem van uw telefoon")}</h2>
      <p>{t("Uw telefoon kan Nederlandse zinnen voorlezen. Het is een computerstem. Luister eerst.")}</p>
      <Button icon="sound" onClick={() => void sayAloud(TEST, voice)}>
        {t("Luister")}
      </Button>
      <fieldset class="choice tabs">
        <legend>{t("Hoort u {language}?", { language: autonymOf(DUTCH) })}</legend>
        <div class="answers">
          <Button icon="check" isPressed={voices[DUTCH] === true} onClick={() => keep(true)}>
            {t("Ja")}
          </Button>
          <Button icon="close" isPressed={voices[DUTCH] === false} onClick={() => keep(false)}>
            {t("Nee")}
          </Button>
        </div>
      </fieldset>
    </section>
  );
}
