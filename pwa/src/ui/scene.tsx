/** A picture put together from the kit's parts on a ground of 96 by 64. */
import type { JSX } from "preact";
import { directionOf } from "../i18n/languages";
import type { Part, ScenePicture } from "../sync/pictures";
import { partNamed } from "./kit";
import { KitPaths } from "./kit-paths";

interface SceneProps {
  readonly picture: ScenePicture;
  readonly lang: string;
}

/** An unknown part is left out: the rest of the scene and its words still tell the story. */
export function Scene({ picture, lang }: SceneProps): JSX.Element {
  return (
    <svg
      class={`scene tone-${picture.ground ?? "canal"}`}
      viewBox="0 0 96 64"
      role="img"
      aria-label={picture.alt.text}
      lang={lang}
      dir={directionOf(lang)}
    >
      <rect class="ground" width="96" height="64" />
      {picture.scene.map((part, at) => (
        <ScenePart key={at} part={part} />
      ))}
    </svg>
  );
}

function ScenePart({ part }: { readonly part: Part }): JSX.Element | null {
  const drawing = partNamed(part.part);
  if (!drawing) return null;
  const scale = (part.scale ?? 100) / 100;
  const flip = part.flip ? ` translate(${drawing.w} 0) scale(-1 1)` : "";
  return (
    <g
      class={`tone-${part.tone ?? "canal"}`}
      transform={`translate(${part.x} ${part.y}) scale(${scale})${flip}`}
    >
      <KitPaths paths={drawing.paths} />
    </g>
  );
}
