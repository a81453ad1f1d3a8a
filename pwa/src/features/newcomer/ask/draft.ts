/** The question that is being made. In memory only: a text that was given up must not be found on a shared phone. */
import { signal } from "@preact/signals";
import { packs, settings, unsaved } from "../../../app/state";
import type { Question } from "../../../store/threads";
import { TEXT_MAX } from "../../../sync/batches";
import { topicSensitivity } from "../../../sync/manifest";
import type { Ready } from "./ready";

interface Draft {
  readonly topic: string | null;
  readonly ready: Ready | undefined;
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

/** Another topic has other ready questions; what was typed stays. */
export function chooseTopic(topic: string): void {
  if (topic !== draft.value.topic) changeDraft({ topic, ready: undefined });
}

/** What is sent: the ready question, with its Dutch for who answers, and what was typed. */
export function messageOf({ ready, text }: Pick<Draft, "ready" | "text">): string {
  return [ready?.text, ready?.dutch, text.trim()].filter(Boolean).join("\n");
}

/** How many characters may still be typed. */
export function roomToType({ ready }: Pick<Draft, "ready">): number {
  return TEXT_MAX - messageOf({ ready, text: "" }).length - 1;
}

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
