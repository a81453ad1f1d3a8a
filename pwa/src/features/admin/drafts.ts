/** Answers being typed, kept in this tab so that a log-out or a reload loses nothing. */
import { randomId } from "../../store/random";

/** Its id is minted once, so that sending again after a lost reply answers once. */
export interface Draft {
  readonly answerId: string;
  readonly text: string;
}

export function readDraft(thread: string): Draft {
  const kept = sessionStorage.getItem(key(thread));
  return kept === null ? { answerId: randomId(), text: "" } : (JSON.parse(kept) as Draft);
}

export function keepDraft(thread: string, draft: Draft): void {
  sessionStorage.setItem(key(thread), JSON.stringify(draft));
}

export function dropDraft(thread: string): void {
  sessionStorage.removeItem(key(thread));
}

function key(thread: string): string {
  return `draft ${thread}`;
}
