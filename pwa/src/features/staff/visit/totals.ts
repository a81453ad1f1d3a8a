/** What a day came to, for its summary and its report: sums of what was counted, of nobody in particular. */
import { type FieldsRecord, type StaffRecord, showCounts, showFields } from "../../../sync/merging";
import { AGES } from "../counted";
import { writtenAt } from "../moments";
import { dayOf } from "../visits";

export interface Totals {
  readonly people: number;
  readonly first: number;
  /** By age band, in the order of the tiles. */
  readonly ages: readonly (readonly [string, number])[];
  /** By language tag, the most first. */
  readonly languages: readonly (readonly [string, number])[];
  readonly activities: readonly CountedActivity[];
  readonly lent: number;
  readonly returned: number;
  readonly questions: { readonly answered: number; readonly later: number };
  readonly matches: number;
}

export interface CountedActivity {
  readonly id: string;
  readonly kind: string;
  readonly people: number;
}

const LANGUAGE = "language-";

/** Of one visit, out of all that is known at its place. */
export function totalsOf(visit: string, day: string, place: string, all: Iterable<StaffRecord>): Totals {
  const here = [...all].filter((one) => one.place === place);
  const count = here.find((one) => one.entity === "count" && one.entity_id === visit);
  const counts = count?.merge === "counts" ? showCounts(count) : {};
  const ages = AGES.map((category) => [category, counts[category] ?? 0] as const);
  const notes = ofVisit(here, "note", visit).map(valuesOf);
  const loans = here.flatMap((one) => (one.merge === "loans" ? one.events : []));
  const onDay = loans.filter(({ hlc }) => dayOf(writtenAt(hlc)) === day);
  return {
    people: ages.reduce((sum, [, n]) => sum + n, 0),
    first: counts.first ?? 0,
    ages,
    languages: languagesIn(counts),
    activities: ofVisit(here, "activity", visit).filter(isHeld).map(countedActivity),
    lent: onDay.filter(({ event }) => event === "lent").length,
    returned: onDay.filter(({ event }) => event === "returned").length,
    questions: {
      answered: notes.filter(({ state }) => state === "done").length,
      later: notes.filter(({ state }) => state !== "done").length,
    },
    matches: here.filter((one) => isMatchOf(one, day)).length,
  };
}

function languagesIn(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts)
    .filter(([category, n]) => category.startsWith(LANGUAGE) && n !== 0)
    .map(([category, n]) => [category.slice(LANGUAGE.length), n] as const)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
}

function ofVisit(all: readonly StaffRecord[], entity: string, visit: string): readonly FieldsRecord[] {
  return all.filter(
    (one): one is FieldsRecord =>
      one.entity === entity &&
      one.merge === "fields" &&
      !one.is_deleted &&
      showFields(one).visit?.value === visit,
  );
}

/** One that was only planned did not take place. */
function isHeld(activity: FieldsRecord): boolean {
  return valuesOf(activity).state !== "planned";
}

function countedActivity(activity: FieldsRecord): CountedActivity {
  const { kind, people } = valuesOf(activity);
  return { id: activity.entity_id, kind: String(kind ?? ""), people: Number(people ?? 0) };
}

/** Agreed on that day, and not called off. */
function isMatchOf(one: StaffRecord, day: string): boolean {
  if (one.entity !== "match" || one.merge !== "fields" || one.is_deleted) return false;
  const first = one.fields.demand?.heads[0];
  return first !== undefined && dayOf(writtenAt(first.hlc)) === day && valuesOf(one).state !== "cancelled";
}

function valuesOf(one: FieldsRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(showFields(one)).map(([name, { value }]) => [name, value]));
}
