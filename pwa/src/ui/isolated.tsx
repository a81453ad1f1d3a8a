/** A plain text with its numbers and Dutch names kept in their own order. */
import type { JSX } from "preact";
import { DUTCH } from "../i18n/words";
import { findRuns, type Piece } from "./runs";

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
          <bdi
            key={at}
            dir="ltr"
            class={isWhole(piece, kind) ? "whole" : undefined}
            lang={kind === "dutch" ? DUTCH : undefined}
          >
            {piece}
          </bdi>
        ) : (
          piece
        ),
      )}
    </>
  );
}

const LINE = 18; // characters that the narrowest line holds

/** A number, or a name as W-document: in two lines nobody reads it as one. */
function isWhole(piece: string, kind: Piece["kind"]): boolean {
  return piece.length <= LINE && (kind === "number" || (piece.includes("-") && !piece.includes(" ")));
}
