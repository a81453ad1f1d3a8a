/** How far a word is from another by slips of the finger: a letter that is wrong, too many, too few, or changed about with its neighbour. */

const LONGEST = 64; // letters; a longer word has no slips
/** Three rows of the table, used again and again: a search compares hundreds of words. */
const ROWS = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1)) as [Uint8Array, Uint8Array, Uint8Array];

/** The number of slips, or `most` + 1 where there are more. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  if (Math.max(one.length, other.length) > LONGEST) return most + 1;
  return Math.min(compared(one, other, most), most + 1);
}

/** How many slips lead from the one to the other; too many of them are not counted to the end. */
function compared(one: string, other: string, most: number): number {
  let [before, last, next] = ROWS;
  for (let at = 0; at <= other.length; at++) last[at] = at;
  for (let row = 1; row <= one.length; row++) {
    next[0] = row;
    let least = row;
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      const inPlace = get(last, at - 1) + (isSame ? 0 : 1);
      const changed = isChangedAbout(one, other, row, at) ? get(before, at - 2) + 1 : inPlace;
      const slips = Math.min(inPlace, changed, get(last, at) + 1, get(next, at - 1) + 1);
      next[at] = slips;
      least = Math.min(least, slips);
    }
    if (least > most) return least;
    [before, last, next] = [last, next, before];
  }
  return get(last, other.length);
}

/** Whether the two letters that end here are the other's in the other order. */
function isChangedAbout(one: string, other: string, row: number, at: number): boolean {
  return row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
}

function get(row: Uint8Array, at: number): number {
  return row[at] as number;
}
