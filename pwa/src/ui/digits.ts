/** Numbers as people write them in the scripts of our languages, in Latin digits. */

/** Where the digits of a script begin: Arabic, Persian, Devanagari, Bengali, Myanmar, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0x1040, 0xff10];

/** The same text with Latin digits and plain spaces and hyphens, and without marks of direction. */
export function inLatinDigits(text: string): string {
  return text
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\u066b/g, ",")
    .replace(/[\u1369-\u137c]+/g, ethiopic)
    .replace(/\p{Nd}/gu, latin);
}

function latin(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** What the Ethiopic numerals stand for, in the order of their code points. */
const ETHIOPIC = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 10_000];

/**
 * Ethiopic has no zero: 2026 is written 20 100 20 6. Who copies a number does so digit by digit, which shows by two ones in
 * a row.
 */
function ethiopic(numerals: string): string {
  const values = [...numerals].map((one) => ETHIOPIC[(one.codePointAt(0) ?? 0) - 0x1369] ?? 0);
  const isCopied = values.some((value, at) => value < 10 && (values[at + 1] ?? 10) < 10);
  return isCopied ? values.join("") : String(values.reduce(addNumeral, 0));
}

/** Hundreds and ten thousands multiply what stands directly before them. */
function addNumeral(sum: number, value: number): number {
  if (value < 100) return sum + value;
  const factor = sum % value;
  return sum - factor + Math.max(factor, 1) * value;
}
