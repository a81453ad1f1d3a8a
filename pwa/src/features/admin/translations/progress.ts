/** How far a translation is, in as few signs as fit a cell, and in words for who does not see the colour. */
import { t, tn } from "../../../i18n/words";
import type { Cell, Line, State } from "./api";

export interface Progress {
  readonly tone: "done" | "check" | "outdated" | "none";
  /** What stands in the cell. */
  readonly sign: string;
  readonly words: string;
}

/** What is outdated comes first: people read it meanwhile. */
export function progressOf(cell: Cell): Progress {
  const made = cell.done + cell.unreviewed;
  const all = made + cell.outdated + cell.missing;
  if (cell.outdated > 0)
    return {
      tone: "outdated",
      sign: `↻ ${cell.outdated}`,
      words: tn("{n} tekst verouderd", "{n} teksten verouderd", cell.outdated),
    };
  if (made === 0) return { tone: "none", sign: "—", words: t("nog niet begonnen") };
  if (cell.missing > 0) {
    const share = Math.max(1, Math.floor((100 * made) / all)); // never 100 while something is missing
    return { tone: "check", sign: `${share} %`, words: t("{n} procent vertaald", { n: share }) };
  }
  if (cell.unreviewed > 0)
    return {
      tone: "check",
      sign: `○ ${cell.unreviewed}`,
      words: tn("{n} tekst na te kijken", "{n} teksten na te kijken", cell.unreviewed),
    };
  return { tone: "done", sign: "✓", words: t("klaar") };
}

/** "nog 120 woorden, 24 minuten"; hours from two on. */
export function workLeft(words: number, minutes: number): string {
  if (words === 0) return t("niets meer te vertalen");
  const left = tn("nog {n} woord", "nog {n} woorden", words);
  return `${left}, ${timeInWords(minutes)}`;
}

export function shortTime(minutes: number): string {
  return minutes < 120 ? t("{n} min", { n: minutes }) : t("{n} u", { n: Math.round(minutes / 60) });
}

function timeInWords(minutes: number): string {
  if (minutes < 120) return tn("{n} minuut", "{n} minuten", minutes);
  return tn("{n} uur", "{n} uur", Math.round(minutes / 60));
}

const STATES: Readonly<Record<State, () => string>> = {
  missing: () => t("nog niet vertaald"),
  outdated: () => t("verouderd"),
  unreviewed: () => t("na te kijken"),
  done: () => t("klaar"),
};

export function stateInWords(state: State): string {
  return STATES[state]();
}

export type Chosen = "open" | "review" | "all";

/** Which texts somebody works through: what a translator has to make, what a second person has to read, or everything. */
export function isChosen(line: Line, chosen: Chosen): boolean {
  if (chosen === "open") return line.state === "missing" || line.state === "outdated";
  return chosen === "all" || line.state === "unreviewed";
}

/** What somebody sees first: what is to be translated, or where they only read, or nothing is left of it, what waits for a reader. */
export function firstChoice(
  lines: readonly Line[],
  { translates, reviews }: { readonly translates: boolean; readonly reviews: boolean },
): Chosen {
  if (translates && lines.some((line) => isChosen(line, "open"))) return "open";
  if (reviews && lines.some((line) => isChosen(line, "review"))) return "review";
  return translates ? "open" : "review";
}

/** The next of these texts behind this one, or before it; round the end, and nothing where there is no other. */
export function neighbour(
  lines: readonly Line[],
  current: string,
  chosen: Chosen,
  step: 1 | -1,
): string | undefined {
  const at = lines.findIndex(({ id }) => id === current);
  for (let far = 1; far < lines.length; far += 1) {
    const line = lines[(at + step * far + lines.length * 2) % lines.length];
    if (line && isChosen(line, chosen)) return line.id;
  }
  return undefined;
}
