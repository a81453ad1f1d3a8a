/** One part of every entry, as its title or its text: which words stand in it, and how much that says (BM25+). */

const MANY_TIMES = 1.2; // how soon a word that comes again says no more
const LENGTH = 0.7; // how much a long text makes of a word less
const LEAST = 0.5; // what a word says in the longest text

export class Field {
  /** Per word: an entry, how often it stands there, the next entry, ... */
  private readonly places: (number[] | undefined)[] = [];
  private readonly lengths: number[] = [];
  private words = 0;
  private readonly counts: number;

  /** `counts` is how much a word counts that stands here. */
  constructor(counts: number) {
    this.counts = counts;
  }

  /** The next entry's words. */
  add(words: readonly number[]): void {
    const entry = this.lengths.push(words.length) - 1;
    this.words += words.length;
    for (const word of words) {
      const places = this.places[word];
      if (!places) this.places[word] = [entry, 1];
      else if (places[places.length - 2] === entry)
        places[places.length - 1] = at(places, places.length - 1) + 1;
      else places.push(entry, 1);
    }
  }

  /** Add to each entry's score what a word says of it that counts this much. */
  score(word: number, weight: number, scores: Float64Array): void {
    const places = this.places[word];
    if (!places) return;
    const entries = this.lengths.length;
    const holding = places.length / 2;
    const rare = Math.log(1 + (entries - holding + 0.5) / (holding + 0.5)) * weight * this.counts;
    const usual = this.words / entries;
    for (let place = 0; place < places.length; place += 2) {
      const entry = at(places, place);
      const times = at(places, place + 1);
      const long = 1 - LENGTH + (LENGTH * at(this.lengths, entry)) / usual;
      scores[entry] =
        (scores[entry] as number) + rare * (LEAST + (times * (MANY_TIMES + 1)) / (times + MANY_TIMES * long));
    }
  }

  /** How many entries have the word here. */
  holding(word: number): number {
    return (this.places[word]?.length ?? 0) / 2;
  }
}

function at(list: readonly number[], index: number): number {
  return list[index] as number;
}
