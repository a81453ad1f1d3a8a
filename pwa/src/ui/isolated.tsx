/**
 * Keeps numbers in order. In a line that runs from right to left "088 112 2 112" would be shown back to front, so every
 * run of digits with separators stands in an element of its own direction.
 */
import type { JSX } from "preact";
import { Fragment } from "preact";

/** Telephone numbers, times, spans, dates, amounts, sizes and postcodes; a lone number needs no help. */
const RUN =
  /((?:€ ?)?\+?\d+(?:(?:[.,:/-]|[–-]| | [–/-] )\d+)+(?: ?[MG]B)?|€ ?\d+|\d+ ?[MG]B|\d{4} ?[A-Z]{2}\b)/;

/** A plain text with its numbers isolated. */
export function Isolated({ text }: { readonly text: string }): JSX.Element {
  const pieces = text.split(RUN);
  if (pieces.length === 1) return <>{text}</>;
  return (
    <>
      {pieces.map((piece, at) => (
        <Fragment key={at}>{at % 2 ? <bdi dir="ltr">{piece}</bdi> : piece}</Fragment>
      ))}
    </>
  );
}
