/**
 * What records are made of operations: a function of the set of operations, in whatever order they come (clause 4.5).
 *
 * Each way of merging keeps in its record what it needs to add one more operation, so a record can travel in a snapshot.
 */
import { canonical } from "./canonical";
import {
  flag,
  id,
  listOf,
  mapOf,
  maybe,
  members,
  oneOf,
  opIdName,
  orElse,
  type Reader,
  randomId,
  record,
  recordId,
  refuse,
  sha256Name,
} from "./fields";
import { decodeUtf8 } from "./platform";
import { stamp } from "./stamps";

export type ThreadState = "open" | "answered" | "closed";
export type LoanEventName = "lent" | "returned";
export type Oddity = "lent-twice" | "returned-twice" | "returned-without-loan";

const THREAD_STATES: readonly ThreadState[] = ["open", "answered", "closed"];
const MANY = 100_000;

/** What merging needs of an operation that the centre took, or that this device made itself. */
export interface Applied {
  readonly op_id: string;
  readonly replica: string;
  readonly hlc: string;
  readonly stamp: string;
  readonly place: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly actor?: string;
  readonly base_rev?: Readonly<Record<string, readonly string[]>>;
  readonly patch: Readonly<Record<string, unknown>> | null;
}

interface Stamped {
  readonly stamp: string;
  readonly hlc: string;
  readonly op_id: string;
}

/** One value of one field; the later stamp shows. Who wrote it, and on which device, is for a person who decides. */
export interface Write extends Stamped {
  readonly value: unknown;
  readonly replica?: string | undefined;
  readonly actor?: string | undefined;
}

/** The writes that nobody who saw them has replaced, latest first, and the ids of those that somebody has. */
export interface Field {
  readonly heads: readonly Write[];
  readonly replaced: readonly string[];
}

/** An item went out, or came back; `tile` is the text that says which tile took it (clause 4.9). */
export interface LoanEvent extends Stamped {
  readonly event: LoanEventName;
  readonly tile?: string | undefined;
}

type Text = { readonly body: string };

interface Named {
  readonly entity: string;
  readonly entity_id: string;
  readonly place: string;
}

/** Fields of which different ones merge, and the same one keeps what was written without knowing of each other. */
export interface FieldsRecord extends Named {
  readonly merge: "fields";
  readonly fields: Readonly<Record<string, Field>>;
  readonly is_deleted: boolean;
}

/** One counter per replica and category; a correction is an operation with a negative number. */
export interface CountsRecord extends Named {
  readonly merge: "counts";
  readonly counters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What happened to one item, by stamp. */
export interface LoansRecord extends Named {
  readonly merge: "loans";
  readonly events: readonly LoanEvent[];
}

/** How far a question is, and the texts that answer it, as a set. */
export interface ThreadRecord extends Named {
  readonly merge: "thread";
  readonly state: ThreadState;
  readonly answers: readonly (readonly [string, string])[];
}

export type StaffRecord = FieldsRecord | CountsRecord | LoansRecord | ThreadRecord;

const FIELDS = { merge: "fields", fields: {}, is_deleted: false } as const;
const OF_FIELDS = ["visit", "activity", "note", "coach", "match"];
const EMPTY: Readonly<Record<string, Omit<StaffRecord, keyof Named>>> = {
  ...Object.fromEntries(OF_FIELDS.map((kind) => [kind, FIELDS])),
  count: { merge: "counts", counters: {} },
  loan: { merge: "loans", events: [] },
  thread: { merge: "thread", state: "open", answers: [] },
} as Readonly<Record<string, Omit<StaffRecord, keyof Named>>>;

/** A field's value, and what others wrote there at the same time, until a person decides (clause 4.5). */
export interface Shown {
  readonly value: unknown;
  readonly others: readonly unknown[];
}

/** Where an item is by its latest event, with which tile, and what was odd on the way, first to last. */
export interface ShownLoan {
  readonly latest: LoanEventName;
  readonly tile?: string | undefined;
  readonly oddities: readonly Oddity[];
}

/**
 * The record with one operation more; the same operation again changes fields, loans and threads no more.
 *
 * Counts add up, so a caller adds each operation once. Nothing comes of a kind that this program does not know.
 */
export function merge(found: StaffRecord | undefined, applied: Applied): StaffRecord | undefined {
  const { entity, entity_id, place } = applied;
  const empty = Object.keys(EMPTY).includes(entity) ? EMPTY[entity] : undefined;
  const kept = found ?? (empty && ({ entity, entity_id, place, ...empty } as StaffRecord));
  if (!kept) return undefined;
  switch (kept.merge) {
    case "fields":
      return mergeFields(kept, applied);
    case "counts":
      return mergeCount(kept, applied);
    case "loans":
      return mergeLoan(kept, applied);
    case "thread":
      return mergeThread(kept, applied);
  }
}

/** Each field's value by the latest stamp; other heads are told where they differ from it. */
export function showFields(kept: FieldsRecord): Readonly<Record<string, Shown>> {
  const shown = Object.entries(kept.fields).map(([name, { heads }]) => {
    const values = new Map<string, unknown>();
    for (const { value } of heads) {
      const form = decodeUtf8(canonical(value));
      if (!values.has(form)) values.set(form, value);
    }
    const [value, ...others] = values.values();
    return [name, { value, others }] as const;
  });
  return Object.fromEntries(shown);
}

/** Totals by category. */
export function showCounts(kept: CountsRecord): Readonly<Record<string, number>> {
  const all = Object.values(kept.counters).flatMap((counters) => Object.entries(counters));
  return all.reduce<Readonly<Record<string, number>>>(
    (totals, [category, n]) => added(totals, category, n),
    {},
  );
}

/** Where the item is. What cannot be, is kept and told: a pop-up lends on trust. */
export function showLoan(kept: LoansRecord): ShownLoan {
  const oddities: Oddity[] = [];
  let before: LoanEventName | undefined;
  for (const { event } of kept.events) {
    if (event === before) oddities.push(event === "lent" ? "lent-twice" : "returned-twice");
    if (!before && event === "returned") oddities.push("returned-without-loan");
    before = event;
  }
  return { latest: before ?? "returned", tile: kept.events[kept.events.length - 1]?.tile, oddities };
}

function mergeFields(kept: FieldsRecord, applied: Applied): FieldsRecord {
  if (applied.patch === null) return { ...kept, is_deleted: true };
  const fields = { ...kept.fields };
  const { stamp, hlc, op_id, replica, actor } = applied;
  for (const [name, value] of Object.entries(applied.patch)) {
    const write: Write = { stamp, hlc, op_id, value, replica, ...(actor !== undefined && { actor }) };
    const field = fields[name] ?? { heads: [], replaced: [] };
    fields[name] = mergeField(field, write, applied.base_rev?.[name] ?? []);
  }
  return { ...kept, fields };
}

function mergeField(field: Field, write: Write, saw: readonly string[]): Field {
  const replaced = new Set([...field.replaced, ...saw]);
  // What was written before comes again after a restore, and then after what replaced it.
  const heads = byId([...field.heads, write]).filter(({ op_id }) => !replaced.has(op_id));
  return { heads: heads.sort((a, b) => compare(b, a)), replaced: [...replaced].sort() };
}

function mergeCount(kept: CountsRecord, applied: Applied): CountsRecord {
  const { category, n } = applied.patch as unknown as { readonly category: string; readonly n: number };
  const own = kept.counters[applied.replica] ?? {};
  return { ...kept, counters: { ...kept.counters, [applied.replica]: added(own, category, n) } };
}

/** Through a map: a category may have the name of what every object has, as `constructor`. */
function added(
  counters: Readonly<Record<string, number>>,
  category: string,
  n: number,
): Readonly<Record<string, number>> {
  const grown = new Map(Object.entries(counters));
  return Object.fromEntries(grown.set(category, (grown.get(category) ?? 0) + n));
}

function mergeLoan(kept: LoansRecord, applied: Applied): LoansRecord {
  const { event, tile } = applied.patch as unknown as Pick<LoanEvent, "event"> & { readonly tile?: Text };
  const { stamp, hlc, op_id } = applied;
  const happened = { stamp, hlc, op_id, event, tile: tile?.body };
  return { ...kept, events: byId([...kept.events, happened]).sort(compare) };
}

function mergeThread(kept: ThreadRecord, applied: Applied): ThreadRecord {
  const patch = applied.patch as { readonly state?: ThreadState; readonly text?: Text };
  const rank = Math.max(THREAD_STATES.indexOf(kept.state), THREAD_STATES.indexOf(patch.state ?? "open"));
  const said = new Map(kept.answers.map((answer) => [answer.join(), answer]));
  if (patch.text) said.set(`${applied.op_id},${patch.text.body}`, [applied.op_id, patch.text.body]);
  const answers = [...said.keys()].sort().flatMap((key) => [said.get(key) ?? []]) as ThreadRecord["answers"];
  return { ...kept, state: THREAD_STATES[rank] ?? kept.state, answers };
}

/** The later of two with one id, at the place of the first. */
function byId<T extends Stamped>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.op_id, one])).values()];
}

function compare(a: Stamped, b: Stamped): number {
  // Two that claim to lie far ahead have one stamp, and their devices' order.
  const [one, other] = [a.stamp + a.hlc + a.op_id, b.stamp + b.hlc + b.op_id];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const stamped = { stamp, hlc: stamp, op_id: opIdName };
const named = { entity: id, entity_id: recordId, place: id };
const write: Reader<Write> = (value) => ({
  ...record<Omit<Write, "value">>({ ...stamped, replica: maybe(randomId), actor: maybe(randomId) })(value),
  value: members(value).value ?? null,
});
const events = listOf(
  record<LoanEvent>({ ...stamped, event: oneOf("lent", "returned"), tile: maybe(sha256Name) }),
  MANY,
);
const answer = listOf((value) => String(value), 2, 2);
const counter = mapOf(id, (value) =>
  Number.isSafeInteger(value) ? (value as number) : refuse("not an integer"),
);

const RECORDS: Readonly<Record<string, Reader<StaffRecord>>> = {
  fields: record<FieldsRecord>({
    ...named,
    merge: oneOf("fields"),
    fields: orElse(
      mapOf(id, record<Field>({ heads: listOf(write, MANY), replaced: listOf(opIdName, MANY) })),
      {},
    ),
    is_deleted: orElse(flag, false),
  }),
  counts: record<CountsRecord>({
    ...named,
    merge: oneOf("counts"),
    counters: orElse(mapOf(randomId, counter), {}),
  }),
  loans: record<LoansRecord>({
    ...named,
    merge: oneOf("loans"),
    events: orElse(events, []),
  }),
  thread: record<ThreadRecord>({
    ...named,
    merge: oneOf("thread"),
    state: orElse(oneOf(...THREAD_STATES), "open"),
    answers: orElse(listOf(answer, MANY), []) as Reader<ThreadRecord["answers"]>,
  }),
};

/** A record as it comes in a snapshot. */
export const staffRecord: Reader<StaffRecord> = (value) => {
  const read = RECORDS[String(members(value).merge)];
  return read ? read(value) : refuse("an unknown way of merging");
};
