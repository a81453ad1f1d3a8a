/** Cuts a text into the words by which it is searched, folded. */
import { fold } from "./folding";

/** Letters and digits; the sign that parts Persian words without a space stays inside. A telephone number is one word. */
const WORD = /\d+(?:[ .:/\u2013-]\d+)+|[\p{L}\p{N}\u200c]+/gu;
const PARTED = "\u200c";
/** A Dutch name to which Arabic or Tigrinya writes its "to" or "and". */
const NAME = /[a-z][a-z\d]*/g;
const OTHER_LETTER = /[\u0600-\u06ff\u1200-\u137f]/;

/** The folded words in order; one that is parted inside is there as a whole and in its parts, and a name also by itself. */
export function tokensOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const [word] of fold(text).matchAll(WORD)) {
    if (/^\d/.test(word)) found.push(word.replace(/[^\p{L}\p{N}]/gu, ""));
    else if (word.includes(PARTED)) found.push(...wholeAndParts(word));
    else found.push(word, ...(OTHER_LETTER.test(word) ? (word.match(NAME) ?? []) : []));
  }
  return found;
}

function wholeAndParts(word: string): readonly string[] {
  const parts = word.split(PARTED).filter((part) => part !== "");
  return parts.length > 1 ? [parts.join(""), ...parts] : parts;
}
