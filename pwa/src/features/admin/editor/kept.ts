/** The card that was typed and that the server does not have yet. */
import { dropFrom, keepIn, readFrom } from "../kept-db";
import type { CardContent } from "./content";

/** A card as it was typed, and the version that it was made from. */
export interface Kept {
  readonly content: CardContent;
  readonly base: CardContent;
  readonly basedOn: number;
  readonly at: string;
}

export function readKept(person: string, card: string): Promise<Kept | undefined> {
  return readFrom<Kept>("cards", person, card);
}

/** Done once it is on the disk. */
export function keep(person: string, card: string, kept: Kept): Promise<void> {
  return keepIn("cards", person, card, kept);
}

export function dropKept(person: string, card: string): Promise<void> {
  return dropFrom("cards", person, card);
}
