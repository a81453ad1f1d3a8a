/** Recordings that somebody made here and did not send yet, kept in this browser's own database: a closed tab loses none. */
import { dropFrom, keepIn, readFrom } from "../kept-db";
import type { Sentence, Terms } from "./media-api";
import type { Span } from "./wave";

export interface KeptRecording {
  readonly file: Blob;
  readonly span: Span | undefined;
  readonly terms: Terms;
  /** What was said: for other words it is not given back. */
  readonly says: string;
}

export interface Owner {
  readonly person: string;
  readonly pack: string;
  readonly sentence: Sentence;
}

export async function readRecording(owner: Owner): Promise<KeptRecording | undefined> {
  const found = await readFrom<KeptRecording>("recordings", owner.person, key(owner));
  return found?.says === owner.sentence.nl ? found : undefined;
}

export async function keepRecording(owner: Owner, kept: Omit<KeptRecording, "says">): Promise<void> {
  await keepIn("recordings", owner.person, key(owner), { ...kept, says: owner.sentence.nl });
}

export async function dropRecording(owner: Owner): Promise<void> {
  await dropFrom("recordings", owner.person, key(owner));
}

function key({ pack, sentence }: Owner): string {
  return [pack, sentence.segment ?? sentence.nl].join(" ");
}
