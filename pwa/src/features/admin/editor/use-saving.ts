/** Opens a card for writing: what the server has, or what this browser kept of it that the server does not have yet. */
import { useEffect, useState } from "preact/hooks";
import { noteProblem } from "../state";
import type { CardContent } from "./content";
import { type CardState, readCard, readVersion, saveDraft } from "./editing-api";
import { dropKept, type Kept, keep, readKept } from "./kept";
import { Saving } from "./saving";
import { isSame } from "./values";

/** `finished` is what is published from, undefined for a card that never was. */
export interface Opened {
  readonly state: CardState;
  readonly saving: Saving;
  readonly finished: CardContent | undefined;
}

/** Whether it is as it was finished: there is no draft to finish or to throw away. */
export function isReady({ state, saving, finished }: Opened): boolean {
  return state.kind === "finished" && isSame(saving.content.value, finished);
}

interface Asked {
  readonly card: string;
  readonly person: string;
  readonly csrf: string;
}

/** Undefined until it is open; a code where it cannot be. Asked again whenever `turn` changes. */
export function useSaving({ card, person, csrf }: Asked, turn: number): Opened | string | undefined {
  const [opened, setOpened] = useState<Opened | string>();
  useEffect(() => {
    let isCurrent = true;
    let saving: Saving | undefined;
    void open({ card, person, csrf }).then((found) => {
      if (typeof found !== "string") saving = found.saving;
      if (isCurrent) setOpened(found);
      else saving?.stop();
    });
    const online = () => void saving?.flush();
    addEventListener("online", online);
    return () => {
      isCurrent = false;
      removeEventListener("online", online);
      if (saving) void saving.flush();
      saving?.stop();
    };
  }, [card, turn]);
  return opened;
}

async function open({ card, person, csrf }: Asked): Promise<Opened | string> {
  const answer = await readCard(card);
  if (!answer.ok) return noteProblem(answer.code);
  const state = answer.value;
  const kept = await readKept(person, card).catch(() => undefined); // a browser that keeps nothing
  const finished = await readFinished(state);
  if (typeof finished === "string") return finished;
  const saving = new Saving(state, kept, {
    send: (basedOn, content) => saveDraft(card, basedOn, content, csrf),
    read: () => readCard(card),
    keep: (value: Kept) => keep(person, card, value),
    drop: () => dropKept(person, card),
    now: () => new Date(),
    tell: noteProblem,
  });
  return { state, saving, finished };
}

async function readFinished({
  content,
  finished,
  number,
}: CardState): Promise<CardContent | undefined | string> {
  if (finished === 0) return undefined;
  if (finished === number) return content;
  const answer = await readVersion(content.id, finished);
  return answer.ok ? answer.value.content : noteProblem(answer.code);
}
