/**
 * Says a sentence aloud, at its own speed or slowly: a person's recording where this phone has it, else the phone's own
 * Dutch voice where the reader has heard it; and in the reader's language where the phone has a voice for that which was
 * heard. Where there is none, nothing is drawn: no button does nothing.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { settings } from "../../app/state";
import { autonymOf, directionOf } from "../../i18n/languages";
import { DUTCH, t } from "../../i18n/words";
import { showFact, splitText } from "../../sync/pack";
import type { Text } from "../../sync/pictures";
import { useReader } from "../../ui/blocks/reader";
import { Deed } from "../../ui/button";
import type { Reading } from "../../ui/text";
import { hush, sayAloud, useLocalVoice } from "../../ui/voice";
import { useMedia } from "./use-media";

const SLOW = 0.75; // of the recorded speed; the pitch stays

type Speed = "normal" | "slow";

/** Starts and stops what is said; undefined where this phone cannot say it. */
interface Speech {
  readonly playing: Speed | undefined;
  readonly turn: (speed: Speed) => void;
}

interface ListenProps {
  readonly sound: string | undefined;
  /** What is said, for the phone's own voice. */
  readonly text?: Text;
}

export function Listen({ sound, text }: ListenProps): JSX.Element | null {
  const speech = useSpeech(sound, text);
  return (
    <>
      {speech && <SpeechButton speech={speech} speed="normal" />}
      {speech && <SpeechButton speech={speech} speed="slow" />}
      {text && <ListenInOwn texts={[text.text]} />}
    </>
  );
}

/** Says texts of the card one after another in the language that it is read in; Dutch has buttons of its own. */
export function ListenInOwn({ texts }: { readonly texts: readonly string[] }): JSX.Element | null {
  const { own } = useReader();
  const speech = useVoice(own.lang === DUTCH ? [] : texts.map((text) => spoken(text, own)), own.lang);
  if (!speech) return null;
  return (
    <Deed icon={speech.playing ? "pause" : "sound"} onClick={() => speech.turn("normal")}>
      {speech.playing ? (
        t("Stop")
      ) : (
        <bdi lang={own.lang} dir={directionOf(own.lang)}>
          {autonymOf(own.lang)}
        </bdi>
      )}
    </Deed>
  );
}

export function SpeechButton({
  speech,
  speed,
}: {
  readonly speech: Speech;
  readonly speed: Speed;
}): JSX.Element {
  const isPlaying = speech.playing === speed;
  const word = speed === "slow" ? t("Langzaam") : t("Luister");
  return (
    <Deed icon={isPlaying ? "pause" : speed === "slow" ? "slow" : "sound"} onClick={() => speech.turn(speed)}>
      {isPlaying ? t("Stop") : word}
    </Deed>
  );
}

/** The recording first; else the phone's own voice. */
export function useSpeech(sound: string | undefined, text?: Text): Speech | undefined {
  const recorded = useRecording(sound);
  const said = useVoice(useDutch(text), DUTCH);
  return recorded ?? said;
}

function useRecording(sound: string | undefined): Speech | undefined {
  const url = useMedia(sound);
  const player = useRef<HTMLAudioElement | undefined>(undefined);
  const [playing, setPlaying] = useState<Speed>();
  useEffect(() => () => player.current?.pause(), [url]);
  if (url === undefined) return undefined;
  const turn = (speed: Speed) => {
    player.current?.pause();
    if (playing === speed) return;
    const audio = new Audio(url);
    audio.playbackRate = speed === "slow" ? SLOW : 1;
    audio.onpause = () => setPlaying((now) => (player.current === audio ? undefined : now)); // at its end, too
    player.current = audio;
    setPlaying(speed);
    void audio.play().catch(() => setPlaying(undefined)); // a sound that this browser cannot play
  };
  return { playing, turn };
}

function useVoice(texts: readonly string[], tag: string): Speech | undefined {
  const voice = useLocalVoice(tag);
  const [playing, setPlaying] = useState<Speed>();
  const turns = useRef(0);
  useEffect(
    () => () => {
      turns.current += 1;
      hush();
    },
    [texts.join()],
  );
  if (texts.length === 0 || !voice || settings.value.voices[tag] !== true) return undefined;
  const turn = async (speed: Speed) => {
    hush();
    turns.current += 1;
    const own = turns.current;
    setPlaying(playing === speed ? undefined : speed);
    if (playing === speed) return;
    for (const text of texts) {
      if (turns.current === own) await sayAloud(text, voice, speed === "slow");
    }
    if (turns.current === own) setPlaying(undefined);
  };
  return { playing, turn: (speed) => void turn(speed) };
}

/** The Dutch of a text: what is said aloud. */
function useDutch(text: Text | undefined): readonly string[] {
  const { own, dutch, dutchTexts } = useReader();
  const reading = dutch ?? own;
  const found = text && (dutchTexts.get(text.id) ?? (own.lang === DUTCH ? text.text : undefined));
  return found === undefined ? [] : [spoken(found, reading)];
}

/** A text as it is said, with its facts of today; one that is not certain any more is left out. */
export function spoken(text: string, { facts, today }: Reading): string {
  return splitText(text)
    .map((piece, at) => {
      const fact = at % 2 ? facts[piece] : undefined;
      return at % 2 ? (fact && showFact(fact, today).value) || "…" : piece;
    })
    .join("");
}
