/**
 * Keeps numbers and Dutch names in order. In a line that runs from right to left "088 112 2 112" would be shown back to
 * front, so every run of digits with separators stands in an element of its own direction; so does a run of Latin
 * letters in a text of another script, which is Dutch and is read aloud as such.
 */
import type { JSX } from "preact";
import { isLatin } from "../i18n/languages";
import { DUTCH } from "../i18n/words";

/** Telephone numbers, times, spans, dates, amounts, sizes and postcodes; a lone number needs no help. */
const NUMBERS =
  /(?:€ ?)?\+?\d+(?:(?:[.,:/-]|[–-]| | [–/-] )\d+)+(?: ?[MG]B)?|€ ?\d+|\d+ ?[MG]B|\d{4} ?[A-Z]{2}\b/;
const LATIN = /[A-Za-zÀ-ž]+(?:[ ,.'’-]+[A-Za-zÀ-ž]+)*/;
const EITHER = new RegExp(`(${NUMBERS.source})|(${LATIN.source})`, "g");
const NUMBER = new RegExp(`(${NUMBERS.source})`, "g");

interface IsolatedProps {
  readonly text: string;
  /** Language of the text where it comes from a pack. */
  readonly lang?: string;
}

export function Isolated({ text, lang = DUTCH }: IsolatedProps): JSX.Element {
  const pieces: (string | JSX.Element)[] = [];
  let from = 0;
  for (const found of text.matchAll(isLatin(lang) ? NUMBER : EITHER)) {
    const [run, number] = found;
    pieces.push(
      text.slice(from, found.index),
      <bdi dir="ltr" lang={number === undefined ? DUTCH : undefined} key={found.index}>
        {run}
      </bdi>,
    );
    from = found.index + run.length;
  }
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  );
}
