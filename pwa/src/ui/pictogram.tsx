/** A pictogram of the kit in a topic's colour: a round stroke and one tinted area. */
import type { JSX } from "preact";
import { pictogramNamed } from "./kit";
import { KitPaths } from "./kit-paths";
import { toneOf } from "./tones";

interface PictogramProps {
  readonly name: string;
  readonly tone?: string | undefined;
  readonly size?: number; // px
}

/** Decoration: the word that says the same always stands beside it. An unknown name draws nothing. */
export function Pictogram({ name, tone, size = 40 }: PictogramProps): JSX.Element | null {
  const paths = pictogramNamed(name);
  if (!paths) return null;
  return (
    <svg
      class={`pictogram tone-${toneOf(tone)}`}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <KitPaths paths={paths} />
    </svg>
  );
}
