/**
 * What is left of a folded word without its endings, and without what changes inside it: by their roots "scholen" and
 * "school", "مدارس" and "المدرسة", "ሓካይም" and "ሓኪም", "лікаря" and "лікарем" meet. Rough on purpose, for a root is only
 * looked up where nothing nearer is found, and weighs less.
 */
import { ROW } from "./folding";

const LEAST = 3; // letters of a root

/** The root, or the word itself where nothing comes off. */
export function rootOf(word: string): string {
  for (const [script, reduce] of REDUCERS) if (script.test(word)) return reduce(word);
  return word;
}

const REDUCERS: readonly (readonly [script: RegExp, reduce: (word: string) => string])[] = [
  [/^[a-z]/, latin],
  [/^[\u0600-\u06ff]/, arabic],
  [/^[\u1200-\u137f]/, ethiopic],
  [/^[\u0400-\u04ff]/, (word) => cut(word, CYRILLIC_ENDINGS, LEAST)],
];

/** Dutch, English and Turkish endings, then sounds that learners of Dutch spell in several ways. */
const LATIN_ENDINGS = /(?:l[ae]r[iu]?[mn]?|[iu]m|eren|ers|ors|en|er|or|es|e|s)$/;
const LATIN_STEM = 4; // letters, so that "water" and "huis" stay whole
const LATIN_SOUNDS: readonly (readonly [spelt: RegExp, sound: string])[] = [
  [/sch/g, "sk"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ck/g, "k"],
  [/ch/g, "g"],
  [/c(?=[eiy])/g, "s"],
  [/[cq]/g, "k"],
  [/x/g, "ks"],
  [/ij|ei|ie|y/g, "i"],
  [/oe/g, "u"],
  [/au/g, "ou"],
  [/z/g, "s"],
  [/v/g, "f"],
  [/d$/, "t"],
  [/g$/, "k"],
  [/(.)\1+/g, "$1"],
];

function latin(word: string): string {
  const stem = cut(word, LATIN_ENDINGS, LATIN_STEM);
  return LATIN_SOUNDS.reduce((sound, [spelt, as]) => sound.replace(spelt, as), stem);
}

/** The article with what is written to it, then endings, then the long vowels, which change from one to many. */
const ARABIC_ARTICLE = /^[وف]?(?:[بك]?ال|لل)/;
const ARABIC_ENDINGS = /(?:هاي|ها|ات|ون|ين|ان|كم|هم|نا|ه|ي|ك)$/;

function arabic(word: string): string {
  const stem = cut(cut(word, ARABIC_ARTICLE, LEAST), ARABIC_ENDINGS, LEAST);
  return cut(stem, /[اوي]/g, LEAST);
}

/** "To", "in" and "and", then each letter with its first vowel; weak consonants come and go with the vowels. */
const ETHIOPIC_ENDS = /^[ንብ]|ን$/g;
const ETHIOPIC_WEAK = /(?!^)[\u12c8-\u12cf\u12e8-\u12ef]/g;

function ethiopic(word: string): string {
  const stem = cut(cut(word, ETHIOPIC_ENDS, LEAST), ETHIOPIC_WEAK, LEAST);
  return Array.from(stem, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode(code - (code % ROW));
  }).join("");
}

/** Of nouns and adjectives, in Ukrainian and Russian, as `fold` leaves them. */
const CYRILLIC_ENDINGS =
  /(?:иями|ями|ами|ими|ого|ему|ому|ові|еві|ах|ях|ам|ям|ею|ою|ем|ом|им|ів|ев|ов|ии|іи|ои|еи|ая|ую|яя|юю|ое|ее|а|я|о|е|и|і|у|ю)$/;

/** Take away what is found, unless too little would be left. */
function cut(word: string, found: RegExp, least: number): string {
  const left = word.replace(found, "");
  return left.length >= least ? left : word;
}
