/** A phrasebook's groups, of which the first one is open. */
import type { JSX } from "preact";
import { PhraseGroup } from "../phrase-group";
import type { Run } from "./blocks";

export function Phrasebook({ blocks, start }: Run<"phrases">): JSX.Element {
  return (
    <>
      {blocks.map((group, at) => (
        <PhraseGroup key={group.title.id} group={group} isOpen={start + at === 0} />
      ))}
    </>
  );
}
