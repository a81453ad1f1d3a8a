/** A group of sentences to say: Dutch large, the own language under it, and a page to hold up for who listens. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import type { Phrases } from "../../sync/learning";
import { PairText, useReader } from "../../ui/blocks/reader";
import { LinkButton } from "../../ui/button";
import { Pictogram } from "../../ui/pictogram";
import { sheetLink } from "./links";
import { Listen } from "./listen";
import { NoSound } from "./no-sound";
import { canPrint } from "./print-button";
import { ShowLink } from "./show-link";

interface PhraseGroupProps {
  readonly group: Phrases;
  readonly isOpen: boolean;
}

export function PhraseGroup({ group, isOpen }: PhraseGroupProps): JSX.Element {
  // Forty sentences that nobody looks at are most of what an old phone has to hold for a screen.
  const [isDrawn, draw] = useState(isOpen);
  return (
    <details class="group" open={isOpen} onToggle={() => draw(true)}>
      <summary class="node-head">
        <Pictogram name={group.icon} tone="canal" size={36} />
        <PairText text={group.title} as="span" look="title" isPlain />
      </summary>
      {isDrawn && <Sentences group={group} />}
    </details>
  );
}

function Sentences({ group }: { readonly group: Phrases }): JSX.Element {
  return (
    <>
      <NoSound sounds={group.phrases.map(({ sound }) => sound)} />
      <ul class="phrases">
        {group.phrases.map(({ text, icon, sound }) => (
          <li key={text.id}>
            {icon && <Pictogram name={icon} tone="canal" size={32} />}
            <PairText text={text} look="phrase" isBoth />
            <div class="deeds">
              <Listen sound={sound} text={text} />
              <ShowLink text={text} />
            </div>
          </li>
        ))}
      </ul>
      <PrintLink group={group.title.id} />
    </>
  );
}

function PrintLink({ group }: { readonly group: string }): JSX.Element | null {
  const { pack, resource } = useReader();
  if (!canPrint()) return null;
  return (
    <div class="print-group">
      <LinkButton href={sheetLink(pack, resource, group)} kind="quiet" icon="print">
        {t("Print acht zinnen")}
      </LinkButton>
    </div>
  );
}
