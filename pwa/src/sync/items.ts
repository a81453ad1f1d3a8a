/** What a team lends: the id of an item by its barcode, labels of our own, and links between item and tile (clause 4.9). */
import { nameBlob } from "./canonical";
import type { LoansRecord } from "./merging";
import { encodeUtf8 } from "./platform";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's base 32: without I, L, O and U
const CHECKED_BY = 37;
const LABEL_BITS = 30;
const ITEM_MAX = 40; // characters; with its place a loan's name is no longer than a record's may be
const PLACE_MAX = 23; // characters of a place that stands in a loan's name as it is
const LABEL = new RegExp(`^W[${LETTERS}]{7}$`);

/**
 * The id of the item whose barcode was scanned or typed; undefined where there is none in it.
 *
 * An ISBN of ten characters is the item with the ISBN of thirteen; a label of ours may be typed with I, L and O.
 */
export function itemId(text: string): string | undefined {
  const kept = text.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  if (kept.length === 0 || kept.length > ITEM_MAX) return undefined;
  const meant = kept.replace(/[IL]/g, "1").replace(/O/g, "0");
  return isOwnLabel(meant) && checkLabel(meant) ? meant : isbn13(kept);
}

/** The name of the record that says where an item of this place is: two places may lend the same book. */
export async function loanId(item: string, place: string): Promise<string> {
  // No item has a stroke of either kind in it, so no two pairs share a name.
  if (place.length <= PLACE_MAX) return `${item}-${place}`;
  return `${item}_${(await nameBlob(encodeUtf8(place))).slice(0, PLACE_MAX)}`;
}

/** The item of which a record with this name says where it is. */
export function lentItem(loan: string): string {
  return loan.split(/[-_]/, 1)[0] ?? loan;
}

/** A label of our own: `W`, six characters of 30 random bits (4 bytes are given), and one that checks them. */
export function makeLabel(random: Uint8Array): string {
  const all = [...random.subarray(0, 4)].reduce((sum, byte) => sum * 256 + byte, 0);
  let number = Math.floor(all / 4);
  // A check character that is no letter or digit would be lost between scanner and id.
  while (number % CHECKED_BY >= LETTERS.length) number = (number + 1) % 2 ** LABEL_BITS;
  const digits = [25, 20, 15, 10, 5, 0].map((shift) => LETTERS[(number >> shift) & 31]).join("");
  return `W${digits}${LETTERS[number % CHECKED_BY]}`;
}

/** Whether an id has the form of a label of ours. */
export function isOwnLabel(item: string): boolean {
  return LABEL.test(item);
}

/** Whether the last character of something of that form says that the others were read right. */
export function checkLabel(label: string): boolean {
  const number = [...label.slice(1, 7)].reduce((sum, letter) => sum * 32 + LETTERS.indexOf(letter), 0);
  return number % CHECKED_BY === LETTERS.indexOf(label.charAt(7));
}

/** The texts that say which tile had an item before it was returned for the last time: they are erased. */
export function endedTiles({ events }: LoansRecord): readonly string[] {
  const last = events.map(({ event }) => event).lastIndexOf("returned");
  return events.slice(0, Math.max(last, 0)).flatMap(({ tile }) => tile ?? []);
}

function isbn13(kept: string): string {
  if (!/^[0-9]{9}[0-9X]$/.test(kept)) return kept;
  const digits = [...kept].map((digit) => (digit === "X" ? 10 : Number(digit)));
  // Ten digits that do not check are another library's barcode.
  if (digits.reduce((sum, digit, place) => sum + digit * (10 - place), 0) % 11) return kept;
  const body = `978${kept.slice(0, 9)}`;
  const weighed = [...body].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 ? 3 : 1), 0);
  return `${body}${(10 - (weighed % 10)) % 10}`;
}
