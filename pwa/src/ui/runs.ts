/**
 * Finds what must keep its own order in a line: numbers with separators, and Latin words in a text of another script.
 *
 * In a line that runs from right to left "088 112 2 112" would be shown back to front. Latin words in Arabic or Tigrinya
 * are Dutch: names and terms that stand on signs and letters.
 */
import { isLatin } from "../i18n/languages";

/** A piece of a text; one without a kind needs no help. */
export interface Piece {
  readonly text: string;
  readonly at: number;
  readonly kind?: "number" | "dutch";
}

/** Telephone numbers, times, spans, dates, amounts, sizes and postcodes; a lone number keeps its order by itself. */
const NUMBERS =
  /(?:€ ?)?\+?\d+(?:(?:[.,:/-]|[–-]| | [–/-] )\d+)+(?: ?[MG]B)?|€ ?\d+|\d+ ?[MG]B|\d{4} ?[A-Z]{2}\b/;
/** A level (A1) or a class (1B) is a word too: alone, its number would be shown on the other side of its letter. */
const WORD = /\d*[A-Za-zÀ-ž][A-Za-zÀ-ž\d]*/;
/** Of a sentence in quotation marks the last sign belongs to the words. */
const LATIN = new RegExp(`${WORD.source}(?:[ ,.'’-]+${WORD.source})*(?:[?!.…]+(?=[’'”»]))?`);
const EITHER = new RegExp(`(${NUMBERS.source})|${LATIN.source}`, "g");
const NUMBER = new RegExp(`(${NUMBERS.source})`, "g");

/** The text in pieces; put together they are the text again. */
export function findRuns(text: string, lang: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(isLatin(lang) ? NUMBER : EITHER)) {
    const at = found.index ?? 0;
    if (at > from) pieces.push({ text: text.slice(from, at), at: from });
    pieces.push({ text: found[0], at, kind: found[1] === undefined ? "dutch" : "number" });
    from = at + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), at: from });
  return pieces;
}
