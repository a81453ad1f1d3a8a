/** The phone's own voices, for Dutch and the reader's language: each used only after somebody heard it. */
import type { JSX } from "preact";
import { settings } from "../../../app/state";
import { autonymOf } from "../../../i18n/languages";
import { DUTCH, language, t } from "../../../i18n/words";
import { changeSettings } from "../../../store/settings";
import { Button } from "../../../ui/button";
import { sayAloud, useLocalVoice } from "../../../ui/voice";

const TEST = "Goedemorgen. Welkom in Nederland.";

/** Nothing where the phone has neither voice. */
export function Voices(): JSX.Element | null {
  const [dutch, own] = [useLocalVoice(DUTCH), useLocalVoice(language.value)];
  const isOwn = own !== undefined && language.value !== DUTCH;
  if (!dutch && !isOwn) return null;
  return (
    <section>
      <h2>{t("De stem van uw telefoon")}</h2>
      {dutch && (
        <p>{t("Uw telefoon kan Nederlandse zinnen voorlezen. Het is een computerstem. Luister eerst.")}</p>
      )}
      {dutch && <Voice tag={DUTCH} voice={dutch} test={TEST} />}
      {isOwn && <Voice tag={language.value} voice={own} test={t("Welkom")} />}
    </section>
  );
}

interface VoiceProps {
  readonly tag: string;
  readonly voice: SpeechSynthesisVoice;
  /** What is said, to find out whether it can be heard. */
  readonly test: string;
}

function Voice({ tag, voice, test }: VoiceProps): JSX.Element {
  const { voices } = settings.value;
  const keep = (isHeard: boolean) => void changeSettings({ voices: { ...voices, [tag]: isHeard } });
  return (
    <>
      <Button icon="sound" onClick={() => void sayAloud(test, voice)}>
        {t("Luister")}
      </Button>
      <fieldset class="choice tabs">
        <legend>{t("Hoort u {language}?", { language: autonymOf(tag) })}</legend>
        <div class="answers">
          <Button icon="check" isPressed={voices[tag] === true} onClick={() => keep(true)}>
            {t("Ja")}
          </Button>
          <Button icon="close" isPressed={voices[tag] === false} onClick={() => keep(false)}>
            {t("Nee")}
          </Button>
        </div>
      </fieldset>
    </>
  );
}
