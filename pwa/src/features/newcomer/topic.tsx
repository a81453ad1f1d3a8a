/** A topic of a saved pack as a picture with its name, which leads to its cards. */
import type { JSX } from "preact";
import type { Theme } from "../../sync/manifest";
import { Pictogram } from "../../ui/pictogram";
import { packLink } from "./links";
import { TitlePair } from "./title-pair";

export function Topic({ pack, theme }: { readonly pack: string; readonly theme: Theme }): JSX.Element {
  return (
    <a class={`topic tone-${theme.tone}`} href={packLink(pack, theme.id)}>
      <Pictogram name={theme.icon} tone={theme.tone} size={44} />
      <TitlePair words={theme.title} />
    </a>
  );
}
