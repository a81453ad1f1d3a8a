/** A phrasebook's groups, of which the first one is open. */
import type { JSX } from "preact";
import type { Run } from "../../../ui/blocks/runs";
import { PhraseGroup } from "../phrase-group";

export function Phrasebook({ blocks, start }: Run<"phrases">): JSX.Element {
  return (
    <>
      {blocks.map((group, at) => (
        <PhraseGroup key={group.title.id} group={group} isOpen={start + at === 0} />
      ))}
    </>
  );
}
