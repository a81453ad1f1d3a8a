/** What newcomers asked the library here, each with what was answered and whether that is on its way. */
import type { FeedMessage } from "../../../sync/operations";
import { messages, placeId, queue, records, texts } from "../state";

export interface Answer {
  readonly id: string;
  /** Undefined where the centre erased it. */
  readonly text: string | undefined;
  readonly isWaiting: boolean;
}

export interface Asked {
  readonly id: string;
  readonly topic: string;
  readonly day: string;
  readonly said: readonly FeedMessage[];
  readonly answers: readonly Answer[];
  readonly state: "open" | "answered" | "closed";
}

/** All at this place: open ones first, then the newest. */
export function askedHere(): readonly Asked[] {
  const here = messages.value.filter(({ place }) => place === placeId.value);
  const ids = [...new Set(here.map(({ thread }) => thread))];
  return ids
    .flatMap((id) => threadNamed(id) ?? [])
    .sort((a, b) => Number(b.state === "open") - Number(a.state === "open") || (a.day < b.day ? 1 : -1));
}

export function threadNamed(id: string): Asked | undefined {
  const said = messages.value.filter(({ thread }) => thread === id);
  const [first] = said;
  if (!first) return undefined;
  const found = records.value.get(`thread/${id}`);
  const kept = found?.merge === "thread" ? found : undefined;
  const waiting = new Set(queue.value.unsent.map(({ op_id }) => op_id));
  const answers = (kept?.answers ?? []).map(([op, hash]) => ({
    id: op,
    text: texts.value.get(hash),
    isWaiting: waiting.has(op),
  }));
  return { id, topic: first.topic, day: first.day, said, answers, state: kept?.state ?? "open" };
}
