/** What was typed and the server does not have yet, kept in this browser's own database: a crash or a cut line loses nothing. */
import { keepInStudio, openStudio } from "../studio-store";
import type { CardContent } from "./content";

/** A card as it was typed, and the version that it was made from. */
export interface Kept {
  readonly content: CardContent;
  readonly base: CardContent;
  readonly basedOn: number;
  readonly at: string;
}

/** Each person of a shared computer has their own. */
function key(person: string, card: string): string {
  return `${person} ${card}`;
}

export async function readKept(person: string, card: string): Promise<Kept | undefined> {
  return (await (await openStudio()).get("cards", key(person, card))) as Kept | undefined;
}

/** Done once it is on the disk. */
export async function keep(person: string, card: string, kept: Kept): Promise<void> {
  await keepInStudio("cards", key(person, card), kept);
}

export async function dropKept(person: string, card: string): Promise<void> {
  await (await openStudio()).delete("cards", key(person, card));
}
