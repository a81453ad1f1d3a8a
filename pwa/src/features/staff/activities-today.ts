/** The activities of a visit: read, planned, started and finished. */
import { randomId } from "../../store/random";
import type { StaffRecord } from "../../sync/merging";
import { kindOf, kindsFor, type Learning } from "./activity-kinds";
import { fieldsOf, recordsOf, visit, worker, write } from "./state";

export type Stage = "planned" | "running" | "done";

export interface Activity {
  readonly id: string;
  readonly visit: string;
  readonly kind: string;
  readonly state: Stage;
  readonly learning: Learning;
  readonly begins: string;
  readonly ends: string;
  readonly people: number | undefined;
  readonly good: number;
  readonly bad: number;
  /** A resource of pack `team`. */
  readonly guide: string | undefined;
}

/** What somebody fills in before an activity begins. */
export interface Plan {
  readonly kind: string;
  readonly learning: Learning;
  readonly guide?: string | undefined;
}

export function readActivity(record: StaffRecord): Activity {
  const fields = fieldsOf(record);
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : "");
  const number = (name: string) => (typeof fields[name] === "number" ? fields[name] : undefined);
  return {
    id: record.entity_id,
    visit: text("visit"),
    kind: text("kind"),
    state: (text("state") || "done") as Stage,
    learning: (text("learning") || kindOf(text("kind")).learning) as Learning,
    begins: text("begins"),
    ends: text("ends"),
    people: number("people"),
    good: number("good") ?? 0,
    bad: number("bad") ?? 0,
    guide: text("guide") || undefined,
  };
}

const ORDER: Readonly<Record<Stage, number>> = { running: 0, planned: 1, done: 2 };

/** Those of the open visit that who is at work may lead: what goes on first, then by time. */
export function activitiesToday(): readonly Activity[] {
  const open = visit.value?.entity_id;
  const kinds = new Set(kindsFor(worker.value?.role).map(({ id }) => id));
  const mayAll = worker.value?.role !== "helper";
  return recordsOf("activity")
    .map(readActivity)
    .filter((one) => open !== undefined && one.visit === open && (mayAll || kinds.has(one.kind)))
    .sort((one, other) => ORDER[one.state] - ORDER[other.state] || (one.begins < other.begins ? -1 : 1));
}

export function findActivity(id: string): Activity | undefined {
  const found = recordsOf("activity").find(({ entity_id }) => entity_id === id);
  return found && readActivity(found);
}

/** It begins now; its id. Undefined where no visit is open, for then nothing is counted. */
export async function startActivity(plan: Plan, people: number, now: Date): Promise<string | undefined> {
  return add(plan, { state: "running", begins: clockOf(now), people });
}

/** It will begin at this time of the day (HH:MM). */
export async function planActivity(plan: Plan, begins: string): Promise<string | undefined> {
  return add(plan, { state: "planned", begins });
}

export async function beginPlanned(id: string, people: number, now: Date): Promise<void> {
  await write("activity", id, { state: "running", begins: clockOf(now), people });
}

export async function finishActivity(id: string, now: Date): Promise<void> {
  await write("activity", id, { state: "done", ends: clockOf(now) });
}

/** 13:30, where the device is. */
export function clockOf(moment: Date): string {
  return [moment.getHours(), moment.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
}

let adding: Promise<string | undefined> | undefined;

/** Tapped twice it is one activity all the same. */
function add(plan: Plan, fields: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  adding ??= addNow(plan, fields).finally(() => {
    adding = undefined;
  });
  return adding;
}

async function addNow(plan: Plan, fields: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const open = visit.value?.entity_id;
  if (open === undefined) return undefined;
  const id = randomId().replace(/^[-_]/, "a"); // an id begins with a letter or a digit
  const { kind, learning, guide } = plan;
  await write("activity", id, { visit: open, kind, learning, ...(guide ? { guide } : {}), ...fields });
  return id;
}
