/** Batches of an anonymous phone: counters of three shapes, or one message (clauses 3.1 to 3.3). */
import type { Sensitivity } from "./fields";
import { isFinished, periodOf, type Shape } from "./periods";

export type { Shape } from "./periods";

export const ROWS_MAX = 64; // clause 3.2
export const N_MAX = 1000; // clause 3.3
export const TEXT_MAX = 2000; // characters (code points)

export const METRICS = [
  "opened",
  "shown",
  "saved",
  // One edition of a pack took the place of another on a phone: counted at the former and at the new one.
  "left",
  "renewed",
  "good",
  "bad",
  // Why it was bad, counted beside it; at most one of these for one "bad".
  "bad-unclear",
  "bad-wrong",
  "bad-missing",
  "bad-language",
  "asked",
  "missed",
  "no-language",
] as const;
export type Metric = (typeof METRICS)[number];

/** By day only: a phone does it by itself, wherever it is. */
const OF_EDITIONS: readonly Metric[] = ["left", "renewed"];
export const NO_LANGUAGE = "und"; // of ISO 639: which one is not told

/** How often within one day; `resource` is null for the pack itself and for red resources. */
export interface DayRow {
  readonly pack: string;
  readonly edition: number;
  readonly resource: string | null;
  readonly metric: Metric;
  readonly n: number;
}

/** How often within one week at a place, whatever was read there. */
export interface WeekRow {
  readonly place: string;
  readonly metric: Metric;
  readonly n: number;
}

/** How often within one month in a language, wherever it was read. */
export interface MonthRow {
  readonly resource: string | null;
  readonly language: string;
  readonly metric: Metric;
  readonly n: number;
}

export type CounterRow = DayRow | WeekRow | MonthRow;

interface Envelope {
  readonly batch_id: string;
  readonly schema: 1;
  readonly period: string;
}

/** Counters of one period. */
export interface CounterBatch extends Envelope {
  readonly shape: Shape;
  readonly rows: readonly CounterRow[];
}

/** One message of a question; place and language never stand together (clause 3.1). */
export interface MessageBatch extends Envelope {
  readonly shape: "message";
  readonly thread_key: string;
  readonly audience: "here" | "office";
  readonly place: string | null;
  readonly language: string | null;
  readonly topic: string;
  readonly text: string;
}

export type Batch = CounterBatch | MessageBatch;

/** Something that happened on a phone; it is folded at once and never kept (clause 3.1). */
export interface Use {
  readonly metric: Metric;
  readonly language: string;
  readonly pack?: string | null;
  readonly edition?: number | null;
  readonly resource?: string | null;
  readonly sensitivity?: Sensitivity;
  readonly place?: string | null;
}

/** One counter on a phone; its row's `n` grows. */
export interface Counter {
  readonly shape: Shape;
  readonly period: string;
  readonly row: CounterRow;
}

/** The batches that counters were moved into, and the keys of those counters (clause 3.2). */
export interface Closed {
  readonly batches: readonly CounterBatch[];
  readonly keys: readonly string[];
}

/** The counters to which this use adds one: no shape joins place with language or resource (clause 3.1). */
export function foldUse(use: Use, today: string): readonly Counter[] {
  const { metric, pack, edition, place } = use;
  // clause 3.1: whose language is not here speaks none of those that the phone could name.
  const language = metric === "no-language" ? NO_LANGUAGE : use.language;
  // clause 3.1: red resources are counted at pack level only.
  const resource = use.sensitivity === "red" ? null : (use.resource ?? null);
  const counter = (shape: Shape, row: CounterRow): Counter => ({
    shape,
    period: periodOf(shape, today),
    row,
  });
  const days = pack && edition ? [counter("day", { pack, edition, resource, metric, n: 1 })] : [];
  if (OF_EDITIONS.includes(metric)) return days; // clause 3.1: no place, no language
  return [
    ...days,
    ...(place ? [counter("week", { place, metric, n: 1 })] : []),
    counter("month", { resource, language, metric, n: 1 }),
  ];
}

/** What tells one counter from another: everything but its `n`. */
export function counterKey({ shape, period, row }: Counter): string {
  const fields: Readonly<Record<string, unknown>> = { ...row };
  return [shape, period, ...KEY_FIELDS[shape].map((name) => fields[name] ?? "")].join("|");
}

/** The kept counter of the same key with the other one added. */
export function addCounter(kept: Counter | undefined, counter: Counter): Counter {
  return kept ? { ...kept, row: { ...kept.row, n: kept.row.n + counter.row.n } } : counter;
}

/** Move finished counters, or everything on "send now", into batches of at most 64 rows (clause 3.2). */
export function closeCounters(
  counters: readonly Counter[],
  today: string,
  newId: () => string,
  everything: boolean,
): Closed {
  const chosen = counters
    .filter(({ shape, period }) => everything || isFinished(shape, period, today))
    .map((counter) => ({ key: counterKey(counter), counter }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const batches: { readonly shape: Shape; readonly period: string; readonly rows: CounterRow[] }[] = [];
  for (const { counter } of chosen) {
    for (const row of splitRow(counter.row)) {
      const last = batches[batches.length - 1];
      const isSame = last && last.shape === counter.shape && last.period === counter.period;
      if (isSame && last.rows.length < ROWS_MAX) last.rows.push(row);
      else batches.push({ shape: counter.shape, period: counter.period, rows: [row] });
    }
  }
  return {
    batches: batches.map((batch) => ({ batch_id: newId(), schema: 1, ...batch })),
    keys: chosen.map(({ key }) => key),
  };
}

function splitRow(row: CounterRow): readonly CounterRow[] {
  // clause 3.3: a row of more than 1,000 would be quarantined.
  return row.n > N_MAX ? [{ ...row, n: N_MAX }, ...splitRow({ ...row, n: row.n - N_MAX })] : [row];
}

const KEY_FIELDS: Readonly<Record<Shape, readonly string[]>> = {
  day: ["pack", "edition", "resource", "metric"],
  week: ["place", "metric"],
  month: ["resource", "language", "metric"],
};
