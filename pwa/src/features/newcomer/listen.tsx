/**
 * Says a sentence aloud, at its own speed or slowly: a person's recording where this phone has it, else the phone's own
 * Dutch voice where the reader has heard it. Where there is neither, nothing is drawn: no button does nothing.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { settings } from "../../app/state";
import { DUTCH, t } from "../../i18n/words";
import type { Text } from "../../sync/pictures";
import { Deed } from "../../ui/button";
import { hush, sayAloud, useLocalVoice } from "../../ui/voice";
import { useReader } from "./reader";
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
  if (!speech) return null;
  return (
    <>
      <SpeechButton speech={speech} speed="normal" />
      <SpeechButton speech={speech} speed="slow" />
    </>
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
  const spoken = useVoice(useDutch(text));
  return recorded ?? spoken;
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

function useVoice(text: string | undefined): Speech | undefined {
  const voice = useLocalVoice(DUTCH);
  const [playing, setPlaying] = useState<Speed>();
  useEffect(() => () => hush(), [text]);
  if (text === undefined || !voice || settings.value.voices[DUTCH] !== true) return undefined;
  const turn = (speed: Speed) => {
    hush();
    if (playing === speed) {
      setPlaying(undefined);
      return;
    }
    setPlaying(speed);
    void sayAloud(text, voice, speed === "slow").then(() =>
      setPlaying((now) => (now === speed ? undefined : now)),
    );
  };
  return { playing, turn };
}

/** The Dutch of a text: what is said aloud. */
function useDutch(text: Text | undefined): string | undefined {
  const { own, dutchTexts } = useReader();
  if (!text) return undefined;
  return dutchTexts.get(text.id) ?? (own.lang === DUTCH ? text.text : undefined);
}
