/** The sorts of card that have words and sentences to learn by heart. */
const TEACHING: readonly string[] = ["phrasebook", "dialogue", "quiz"];

export function isTeaching(type: string): boolean {
  return TEACHING.includes(type);
}
