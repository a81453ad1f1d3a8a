/** A recording as a picture, with what is cut off before and behind it: to be moved, and heard. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { usePlayer } from "./player";
import { barsOf, judge, type Span } from "./wave";

const STEP = 50; // milliseconds
const LEAST = 400; // milliseconds; the server makes nothing of less

interface TrimProps {
  readonly sound: AudioBuffer;
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}

export function Trim({ sound, span, onChange }: TrimProps): JSX.Element {
  const { isPlaying, toggle } = usePlayer();
  const whole = Math.round(sound.duration * 1000);
  return (
    <div class="trim">
      <Wave sound={sound} span={span} whole={whole} />
      <Edge
        text={t("Begin")}
        value={span.starts}
        whole={whole}
        onChange={(starts) => onChange({ ...span, starts: Math.min(starts, span.ends - LEAST) })}
      />
      <Edge
        text={t("Eind")}
        value={span.ends}
        whole={whole}
        onChange={(ends) => onChange({ ...span, ends: Math.max(ends, span.starts + LEAST) })}
      />
      <Button
        kind="quiet"
        icon={isPlaying ? "pause" : "play"}
        onClick={() => toggle(sound, span.starts, span.ends)}
      >
        {isPlaying ? t("Stop") : t("Luister terug")}
      </Button>
      <Verdict sound={sound} />
    </div>
  );
}

interface EdgeProps {
  readonly text: string;
  readonly value: number;
  readonly whole: number;
  readonly onChange: (value: number) => void;
}

function Edge({ text, value, whole, onChange }: EdgeProps): JSX.Element {
  const said = t("{seconds} seconden", { seconds: (value / 1000).toFixed(1).replace(".", ",") });
  return (
    <label class="edge">
      <span>{text}</span>
      <input
        type="range"
        min={0}
        max={whole}
        step={STEP}
        value={value}
        aria-valuetext={said}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
      <span class="aside">{said}</span>
    </label>
  );
}

interface WaveProps extends Pick<TrimProps, "sound" | "span"> {
  readonly whole: number;
}

function Wave({ sound, span, whole }: WaveProps): JSX.Element {
  const bars = useMemo(() => barsOf(sound.getChannelData(0)), [sound]);
  const path = bars.map((level, at) => `M${at + 0.5} ${50 - 48 * level}v${96 * level + 1}`).join("");
  const at = (moment: number) => (moment / whole) * bars.length;
  return (
    <svg class="wave" viewBox={`0 0 ${bars.length} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
      <rect x={0} y={0} width={at(span.starts)} height={100} />
      <rect x={at(span.ends)} y={0} width={Math.max(0, bars.length - at(span.ends))} height={100} />
    </svg>
  );
}

function Verdict({ sound }: { readonly sound: AudioBuffer }): JSX.Element | null {
  const verdict = useMemo(() => judge(sound.getChannelData(0)), [sound]);
  if (verdict === "good") return null;
  return (
    <Notice tone="warn" icon="warning">
      {verdict === "loud"
        ? t("Dit klinkt te hard: het kan kraken. Ga iets verder van de microfoon zitten.")
        : t("Dit is erg zacht. Kom dichter bij de microfoon, en neem het nog een keer op.")}
    </Notice>
  );
}
