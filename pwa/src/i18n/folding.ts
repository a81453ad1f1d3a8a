/**
 * Folds a text for searching: what people spell in several ways, or leave out on a telephone's keys, becomes one. It is
 * done alike to what is searched and to what is typed, and is never shown.
 */

/** Each letter with those that are written for it; what stands before the first letter of a line is left out altogether. */
const ALIKE: readonly (readonly [letter: string, others: string])[] = [
  // Apostrophes, also that of Ukrainian; the line that stretches Arabic words; a hamza of its own; hard and soft signs.
  ["", "'’‘`ʼʻـءъь"],
  // Arabic script: alef, the yes and kafs of Arabic, Persian, Pashto and Kurdish, and the letters for h.
  ["ا", "ٱ"],
  ["ي", "ىیېۍےێ"],
  ["ك", "کڪ"],
  ["گ", "ګ"],
  ["و", "ۆۇ"],
  ["ه", "ةھہە"],
  // Latin letters that are no letter with a mark, as Turkish, Polish and French have them.
  ["i", "ı"],
  ["l", "ł"],
  ["o", "ø"],
  ["d", "đð"],
  ["e", "ə"],
  ["ss", "ß"],
  ["ae", "æ"],
  ["oe", "œ"],
  // Cyrillic: Ukrainian beside Russian.
  ["г", "ґ"],
  ["е", "єэ"],
  ["и", "ы"],
];

/** First letter of an Ethiopic row → that of the row with which it shares its sound, or changes places in Tigrinya. */
const ETHIOPIC_ROWS: readonly (readonly [row: number, others: readonly number[]])[] = [
  [0x1200, [0x1210, 0x1280]], // ሀ: ሐ ኀ
  [0x1230, [0x1220]], // ሰ: ሠ
  [0x1240, [0x1250]], // ቀ: ቐ
  [0x12a0, [0x12d0]], // አ: ዐ
  [0x12a8, [0x12b8]], // ከ: ኸ
  [0x1338, [0x1340]], // ጸ: ፀ
];
/** In these rows the first and the fourth vowel sound alike. */
const THROATY: readonly number[] = [0x1200, 0x12a0];
export const ROW = 8; // letters of one consonant, a vowel each
const FOURTH = 3;

const DIGITS: readonly number[] = [0x660, 0x6f0]; // Arabic and Persian zero

const FOLDED = new Map([...spelt(), ...ethiopic(), ...digits()]);
const FOLDABLE = new RegExp(`[${[...FOLDED.keys()].join("")}]`, "g");
/** Marks on letters, and characters that only direct the line; the one that parts Persian words stays. */
const UNWRITTEN = /\p{M}|(?!\u200c)\p{Cf}/gu;

/** The text in small letters without marks, each letter as the one that stands for all that are written for it. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(UNWRITTEN, "")
    .replace(FOLDABLE, (letter) => FOLDED.get(letter) ?? letter);
}

function spelt(): readonly (readonly [string, string])[] {
  return ALIKE.flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const));
}

function ethiopic(): readonly (readonly [string, string])[] {
  return ETHIOPIC_ROWS.flatMap(([row, others]) =>
    [row, ...others].flatMap((from) =>
      Array.from({ length: ROW }, (_, vowel) => {
        const sound = vowel === FOURTH && THROATY.includes(row) ? 0 : vowel;
        return [String.fromCharCode(from + vowel), String.fromCharCode(row + sound)] as const;
      }),
    ),
  );
}

function digits(): readonly (readonly [string, string])[] {
  return DIGITS.flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(zero + digit), `${digit}`] as const),
  );
}
