/** The question that is being made. In memory only: a text that was given up must not be found on a shared phone. */
import { signal } from "@preact/signals";
import { departures, packs, settings, unsaved } from "../../../app/state";
import type { Question } from "../../../store/threads";
import { topicSensitivity } from "../../../sync/manifest";
import type { Ready } from "./ready";

interface Draft {
  readonly topic: string | null;
  /** The id of the ready question that was chosen; its words follow the reader's language. */
  readonly ready: string | undefined;
  readonly text: string;
  readonly audience: Question["audience"];
}

const EMPTY: Draft = { topic: null, ready: undefined, text: "", audience: "office" };

export const draft = signal<Draft>(EMPTY);

export function changeDraft(patch: Partial<Draft>): void {
  draft.value = { ...draft.value, ...patch };
  unsaved.value = draft.value.text !== "";
}

export function forgetDraft(): void {
  changeDraft(EMPTY);
}

// The wipe, after which no language is chosen any more, takes along what was typed, in every tab.
settings.subscribe(({ language }) => {
  if (language === null) forgetDraft();
});
departures.subscribe(forgetDraft);

/** Another topic has other ready questions; what was typed stays. */
export function chooseTopic(topic: string): void {
  if (topic !== draft.value.topic) changeDraft({ topic, ready: undefined });
}

/** What is sent: the ready question, with its Dutch for who answers, and what was typed. */
export function messageOf(ready: Ready | undefined, typed: string): string {
  const said = SEEN.test(typed) ? typed.trim() : "";
  return [ready?.text, ready?.dutch, said].filter(Boolean).join("\n");
}

/** Something that can be seen: keys of our scripts give joiners and marks of direction, too. */
const SEEN = /[^\s\p{Cc}\p{Cf}]/u;

/** Only who chose a place can ask the people there, and only about what is nobody's secret (clause 3.8). */
export function mayAskHere(topic: string): boolean {
  return settings.value.place !== null && !isSensitive(topic);
}

export function audienceFor(topic: string, chosen: Question["audience"]): Question["audience"] {
  return mayAskHere(topic) ? chosen : "office";
}

export function isSensitive(topic: string): boolean {
  return packs.value.some(({ manifest }) => topicSensitivity(manifest, topic) !== "green");
}
