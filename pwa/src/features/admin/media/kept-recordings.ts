/** Recordings that somebody made here and did not send yet, kept in this browser's own database: a closed tab loses none. */
import { keepInStudio, openStudio } from "../studio-store";
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
  const found = (await (await openStudio()).get("recordings", key(owner))) as KeptRecording | undefined;
  return found?.says === owner.sentence.nl ? found : undefined;
}

export async function keepRecording(owner: Owner, kept: Omit<KeptRecording, "says">): Promise<void> {
  await keepInStudio("recordings", key(owner), { ...kept, says: owner.sentence.nl });
}

export async function dropRecording(owner: Owner): Promise<void> {
  await (await openStudio()).delete("recordings", key(owner));
}

function key({ person, pack, sentence }: Owner): string {
  return [person, pack, sentence.segment ?? sentence.nl].join(" ");
}
