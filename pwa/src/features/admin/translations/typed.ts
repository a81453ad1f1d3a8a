/** The translation that was typed and that the server does not have yet. */
import { dropFrom, keepIn, readFrom } from "../kept-db";
import type { Where } from "./api";

/** A text as it was typed, and the hash of the one that stood there then. */
export interface Typed {
  readonly text: string;
  readonly was: string;
}

export function readTyped(person: string, where: Where, segment: string): Promise<Typed | undefined> {
  return readFrom<Typed>("texts", person, key(where, segment));
}

/** Done once it is on the disk. */
export function keepTyped(person: string, where: Where, segment: string, typed: Typed): Promise<void> {
  return keepIn("texts", person, key(where, segment), typed);
}

export function dropTyped(person: string, where: Where, segment: string): Promise<void> {
  return dropFrom("texts", person, key(where, segment));
}

function key({ language }: Where, segment: string): string {
  return `${segment}.${language}`;
}
