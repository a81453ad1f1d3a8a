/**
 * Finds in what is typed what says who somebody is, before it is kept or sent: numbers of telephones, of papers and of the
 * State, and e-mail addresses. It only warns; whoever writes may know better. What everybody may know is no find: 112 and
 * other public numbers, dates, hours, prices, house numbers, the number of a book.
 *
 * No pattern looks behind itself: Safari before 16.4 would not even load this file.
 */
import { inLatinDigits } from "./digits";

export type Personal = "email" | "phone" | "bsn" | "v-number" | "document";

/** What stands in the text, each kind once. */
export function findPersonal(text: string): readonly Personal[] {
  let left = withoutPublic(inLatinDigits(text));
  const kinds = FINDERS.filter(([, pattern, counts]) => {
    const found = [...left.matchAll(pattern)].map(([whole, one = whole]) => one).filter(counts);
    // What has been told is no paper as well.
    for (const one of found) left = left.replace(one, " ; ");
    return found.length > 0;
  }).map(([kind]) => kind);
  return [...new Set(kinds)];
}

const EMAIL = /[^\s@]+ ?@ ?[^\s@]+\.\p{L}{2,}/gu;
/** Digits that belong together when somebody dials: with spaces, points, hyphens, slashes or brackets between them. */
const DIALLED = /\+?\(?\d[\d ().\-/]*\d/g;
/** Nine digits, in one piece or as they are printed: 123 456 782 or 1234.56.782. */
const BSN = /(?:^|\D)(\d{9}|\d{3}([ .-])\d{3}\2\d{3}|\d{4}([ .-])\d{2}\3\d{3})(?!\d)/g;
/** Ten digits that do not begin as a telephone number does. */
const V_NUMBER = /(?:^|[^\d+])([1-9]\d{2}([ .-]?)\d{3}\2\d{4})(?!\d)/g;
const V_NAMED = /(?:^|\P{L})(v[\s.-]*(?:nr|no|num\p{L}*)?[\s.:#-]*\d{6,10})(?!\d)/giu;
/** A passport or a card: up to three capitals and six to nine digits. */
const LETTERED = /(?:^|[^\p{L}\d])(\p{Lu}{1,3}[ -]?\d{6,9})(?!\d)/gu;
/** The Dutch form: two letters, six letters or digits, a digit; three digits at least, so that no word is one. */
const MIXED = /(?:^|[^\p{L}\d])((?=(?:[A-Z]*\d){3})[A-Z]{2}[A-Z\d]{6}\d)(?![\p{L}\d])/gu;
/** A number too long for anything that one asks about. */
const LONG = /(?:^|[^\d+])(\d{8,})(?!\d)/g;

/** How each kind is found, and whether what the pattern (its first group, if it has one) found counts. */
const FINDERS: readonly (readonly [Personal, RegExp, (found: string) => boolean])[] = [
  ["email", EMAIL, () => true],
  ["v-number", V_NAMED, () => true],
  ["document", LETTERED, (found) => !isBsn(found)],
  ["document", MIXED, () => true],
  ["phone", DIALLED, isPhone],
  ["bsn", BSN, isBsn],
  ["v-number", V_NUMBER, () => true],
  ["document", LONG, isPaper],
];

function isPhone(written: string): boolean {
  const { length } = digitsOf(written);
  if (/^\(?(?:\+|00)/.test(written)) return length >= 8 && length <= 17; // of any country
  // Single digits in a row are a list, not one number.
  if (written.split(/\D+/).filter((group) => group.length === 1).length > 2) return false;
  const isMobile = length === 9 && /^6[ .-]?\d{2}/.test(written);
  return isMobile || (length >= 8 && length <= 11 && /^0[1-9]\d/.test(digitsOf(written)));
}

/** The check of a citizen service number: 9a + 8b + ... + 2h - i is a multiple of eleven. */
function isBsn(written: string): boolean {
  const digits = digitsOf(written);
  if (digits.length !== 9) return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum !== 0 && sum % 11 === 0;
}

/** Not a date that was written in one piece. */
function isPaper(digits: string): boolean {
  return !/^(?:(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d|[0-3]\d(?:0\d|1[0-2])(?:19|20)\d{2})$/.test(digits);
}

function digitsOf(written: string): string {
  return written.replace(/\D/g, "");
}

const YEAR = "(?:1[34]\\d{2}|(?:19|20)\\d{2})"; // also of the calendar of Iran and Afghanistan
const DAY = "(?:0?[1-9]|[12]\\d|3[01])"; // or a month
/** No part of a longer row of numbers. */
const ALONE = "(^|[^\\d\\-./]|(?:^|\\D)[-./])";
const NOT_ON = "(?!\\d|[-./]\\d)";

/** What everybody may know; each is cut out, but for what stands before it, ere anything is looked for. */
const PUBLIC: readonly RegExp[] = [
  /(^|[^\d.:,])(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d|[:.]\d)/g, // an hour
  new RegExp(`${ALONE}${YEAR}([-./])${DAY}\\2${DAY}${NOT_ON}`, "g"),
  new RegExp(`${ALONE}${DAY}([-./])${DAY}\\2(?:${YEAR}|\\d{2})${NOT_ON}`, "g"),
  new RegExp(`(^|[^\\d\\- ]|(?:^|\\D)[- ])${DAY} ${DAY} ${YEAR}(?!\\d|[- ]\\d)`, "g"),
  /()(?:€|eur[o]?)\s?\d[\d.,]*/gi, // a price
  /()\d[\d.,]*(?:,-)?\s?(?:€|eur)/gi,
  /(^|\D)0[89]00[ -]?\d{4}(?:\d{3})?(?!\d)/g, // numbers of organisations
  /(^|\D)(?:0|\+31 ?)8[458][ -]?\d(?:[ -]?\d){6}(?!\d)/g,
  /(^|\D)97[89](?:[- ]?\d){10}(?!\d)/g, // a book
];

function withoutPublic(text: string): string {
  return PUBLIC.reduce((left, known) => left.replace(known, "$1 ; "), text);
}
