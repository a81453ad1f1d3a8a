/** Plays what the server has; fetched when somebody listens. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { decode } from "./microphone";
import { usePlayer } from "./player";

interface ListenProps {
  readonly address: string;
  /** What is said in it. */
  readonly says: string;
  readonly onHeard?: () => void;
}

export function Listen({ address, says, onHeard }: ListenProps): JSX.Element {
  const { isPlaying, toggle } = usePlayer();
  const [isGone, setGone] = useState(false);
  const sound = useRef<AudioBuffer | undefined>(undefined);
  const play = async () => {
    sound.current ??= await fetched(address);
    setGone(sound.current === undefined);
    if (!sound.current) return;
    toggle(sound.current);
    onHeard?.();
  };
  return (
    <>
      <Button
        kind="quiet"
        icon={isPlaying ? "pause" : "play"}
        label={isPlaying ? t("Stop: {says}", { says }) : t("Luister: {says}", { says })}
        onClick={() => void play()}
      >
        {isPlaying ? t("Stop") : t("Luister")}
      </Button>
      {isGone && <span role="alert">{t("Dit geluid is er nu niet.")}</span>}
    </>
  );
}

async function fetched(address: string): Promise<AudioBuffer | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? await decode(await response.blob()) : undefined;
  } catch {
    return undefined; // no network: it says so, and may be asked again
  }
}
