/** Reads the drawing kit: the parts of scenes and the pictograms, as path data in kit.json. */
import kit from "./kit.json";

/** One path; a fill is a role, so that the same drawing works in every tone, in the dark and in print. */
export interface KitPath {
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: boolean;
}

interface KitPart {
  readonly w: number;
  readonly h: number;
  readonly paths: readonly KitPath[];
}

const PARTS: Readonly<Record<string, KitPart>> = kit.parts;
const PICTOGRAMS: Readonly<Record<string, { readonly paths: readonly KitPath[] }>> = kit.pictograms;

/** A part by its name; undefined where a newer edition names one that this version cannot draw. */
export function partNamed(name: string): KitPart | undefined {
  return name in PARTS ? PARTS[name] : undefined;
}

export function pictogramNamed(name: string): readonly KitPath[] | undefined {
  return name in PICTOGRAMS ? PICTOGRAMS[name]?.paths : undefined;
}
