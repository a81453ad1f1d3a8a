/** The last things that were done on this tablet, each with its way back. They lie sealed beside what is typed. */
import { computed, signal } from "@preact/signals";
import { draft, keepDraft, worker, write } from "./state";
import { dayOf } from "./visits";

/** An operation that takes the other one back. */
interface Undo {
  readonly entity: string;
  readonly entity_id: string;
  readonly patch: Readonly<Record<string, unknown>>;
  readonly place: string;
}

/** One thing that was done, in a few words; with `undo`, or the address where it can be looked at. */
export interface Deed {
  readonly id: string;
  readonly at: string; // 13:30
  readonly words: string;
  readonly undo?: Undo;
  readonly href?: string;
}

const SHOWN = 3;
const KEPT = 12;
const NAME = "latest";

const deeds = signal<readonly Deed[]>([]);
export const latest = computed(() => deeds.value.slice(0, SHOWN));

/** Put it at the head. */
export function noteDeed(deed: Deed): void {
  keep([deed, ...deeds.value].slice(0, KEPT));
}

/** Write the operation that takes it back; from then on it is gone from the list, so that nobody takes it back twice. */
export async function takeBack({ id, undo }: Deed): Promise<void> {
  const isThere = deeds.value.some((one) => one.id === id);
  keep(deeds.value.filter((one) => one.id !== id));
  if (isThere && undo) {
    await write(undo.entity, undo.entity_id, undo.patch, undefined, undo.place);
  }
}

/** Read what was kept of who is at work: after a PIN, for it is sealed; of whoever left nothing stays. */
export async function readLatest(): Promise<void> {
  deeds.value = worker.value ? parsed(await draft(NAME)) : [];
}

/** A day that is closed is not taken back bit by bit. */
export function forgetDeeds(): void {
  keep([]);
}

/** What is kept of one day; a time of another day says nothing beside today's. */
interface KeptDeeds {
  readonly day: string;
  readonly deeds: readonly Deed[];
}

function keep(next: readonly Deed[]): void {
  deeds.value = next;
  const kept: KeptDeeds = { day: dayOf(new Date()), deeds: next };
  void keepDraft(NAME, JSON.stringify(kept));
}

function parsed(text: string | undefined): readonly Deed[] {
  const kept = text ? (JSON.parse(text) as KeptDeeds) : undefined;
  return kept?.day === dayOf(new Date()) ? kept.deeds : [];
}
