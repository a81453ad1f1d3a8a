/** What the person of a portrait says, in their own words. */
import type { JSX } from "preact";
import { PairText } from "./reader";
import type { Run } from "./runs";

export function Quotes({ blocks }: Run<"quote">): JSX.Element {
  return (
    <>
      {blocks.map(({ text, who }) => (
        <figure key={text.id} class="quote">
          <blockquote>
            <PairText text={text} look="phrase" />
          </blockquote>
          {who && (
            <figcaption>
              <PairText text={who} as="span" isPlain />
            </figcaption>
          )}
        </figure>
      ))}
    </>
  );
}
