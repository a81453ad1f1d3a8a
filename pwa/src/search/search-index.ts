/**
 * The index that is searched: every word of what is installed, in the reader's language and in Dutch, and the ways by
 * which a word that is typed in haste finds it. In memory only; what is typed is never kept.
 */
import { tokensOf } from "../i18n/tokens";
import { Field } from "./field";
import { Vocabulary } from "./vocabulary";

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

/** How much a word counts where it stands. */
const COUNTS: Readonly<Record<Exclude<keyof Entry, "id">, number>> = {
  title: 4,
  keywords: 4,
  summary: 2,
  topic: 1,
  text: 1,
};
const WORDS_MAX = 8; // of what is typed
const MOST = 0.5; // of the entries

export class SearchIndex {
  private readonly vocabulary = new Vocabulary();
  private readonly ids: string[] = [];
  private readonly fields = (Object.keys(COUNTS) as (keyof typeof COUNTS)[]).map((name) => ({
    name,
    field: new Field(COUNTS[name]),
  }));

  add(entry: Entry): void {
    this.ids.push(entry.id);
    for (const { name, field } of this.fields) {
      field.add(entry[name].flatMap(tokensOf).map((word) => this.vocabulary.learn(word)));
    }
  }

  /** What fits the words best first; what has all of them comes before what has some. */
  search(typed: string): readonly Hit[] {
    const all = tokensOf(typed);
    const words = this.telling(all).slice(0, WORDS_MAX);
    const scores = new Float64Array(this.ids.length);
    const fitting = new Uint8Array(this.ids.length);
    for (const word of words) {
      const found = this.scoresOf(word, word === all[all.length - 1]);
      for (const [entry, score] of found.entries()) {
        if (score === 0) continue;
        scores[entry] = (scores[entry] as number) + score;
        fitting[entry] = (fitting[entry] as number) + 1;
      }
    }
    return this.ids
      .map((id, entry) => {
        const part = (fitting[entry] as number) / words.length;
        return { id, score: (scores[entry] as number) * part ** 2 };
      })
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score);
  }

  /** Without the words that most entries have: they tell none from another, and a question is full of them. */
  private telling(words: readonly string[]): readonly string[] {
    const found = words.filter((word) => !this.isEverywhere(word));
    return found.length > 0 ? found : words;
  }

  private isEverywhere(word: string): boolean {
    const number = this.vocabulary.numberOf(word);
    if (number === undefined) return false;
    return this.fields.some(({ field }) => field.holding(number) > this.ids.length * MOST);
  }

  private scoresOf(word: string, isLast: boolean): Float64Array {
    const scores = new Float64Array(this.ids.length);
    for (const [near, weight] of this.vocabulary.near(word, isLast)) {
      for (const { field } of this.fields) field.score(near, weight, scores);
    }
    return scores;
  }
}
