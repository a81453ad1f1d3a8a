/** How the centre judges what comes in (clauses 3.3, 3.5 and 3.7), for the simulated one; held to the shared vectors. */
import { type Batch, METRICS, N_MAX, ROWS_MAX, TEXT_MAX } from "../sync/batches";
import { PeerError } from "../sync/errors";
import { BATCHES_MAX, REQUEST_MAX } from "../sync/exchange";
import {
  day,
  id,
  integer,
  language,
  listOf,
  matching,
  maybe,
  members,
  oneOf,
  parseJson,
  type Reader,
  randomId,
  readValue,
  record,
  type Sensitivity,
  text,
} from "../sync/fields";
import { periodOf, type Shape } from "../sync/periods";

const DAY = 86_400_000; // ms
const EXPIRED_AFTER = 365 * DAY;
const AHEAD_AT_MOST = DAY;

export type RawBatch = Readonly<Record<string, unknown>>;

export interface BatchesRequest {
  readonly schema: 1;
  readonly request_id: string;
  readonly batches: readonly RawBatch[];
}

/** What the centre has published. */
export interface Known {
  readonly places: readonly string[];
  readonly editions: Readonly<Record<string, readonly number[]>>;
  readonly resources: Readonly<Record<string, Sensitivity>>;
  readonly sensitive_topics: readonly string[];
}

const envelope = closed<BatchesRequest>({
  schema: oneOf(1),
  request_id: randomId,
  batches: listOf(members, BATCHES_MAX, 1),
});

/** The envelope; throws PeerError body-too-large, not-json or bad-request. */
export function parseRequest(body: Uint8Array): BatchesRequest {
  if (body.length > REQUEST_MAX) throw new PeerError("body-too-large");
  const request = readValue(parseJson(body, REQUEST_MAX, PeerError), envelope, PeerError, "bad-request");
  const isCrowded = request.batches.length > 1 && request.batches.some(({ shape }) => shape === "message");
  if (isCrowded) throw new PeerError("bad-request", "a message travels alone");
  for (const { batch_id } of request.batches) readValue(batch_id, randomId, PeerError, "bad-request");
  return request;
}

/** Under which period a batch is counted; null when it is expired (clause 3.7). */
export function bookPeriod(
  shape: Shape,
  period: string,
  received: string,
): { readonly period: string; readonly is_id_kept_for_ever: boolean } | null {
  const span = spanOf(shape, period);
  const today = Date.parse(`${received}T00:00:00Z`);
  if (!span || today - span.last > EXPIRED_AFTER) return null;
  if (span.first - today > AHEAD_AT_MOST)
    return { period: periodOf(shape, received), is_id_kept_for_ever: true };
  return { period, is_id_kept_for_ever: false };
}

/** The batch, or why it waits in quarantine. */
export function judgeBatch(raw: RawBatch, known: Known): Batch | { readonly reason: string } {
  const reason = malformed(raw) ?? foreign(raw as unknown as Batch, known);
  return reason ? { reason } : (raw as unknown as Batch);
}

const DAY_ROW = {
  pack: id,
  edition: integer(1),
  resource: maybe(id),
  metric: oneOf(...METRICS),
  n: integer(1, N_MAX),
};
const WEEK_ROW = { place: id, metric: oneOf(...METRICS), n: integer(1, N_MAX) };
const MONTH_ROW = { resource: maybe(id), language, metric: oneOf(...METRICS), n: integer(1, N_MAX) };
const ENVELOPE = { batch_id: randomId, schema: oneOf(1), shape: matching(/^(day|week|month|message)$/) };

const PERIOD: Readonly<Record<string, Reader<string>>> = {
  day: matching(/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/),
  week: matching(/^[1-9][0-9]{3}-W[0-9]{2}$/),
  month: matching(/^[1-9][0-9]{3}-[0-9]{2}$/),
};

const ROWS: Readonly<Record<string, Readonly<Record<string, Reader<unknown>>>>> = {
  day: DAY_ROW,
  week: WEEK_ROW,
  month: MONTH_ROW,
};

const MESSAGE = {
  ...ENVELOPE,
  period: PERIOD.day ?? day,
  thread_key: matching(/^[A-Za-z0-9_-]{43}$/),
  audience: oneOf("here", "office"),
  place: maybe(id),
  language: maybe(language),
  topic: id,
  text: (value: unknown) => matching(/^[^\0]*$/)(text(1, TEXT_MAX)(value)),
};

function fieldsOf(shape: string): Readonly<Record<string, Reader<unknown>>> {
  const row = ROWS[shape];
  return row
    ? { ...ENVELOPE, period: PERIOD[shape] ?? day, rows: listOf(record(row), ROWS_MAX, 1) }
    : MESSAGE;
}

function malformed(raw: RawBatch): string | undefined {
  const { schema, shape } = raw;
  if (schema !== 1) return "unknown-schema";
  if (typeof shape !== "string" || !(shape in ROWS || shape === "message")) return "unknown-shape";
  const fields = fieldsOf(shape);
  const rows = (Array.isArray(raw.rows) && ROWS[shape] ? raw.rows : []).filter(isObject);
  if (hasUnknown(raw, fields)) return "unknown-field";
  const found = rows.map((row) => malformedRow(row, ROWS[shape] ?? {})).find((reason) => reason);
  if (found) return found;
  if (rows.length > ROWS_MAX) return "too-many-rows";
  if (!fits(raw, record(fields))) return "bad-value";
  const span = spanOf(shape === "message" ? "day" : (shape as Shape), String(raw.period));
  return span ? undefined : "bad-period";
}

function malformedRow(row: RawBatch, fields: Readonly<Record<string, unknown>>): string | undefined {
  if (hasUnknown(row, fields)) return "unknown-field";
  if (typeof row.metric === "string" && !METRICS.some((metric) => metric === row.metric))
    return "unknown-metric";
  return Number.isInteger(row.n) && Number(row.n) > N_MAX ? "n-too-large" : undefined;
}

function foreign(batch: Batch, known: Known): string | undefined {
  if (batch.shape === "message") return foreignMessage(batch, known);
  return batch.rows.map((row) => foreignRow({ ...row }, known)).find((reason) => reason);
}

function foreignRow(row: RawBatch, known: Known): string | undefined {
  if ("place" in row) return known.places.includes(String(row.place)) ? undefined : "unknown-place";
  const editions = "pack" in row ? known.editions[String(row.pack)] : [];
  if (!editions) return "unknown-pack";
  if ("pack" in row && !editions.includes(Number(row.edition))) return "unknown-edition";
  if (row.resource === null || row.resource === undefined) return undefined;
  const sensitivity = known.resources[String(row.resource)];
  if (!sensitivity) return "unknown-resource";
  return sensitivity === "red" ? "red-resource" : undefined;
}

function foreignMessage(batch: Extract<Batch, { shape: "message" }>, known: Known): string | undefined {
  const isHere = batch.audience === "here";
  if ((batch.place ?? null) === null ? isHere : !isHere) return "place-with-language";
  if (((batch.language ?? null) === null) !== isHere) return "place-with-language";
  if (batch.place && !known.places.includes(batch.place)) return "unknown-place";
  return isHere && known.sensitive_topics.includes(batch.topic) ? "sensitive-topic" : undefined;
}

function isObject(value: unknown): value is RawBatch {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasUnknown(raw: RawBatch, fields: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(raw).some((name) => !(name in fields));
}

function fits(value: unknown, read: Reader<unknown>): boolean {
  try {
    readValue(value, read, PeerError, "bad-value");
    return true;
  } catch {
    return false;
  }
}

/** An object of these fields and no others. */
function closed<T extends object>(readers: Parameters<typeof record<T>>[0]): Reader<T> {
  const read = record<T>(readers);
  return (value) => {
    const extra = Object.keys(members(value)).find((name) => !(name in readers));
    return extra === undefined ? read(value) : (oneOf()(extra) as never);
  };
}

/** First and last day of a period, in ms; undefined where there is no such period. */
function spanOf(shape: Shape, period: string): { readonly first: number; readonly last: number } | undefined {
  const first = firstDay(shape, period);
  if (Number.isNaN(first) || periodOf(shape, new Date(first).toISOString().slice(0, 10)) !== period)
    return undefined;
  return { first, last: lastDay(shape, first) };
}

function firstDay(shape: Shape, period: string): number {
  if (shape === "day") return Date.parse(`${period}T00:00:00Z`);
  if (shape === "month") return Date.parse(`${period}-01T00:00:00Z`);
  const [year = Number.NaN, week = Number.NaN] = period.split("-W").map(Number);
  const fourth = Date.UTC(year, 0, 4); // in the first week of its year
  return fourth - (new Date(fourth).getUTCDay() || 7) * DAY + DAY + (week - 1) * 7 * DAY;
}

function lastDay(shape: Shape, first: number): number {
  if (shape === "day") return first;
  if (shape === "week") return first + 6 * DAY;
  const month = new Date(first);
  return Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1) - DAY;
}
