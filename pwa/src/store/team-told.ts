/** What the centre told, as rows: folded into what was told before, and split by who may read it. */
import { endedTiles } from "../sync/items";
import type { StaffRecord } from "../sync/merging";
import {
  type Body,
  bodiesOf,
  type Feed,
  type FeedMessage,
  type Operation,
  type Snapshot,
} from "../sync/operations";
import { ZERO } from "../sync/stamps";
import type { KeyClass } from "./team-database";
import type { Held, Item, Memory } from "./team-memory";
import { addedTo, classOf, keyOf, type Records, textsOf, untilOf, visitOf } from "./team-records";

/** A part of the feed, or all (`records`, which take the place of all that was told before). */
export interface Told {
  readonly operations: readonly (readonly [Operation, string])[];
  readonly records?: readonly StaffRecord[];
  readonly bodies: readonly Body[];
  readonly erased: readonly string[];
  /** By a name that sorts as they came. */
  readonly messages: readonly (readonly [string, FeedMessage])[];
}

export function toldIn({ entries }: Feed): Told {
  return {
    operations: entries.flatMap(({ operation, stamp }) =>
      operation ? [[operation, stamp ?? ZERO] as const] : [],
    ),
    bodies: entries.flatMap(({ bodies }) => bodies),
    erased: entries.flatMap(({ erased }) => erased ?? []),
    messages: entries.flatMap(({ message, commit_seq }) =>
      message ? [[`feed ${String(commit_seq).padStart(16, "0")}`, message] as const] : [],
    ),
  };
}

/** `erased` are those of the texts that the device holds which it must not hold any more. */
export function toldBy({ records, bodies, messages }: Snapshot, erased: readonly string[]): Told {
  // All that the feed tells sorts behind it.
  const named = messages.map((message, at) => [`all ${String(at).padStart(8, "0")}`, message] as const);
  return { operations: [], records, bodies, erased, messages: named };
}

/** What everybody may read, and the rest. */
export function split(told: Told, now: Date): Readonly<Record<KeyClass, Told>> {
  const texts = new Set([
    ...told.operations.flatMap(([operation]) => (isForAll(operation) ? bodiesOf(operation) : [])),
    ...(told.records ?? []).filter(isForAll).flatMap((record) => hashesIn(record, now)),
  ]);
  const part = (is: boolean): Told => ({
    operations: told.operations.filter(([operation]) => isForAll(operation) === is),
    ...(told.records && { records: told.records.filter((record) => isForAll(record) === is) }),
    bodies: told.bodies.filter(({ hash }) => texts.has(hash) === is),
    erased: told.erased,
    messages: is ? [] : told.messages,
  });
  return { all: part(true), staff: part(false) };
}

/** The rows that it makes, and those that go: what is erased, and what is told too late to be kept. */
export function folded(
  memory: Memory,
  told: Told,
  now: Date,
): { readonly puts: readonly Item[]; readonly drops: readonly Held[] } {
  const { kinds } = memory;
  const changed = told.records ?? [
    ...addedTo(before(kinds.record, told.operations), told.operations).values(),
  ];
  const puts = itemsOf(memory, changed, told, now);
  const asked = told.messages.map(([key, value]): Item => {
    return { kind: "message", key, value, class: "staff", is_told: true };
  });
  const late = puts.filter(({ until = Number.POSITIVE_INFINITY }) => until <= now.getTime());
  const ended = changed.flatMap((record) => (record.merge === "loans" ? endedTiles(record) : []));
  return {
    puts: [...puts.filter((item) => !late.includes(item)), ...asked],
    drops: [
      ...[...told.erased, ...ended].flatMap((hash) => kinds.body.get(hash) ?? []),
      ...late.flatMap(({ kind, key }) => kinds[kind].get(key) ?? []),
    ],
  };
}

/** The records and the texts that they name. */
function itemsOf(
  { kinds }: Memory,
  records: readonly StaffRecord[],
  { bodies, erased }: Told,
  now: Date,
): readonly Item[] {
  const texts = new Map(bodies.map((body) => [body.hash, body]));
  const visits = new Map(records.map((record) => [keyOf(record), record]));
  return records.flatMap((record) => {
    const visit = `visit/${visitOf(record)}`;
    const found = visits.get(visit) ?? (kinds.record.get(visit)?.value as StaffRecord | undefined);
    const until = untilOf(record, found, now);
    const named = textsOf(record, until, now).flatMap((text) => {
      const value = texts.get(text.hash) ?? kinds.body.get(text.hash)?.value;
      const isKept = value !== undefined && !erased.includes(text.hash);
      return isKept ? [itemOf("body", text.hash, value, record, text.until)] : [];
    });
    return [itemOf("record", keyOf(record), record, record, until), ...named];
  });
}

function itemOf(
  kind: "record" | "body",
  key: string,
  value: unknown,
  { entity }: StaffRecord,
  until: number | undefined,
): Item {
  const item = { kind, key, value, class: classOf(entity), is_told: true };
  return until === undefined ? item : { ...item, until };
}

function before(held: ReadonlyMap<string, Held>, operations: Told["operations"]): Records {
  const names = [...new Set(operations.map(([operation]) => keyOf(operation)))];
  const found = names.flatMap((name) => {
    const one = held.get(name);
    return one ? [[name, one.value as StaffRecord] as const] : [];
  });
  return new Map(found);
}

/**
 * Whether it writes on what this device has forgotten: it saw writes of a record that is not here, which the centre then
 * must tell as a whole.
 */
export function isPartial({ kinds }: Memory, { operations }: Told): boolean {
  return operations.some(
    ([operation]) => Object.keys(operation.base_rev ?? {}).length > 0 && !kinds.record.has(keyOf(operation)),
  );
}

function hashesIn(record: StaffRecord, now: Date): readonly string[] {
  return textsOf(record, undefined, now).map(({ hash }) => hash);
}

function isForAll({ entity }: { readonly entity: string }): boolean {
  return classOf(entity) === "all";
}
