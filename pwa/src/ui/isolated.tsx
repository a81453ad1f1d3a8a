/** A plain text with its numbers and Dutch names kept in their own order. */
import type { JSX } from "preact";
import { DUTCH } from "../i18n/words";
import { findRuns } from "./runs";

interface IsolatedProps {
  readonly text: string;
  /** Language of the text where it comes from a pack. */
  readonly lang?: string;
}

export function Isolated({ text, lang = DUTCH }: IsolatedProps): JSX.Element {
  return (
    <>
      {findRuns(text, lang).map(({ text: piece, at, kind }) =>
        kind ? (
          <bdi key={at} dir="ltr" lang={kind === "dutch" ? DUTCH : undefined}>
            {piece}
          </bdi>
        ) : (
          piece
        ),
      )}
    </>
  );
}
