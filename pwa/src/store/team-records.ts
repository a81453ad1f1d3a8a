/** What a team's records are to the device that keeps them: who may read them, which visit they are of, how long they stay. */
import { endedTiles } from "../sync/items";
import { type FieldsRecord, merge, type StaffRecord, showLoan } from "../sync/merging";
import type { Operation } from "../sync/operations";
import type { KeyClass } from "./team-database";

export type Records = ReadonlyMap<string, StaffRecord>;

const HELPERS_READ: readonly string[] = ["visit", "activity", "loan"];
/** Of what lives longer than a visit: the states in which somebody still needs it. */
const NEEDED: Readonly<Record<string, readonly unknown[]>> = {
  note: ["open"],
  coach: ["open"],
  match: ["agreed"],
};
const WEEK = 7 * 86_400_000; // ms
const MONTH = 30 * 86_400_000; // ms

export function keyOf({
  entity,
  entity_id,
}: {
  readonly entity: string;
  readonly entity_id: string;
}): string {
  return `${entity}/${entity_id}`;
}

export function classOf(entity: unknown): KeyClass {
  return HELPERS_READ.includes(String(entity)) ? "all" : "staff";
}

/** The records with these operations on top, each with the stamp it counts for. */
export function addedTo(before: Records, operations: readonly (readonly [Operation, string])[]): Records {
  const records = new Map(before);
  for (const [operation, stamp] of operations) {
    const key = keyOf(operation);
    const grown = merge(records.get(key), { ...operation, stamp });
    // A kind that this program does not know is passed over; after its update the device asks for a snapshot.
    if (grown) records.set(key, grown);
  }
  return records;
}

/**
 * Until when the device may keep it; undefined for what is needed longer than the visit it came up in. A week goes from
 * the last write, and while its `visit` is open from now.
 */
export function untilOf(record: StaffRecord, visit: StaffRecord | undefined, now: Date): number | undefined {
  if (isNeeded(record)) return undefined;
  const last = isClosed(visit) || visitOf(record) === undefined ? lastWrite(record, visit) : undefined;
  return last === undefined ? weekFrom(now) : last + WEEK;
}

export function weekFrom(now: Date): number {
  return now.getTime() + WEEK;
}

/** The visit that it belongs to, if it does. */
export function visitOf(record: StaffRecord): string | undefined {
  if (record.entity === "visit" || record.entity === "count") return record.entity_id;
  const visit = record.merge === "fields" ? latestOf(record, "visit") : undefined;
  return typeof visit === "string" && !isNeeded(record) ? visit : undefined;
}

/** Whether a visit is over. */
export function isClosed(visit: StaffRecord | undefined): boolean {
  return visit?.merge === "fields" && (visit.is_deleted || latestOf(visit, "state") === "closed");
}

/**
 * Whether two writes of a field that did not know of each other are something to decide. Not whether a day is open: each tablet
 * opens it for itself, and whoever closes it does so for all.
 */
export function mustDecide({ entity }: FieldsRecord, field: string): boolean {
  return entity !== "visit" || field !== "state";
}

/** Whether two devices wrote the same field otherwise without knowing of each other, and nobody has decided. */
export function hasClash(record: StaffRecord): boolean {
  if (record.merge !== "fields") return false;
  return Object.entries(record.fields).some(
    ([name, { heads }]) =>
      mustDecide(record, name) && new Set(heads.map(({ value }) => JSON.stringify(value))).size > 1,
  );
}

/** A text that a record names, and until when the device may keep it, in ms. */
export interface Named {
  readonly hash: string;
  readonly until: number | undefined;
}

/** The texts that it names, which stay as long as it does; which tile took an item for thirty days at most. */
export function textsOf(record: StaffRecord, until: number | undefined, now: Date): readonly Named[] {
  if (record.merge === "thread") return record.answers.map(([, hash]) => ({ hash, until }));
  if (record.merge !== "loans") return namedIn(record).map((hash) => ({ hash, until }));
  const ended = endedTiles(record);
  const tiles = record.events.flatMap(({ tile, stamp }) =>
    tile && !ended.includes(tile) ? [{ hash: tile, until: millisecondsOf(stamp) + MONTH }] : [],
  );
  return tiles.filter((tile) => tile.until > now.getTime());
}

/** In ms; counts have no stamps, so their visit's goes for them. */
function lastWrite(record: StaffRecord, visit: StaffRecord | undefined): number | undefined {
  const stamps = [record, visit].map((one) => {
    if (one?.merge === "loans") return one.events.map(({ stamp }) => stamp);
    if (one?.merge !== "fields") return [];
    return Object.values(one.fields).flatMap(({ heads }) => heads.map(({ stamp }) => stamp));
  });
  const last = stamps
    .find(({ length }) => length > 0)
    ?.sort()
    .pop();
  return last === undefined ? undefined : millisecondsOf(last);
}

function millisecondsOf(stamp: string): number {
  return Number.parseInt(stamp.slice(0, 12), 16);
}

function isNeeded(record: StaffRecord): boolean {
  if (record.merge === "loans") return showLoan(record).latest === "lent";
  if (record.merge === "thread") return record.state !== "closed";
  if (record.merge !== "fields" || record.is_deleted) return false;
  return NEEDED[record.entity]?.includes(latestOf(record, "state")) === true;
}

function latestOf(record: FieldsRecord, name: string): unknown {
  return record.fields[name]?.heads[0]?.value;
}

function namedIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "body" && typeof inner === "string" ? [inner] : namedIn(inner),
  );
}
