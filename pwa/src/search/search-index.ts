/**
 * The index that is searched: every word of what is installed, in the reader's language and in Dutch, and the ways by
 * which a word that is typed in haste finds it. In memory only; what is typed is never kept.
 */
import MiniSearch from "minisearch";
import { rootOf } from "../i18n/roots";
import { tokensOf } from "../i18n/tokens";

/** One thing that can be found, with its texts in both languages. */
export interface Entry {
  readonly id: string;
  readonly title: readonly string[];
  readonly keywords: readonly string[];
  readonly summary: readonly string[];
  readonly topic: readonly string[];
  readonly text: readonly string[];
}

export interface Hit {
  readonly id: string;
  readonly score: number;
}

type Field = Exclude<keyof Entry, "id">;

/** How much a word counts where it stands. */
const WEIGHTS: Readonly<Record<Field, number>> = { title: 4, keywords: 4, summary: 2, topic: 1, text: 1 };
const FIELDS = Object.keys(WEIGHTS) as Field[];

/** How much a word counts that is not the one typed. */
const NEARBY = { root: 0.6, swapped: 0.6, inside: 0.6, around: 0.4 } as const;
const WORDS_MAX = 8; // of what is typed
const INSIDE_MAX = 40; // words in which a typed one stands
const PART_MIN = 4; // letters of a part of a word
const PREFIX_MIN = 2; // letters

export class SearchIndex {
  private readonly kept: MiniSearch<{ readonly id: string } & Readonly<Record<Field, string>>>;
  private readonly words = new Set<string>();
  private readonly roots = new Map<string, string[]>();

  constructor() {
    this.kept = new MiniSearch({
      fields: FIELDS,
      tokenize: (text) => (text === "" ? [] : text.split(" ")),
      processTerm: (word) => word,
      searchOptions: { boost: WEIGHTS, combineWith: "OR" },
    });
  }

  add(entry: Entry): void {
    const texts = FIELDS.map((field) => [field, this.learn(entry[field])] as const);
    this.kept.add({ id: entry.id, ...(Object.fromEntries(texts) as Record<Field, string>) });
  }

  /** What fits the words best first; what has all of them comes before what has some. */
  search(typed: string): readonly Hit[] {
    const words = tokensOf(typed).slice(0, WORDS_MAX);
    const found = new Map<string, { score: number; words: number }>();
    for (const [at, word] of words.entries()) {
      for (const { id, score } of this.find(word, at === words.length - 1)) {
        const hit = found.get(id);
        found.set(id, { score: (hit?.score ?? 0) + score, words: (hit?.words ?? 0) + 1 });
      }
    }
    return [...found]
      .map(([id, hit]) => ({ id, score: hit.score * (hit.words / words.length) ** 2 }))
      .sort((one, other) => other.score - one.score);
  }

  /** The texts' words, folded, as one line for the index, and remembered for what is typed later. */
  private learn(texts: readonly string[]): string {
    const words = texts.flatMap(tokensOf);
    for (const word of words) {
      if (this.words.has(word)) continue;
      this.words.add(word);
      const root = rootOf(word);
      const same = this.roots.get(root);
      if (same) same.push(word);
      else this.roots.set(root, [word]);
    }
    return words.join(" ");
  }

  private find(word: string, isLast: boolean): readonly Hit[] {
    const near = this.near(word);
    return this.kept.search({
      queries: [
        {
          queries: [word],
          prefix: word.length >= (isLast ? PREFIX_MIN : PART_MIN),
          fuzzy: typosIn(word),
        },
        { queries: [[...near.keys()].join(" ")], boostTerm: (term) => near.get(term) ?? 0 },
      ],
    });
  }

  /** Words that are there and mean nearly this one, with how much each counts. */
  private near(word: string): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const add = (other: string, weight: number) => {
      if (!other.startsWith(word)) found.set(other, Math.max(weight, found.get(other) ?? 0));
    };
    if (isNumber(word)) return found;
    for (const other of this.roots.get(rootOf(word)) ?? []) add(other, NEARBY.root);
    for (const other of swapsOf(word)) if (this.words.has(other)) add(other, NEARBY.swapped);
    for (const other of this.around(word)) add(other, (NEARBY.around * other.length) / word.length);
    for (const other of this.inside(word)) add(other, (NEARBY.inside * word.length) / other.length);
    return found;
  }

  /** Longer words that this one is a part of: "basisschool" for "school", "للطبيب" for "طبيب". */
  private inside(word: string): readonly string[] {
    const found: string[] = [];
    if (word.length < lettersIn(word, PART_MIN)) return found;
    for (const other of this.words) {
      if (other.length > word.length && other.includes(word)) found.push(other);
      if (found.length === INSIDE_MAX) break;
    }
    return found;
  }

  /** Words that this one begins or ends with: "huisarts" for "huisartsenpost". */
  private around(word: string): readonly string[] {
    const found: string[] = [];
    for (let length = lettersIn(word, PART_MIN); length < word.length; length++) {
      for (const part of [word.slice(0, length), word.slice(-length)]) {
        if (this.words.has(part)) found.push(part);
      }
    }
    return found;
  }
}

/** How many letters may be wrong: the longer the word, the more. */
function typosIn(word: string): number {
  if (isNumber(word)) return 0;
  if (word.length >= lettersIn(word, 8)) return 2;
  return word.length >= lettersIn(word, 4) ? 1 : 0;
}

/** An Ethiopic letter is a syllable, and as much as two others. */
function lettersIn(word: string, letters: number): number {
  return /^[\u1200-\u137f]/.test(word) ? Math.ceil((letters * 2) / 3) : letters;
}

function isNumber(word: string): boolean {
  return /^\d/.test(word);
}

/** The word with two neighbouring letters changed about, at every place. */
function swapsOf(word: string): readonly string[] {
  if (word.length < PART_MIN) return [];
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
}
