/**
 * The words of all that can be found, and which of them somebody may mean who types one in haste: it goes on, it has slips, it is
 * said in another number or case, it stands inside a longer one. Each kind of nearness is bounded, so that a search of an old
 * phone ends in time whatever is typed.
 */
import { rootOf } from "../i18n/roots";
import { slipsBetween } from "./slips";

/** How much a word counts that is not the one typed; the further from it, the less. */
const WEIGHTS = { begun: 0.4, root: 0.6, inside: 0.6, slip: 0.45, around: 0.4 } as const;
/** The nearest of those that go on, that stand inside, and that have slips; more of them say nothing. */
const NEAREST = 40;
const PART_MIN = 4; // letters of a part of a word
const BEGINNING = 2; // letters by which words are found that go on
const BITS = 30; // so that a word's letters are a small integer

/** The number of a word, with how much it counts. */
type Near = readonly [word: number, weight: number];

export class Vocabulary {
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** Of each word, a bit for each letter: two that differ in many bits need no comparing. */
  private readonly letters: number[] = [];
  private readonly roots = new Map<string, number[]>();
  private readonly beginnings = new Map<string, number[]>();

  /** The number of a word that can be found from now on. */
  learn(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.push(word) - 1;
    this.numbers.set(word, number);
    this.letters.push(lettersOf(word));
    addTo(this.roots, rootOf(word), number);
    addTo(this.beginnings, word.slice(0, BEGINNING), number);
    return number;
  }

  /** Undefined for a word that stands nowhere. */
  numberOf(word: string): number | undefined {
    return this.numbers.get(word);
  }

  /** The word itself, and those that are near it; one that is still being typed goes on sooner. */
  near(word: string, isBeingTyped: boolean): ReadonlyMap<number, number> {
    const exact = this.numbers.get(word);
    const found = new Map<number, number>(exact === undefined ? [] : [[exact, 1]]);
    const kinds = [this.begunWith(word, isBeingTyped ? BEGINNING : PART_MIN)];
    if (!isNumber(word))
      kinds.push(this.sharingRoot(word), this.around(word), this.inside(word), this.slipped(word));
    for (const kind of kinds) {
      for (const [other, weight] of kind) if (weight > (found.get(other) ?? 0)) found.set(other, weight);
    }
    return found;
  }

  private begunWith(word: string, least: number): readonly Near[] {
    if (word.length < least) return [];
    return nearest(
      (this.beginnings.get(word.slice(0, BEGINNING)) ?? []).flatMap((number) => {
        const other = this.wordOf(number);
        const more = other.length - word.length;
        if (more <= 0 || !other.startsWith(word)) return [];
        return [[number, (WEIGHTS.begun * other.length) / (other.length + 0.3 * more)]];
      }),
    );
  }

  private sharingRoot(word: string): readonly Near[] {
    return (this.roots.get(rootOf(word)) ?? []).map((number) => [number, WEIGHTS.root]);
  }

  /** Words that this one begins or ends with: "huisarts" for "huisartsenpost". */
  private around(word: string): readonly Near[] {
    const found: Near[] = [];
    for (let length = lettersFor(word, PART_MIN); length < word.length; length++) {
      for (const part of [word.slice(0, length), word.slice(-length)]) {
        const number = this.numbers.get(part);
        if (number !== undefined) found.push([number, (WEIGHTS.around * length) / word.length]);
      }
    }
    return found;
  }

  /** Longer words that this one is a part of: "basisschool" for "school", "للطبيب" for "طبيب". */
  private inside(word: string): readonly Near[] {
    const found: Near[] = [];
    if (word.length < lettersFor(word, PART_MIN)) return found;
    const bits = lettersOf(word);
    for (const [number, others] of this.letters.entries()) {
      if ((bits & others) !== bits) continue;
      const other = this.wordOf(number);
      const isLonger = other.length > word.length && other.includes(word);
      if (isLonger) found.push([number, (WEIGHTS.inside * word.length) / other.length]);
    }
    return nearest(found);
  }

  private slipped(word: string): readonly Near[] {
    const found: Near[] = [];
    const most = slipsIn(word);
    if (most === 0) return found;
    const bits = lettersOf(word);
    for (const [number, others] of this.letters.entries()) {
      // A letter for another takes two bits, one too many or too few takes one.
      if (bitsIn(bits ^ others) > 2 * most) continue;
      const slips = slipsBetween(word, this.wordOf(number), most);
      if (slips <= most) found.push([number, (WEIGHTS.slip * word.length) / (word.length + slips)]);
    }
    return nearest(found);
  }

  private wordOf(number: number): string {
    return this.words[number] as string;
  }
}

function addTo(lists: Map<string, number[]>, key: string, number: number): void {
  const list = lists.get(key);
  if (list) list.push(number);
  else lists.set(key, [number]);
}

function nearest(found: readonly Near[]): readonly Near[] {
  if (found.length <= NEAREST) return found;
  return [...found].sort(([, one], [, other]) => other - one).slice(0, NEAREST);
}

/** How many letters may be wrong: the longer the word, the more. */
function slipsIn(word: string): number {
  if (word.length >= lettersFor(word, 8)) return 2;
  return word.length >= lettersFor(word, 4) ? 1 : 0;
}

/** An Ethiopic letter is a syllable, and as much as two others. */
function lettersFor(word: string, letters: number): number {
  return /^[\u1200-\u137f]/.test(word) ? Math.ceil((letters * 2) / 3) : letters;
}

function isNumber(word: string): boolean {
  return /^\d/.test(word);
}

function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % BITS);
  return bits;
}

function bitsIn(number: number): number {
  let left = number - ((number >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
