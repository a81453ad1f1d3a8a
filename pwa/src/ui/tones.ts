/** The six topic colours. Each is a pair of custom properties in style.css: `--<tone>` and `--<tone>-tint`. */
export type Tone = "canal" | "saffron" | "brick" | "indigo" | "leaf" | "plum";

const TONES: readonly string[] = ["canal", "saffron", "brick", "indigo", "leaf", "plum"];

/** The tone that content names; one that this version does not know is canal. */
export function toneOf(name: string | undefined): Tone {
  return TONES.includes(name ?? "") ? (name as Tone) : "canal";
}
