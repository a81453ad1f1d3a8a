/** The six situations a person can be in, in that person's words, and which packs fit each. */
import { t } from "../../i18n/words";
import type { Situation } from "../../store/settings";
import type { Tone } from "../../ui/tones";

interface SituationChoice {
  readonly id: Situation;
  readonly pictogram: string;
  readonly tone: Tone;
  readonly text: () => string;
}

export const SITUATIONS: readonly SituationChoice[] = [
  { id: "arrived", pictogram: "arrive", tone: "canal", text: () => t("Ik ben net aangekomen") },
  { id: "waiting", pictogram: "clock", tone: "saffron", text: () => t("Ik wacht op een beslissing") },
  { id: "staying", pictogram: "home", tone: "leaf", text: () => t("Ik mag blijven") },
  { id: "ukraine", pictogram: "people", tone: "indigo", text: () => t("Ik kom uit Oekraïne") },
  { id: "living", pictogram: "pin", tone: "plum", text: () => t("Ik woon of werk hier") },
  { id: "everything", pictogram: "search", tone: "brick", text: () => t("Laat alles zien") },
];

/** All of them, these first and in this order, as a place knows who lives there. */
export function situationsFrom(first: readonly string[]): readonly SituationChoice[] {
  const known = first.flatMap((id) => SITUATIONS.filter((choice) => choice.id === id));
  return [...new Set([...known, ...SITUATIONS])];
}

/** Which phases and track a situation asks for. Who waits still lives in a shelter, so arrival stays with it. */
const FITTING: Readonly<
  Record<Exclude<Situation, "everything">, { readonly phases: readonly number[]; readonly track: string }>
> = {
  arrived: { phases: [1], track: "asylum" },
  waiting: { phases: [1, 2], track: "asylum" },
  staying: { phases: [2, 3], track: "asylum" },
  ukraine: { phases: [1, 2, 3], track: "ukraine" },
  living: { phases: [3], track: "other" },
};

interface Offered {
  readonly phases: readonly number[];
  readonly track: string;
  readonly audience: string;
}

/** Whether a pack is meant for somebody in this situation; who chose none sees everything. */
export function fits(pack: Offered, situation: Situation | null): boolean {
  if (pack.audience !== "newcomer") return false;
  if (situation === null || situation === "everything") return true;
  const { phases, track } = FITTING[situation];
  return (
    (pack.track === "all" || pack.track === track) && pack.phases.some((phase) => phases.includes(phase))
  );
}

interface Saved extends Offered {
  readonly pack: string;
  readonly themes: readonly { readonly id: string }[];
}

/** Where a reader is: a topic of a pack. */
export interface Spot {
  readonly pack: string;
  readonly theme: string;
}

/**
 * The pack in which a reader who changes situation finds the same topic: one that only the new situation brings, else
 * the one that is read, else any that fits; undefined where none of the saved packs that fit has the topic.
 */
export function packOfTopic(
  saved: readonly Saved[],
  { pack: here, theme }: Spot,
  former: Situation | null,
  next: Situation,
): string | undefined {
  const found = saved.filter((pack) => fits(pack, next) && pack.themes.some(({ id }) => id === theme));
  // Who wants to see everything asks for no other.
  const brought = next === "everything" ? undefined : found.find((pack) => !fits(pack, former));
  return (brought ?? found.find(({ pack }) => pack === here) ?? found[0])?.pack;
}
