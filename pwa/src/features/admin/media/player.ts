/** Plays a part of a recording, or what the server has; one at a time. */
import { useEffect, useRef, useState } from "preact/hooks";

export interface Player {
  readonly isPlaying: boolean;
  /** `from` and `to` in milliseconds. Again stops it. */
  readonly toggle: (sound: AudioBuffer, from?: number, to?: number) => void;
}

export function usePlayer(): Player {
  const [isPlaying, setPlaying] = useState(false);
  const context = useRef<AudioContext | undefined>(undefined);
  const source = useRef<AudioBufferSourceNode | undefined>(undefined);
  const stop = () => {
    source.current?.stop();
    source.current = undefined;
    setPlaying(false);
  };
  useEffect(
    () => () => {
      source.current?.stop();
      void context.current?.close();
    },
    [],
  );
  const toggle: Player["toggle"] = (sound, from = 0, to = sound.duration * 1000) => {
    if (source.current) return stop();
    context.current ??= new AudioContext();
    const playing = context.current.createBufferSource();
    playing.buffer = sound;
    playing.connect(context.current.destination);
    playing.onended = () => {
      if (source.current === playing) stop();
    };
    playing.start(0, from / 1000, (to - from) / 1000);
    source.current = playing;
    setPlaying(true);
  };
  return { isPlaying, toggle };
}
