/** Languages to tap: first those of the place, then all others that people ask for. */
import type { JSX } from "preact";
import { autonymOf, directionOf } from "../../i18n/languages";
import { languageName, MORE_LANGUAGES } from "./language-names";
import { place } from "./state";

export function LanguageTiles({ onChoose }: { readonly onChoose: (tag: string) => void }): JSX.Element {
  return (
    <div class="grid">
      {languagesHere().map((tag) => (
        <button key={tag} type="button" class="topic language-tile" onClick={() => onChoose(tag)}>
          <strong>{languageName(tag)}</strong>
          <span lang={tag} dir={directionOf(tag)}>
            {autonymOf(tag)}
          </span>
        </button>
      ))}
    </div>
  );
}

export function languagesHere(): readonly string[] {
  return [...new Set([...(place.value?.languages ?? []), ...MORE_LANGUAGES])];
}
