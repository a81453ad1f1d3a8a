/** Finds out by their width whether this device has letters: what has none is drawn as one and the same box. */

const NO_CHARACTER = "\u{10FFFF}";

/** Whether all of these letters, which differ in width, are drawn as what is no character is. */
export function lacksGlyphs(letters: string): boolean {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return false;
  context.font = `40px ${getComputedStyle(document.body).fontFamily}`;
  const width = (text: string) => context.measureText(text).width;
  return [...letters].every((letter) => width(letter) === width(NO_CHARACTER));
}
