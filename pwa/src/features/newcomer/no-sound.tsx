/**
 * Says in pictures, and in words beside them, in which languages nothing can be heard here: no recording of these
 * sentences is on the phone, and it has no voice of its own. Once for all of them, where they begin.
 */
import type { JSX } from "preact";
import { packs, settings } from "../../app/state";
import { autonymOf, directionOf } from "../../i18n/languages";
import { DUTCH, t } from "../../i18n/words";
import { hasMedia } from "../../store/media";
import { useReader } from "../../ui/blocks/reader";
import { Icon } from "../../ui/icon";
import { useLocalVoice } from "../../ui/voice";
import { useLoaded } from "./use-loaded";

interface NoSoundProps {
  /** The recordings that belong to them, as far as there are any. */
  readonly sounds: readonly (string | undefined)[];
}

export function NoSound({ sounds }: NoSoundProps): JSX.Element | null {
  const silent = useSilent(sounds);
  if (silent.length === 0) return null;
  const isDutchSilent = silent.includes(DUTCH); // the language that somebody near can say
  return (
    <p class="no-sound">
      <Icon name="mute" />
      {silent.map((tag) => (
        <bdi key={tag} lang={tag} dir={directionOf(tag)}>
          {autonymOf(tag)}
        </bdi>
      ))}
      {isDutchSilent && <Icon name="talk" />}
      <span class={isDutchSilent ? undefined : "hidden"}>
        {t("Hier is geen geluid. Vraag iemand om het te zeggen.")}
      </span>
    </p>
  );
}

/** Of Dutch and the reader's language those that cannot be heard; none until the phone was asked. */
function useSilent(sounds: NoSoundProps["sounds"]): readonly string[] {
  const { own } = useReader();
  const isRecorded = useRecorded(sounds);
  const dutchVoice = useLocalVoice(DUTCH);
  const ownVoice = useLocalVoice(own.lang);
  if (isRecorded === undefined) return [];
  const isDutchHeard = isRecorded || (dutchVoice && settings.value.voices[DUTCH] === true);
  const dutch = isDutchHeard ? [] : [DUTCH];
  // Whether a voice for it is heard is asked in the settings; here it counts that there is one.
  return own.lang === DUTCH || ownVoice ? dutch : [...dutch, own.lang];
}

function useRecorded(sounds: NoSoundProps["sounds"]): boolean | undefined {
  const { pack } = useReader();
  const paths = sounds.filter((path) => path !== undefined);
  const held = useLoaded(() => hasMedia(pack, paths), [pack, paths.join(), packs.value]);
  if (paths.length === 0 || held === "failed") return false;
  return held === "loading" ? undefined : held.value;
}
