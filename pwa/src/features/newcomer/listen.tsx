/** Plays what is said, where this phone has the sound. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Icon } from "../../ui/icon";
import { useMedia } from "./use-media";

export function Listen({ sound }: { readonly sound: string }): JSX.Element | null {
  const url = useMedia(sound);
  const player = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  if (url === undefined) return null;
  const turn = () => {
    if (isPlaying) player.current?.pause();
    else void player.current?.play().catch(() => setPlaying(false)); // a sound that this browser cannot play
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: what is said stands beside it */}
      <audio
        ref={player}
        src={url}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
      />
      <button type="button" class="show-link" onClick={turn}>
        <Icon name={isPlaying ? "pause" : "play"} />
        <span>{isPlaying ? t("Stop") : t("Luister")}</span>
      </button>
    </>
  );
}
