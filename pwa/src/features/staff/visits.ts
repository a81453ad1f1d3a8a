/** The pop-up days of a team at a place: their names, and when they began and ended. */
import { language } from "../../i18n/words";
import type { StaffRecord } from "../../sync/merging";
import { showFields } from "../../sync/merging";
import { writtenAt } from "./moments";

const PLACE_LENGTH = 53; // characters; with its day an id is no longer than a record's may be

/**
 * One day at one place is one visit, on whichever of the team's tablets it was opened: without a network each opens it, and
 * what they count adds up.
 */
export function visitId(place: string, day: string): string {
  return `${place.slice(0, PLACE_LENGTH)}-${day}`;
}

/** The day where the device is: YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** "do 5 maart", of YYYY-MM-DD. */
export function shortDay(day: string): string {
  const how = { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" } as const;
  const tag = language.value === "en" ? "en-GB" : language.value;
  return new Intl.DateTimeFormat(tag, how).format(new Date(`${day}T00:00:00Z`));
}

/** 13:30, where the device is. */
export function timeOf(moment: Date): string {
  return [moment.getHours(), moment.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
}

/**
 * When the visit was opened: no field says so, for two tablets that open one day would disagree on it. It is when its day was
 * first written.
 */
export function openedAt(visit: StaffRecord): Date | undefined {
  return moments(visit, "day").sort((one, other) => one.getTime() - other.getTime())[0];
}

/** When it was closed; nothing while it is open. */
export function closedAt(visit: StaffRecord): Date | undefined {
  if (visit.merge !== "fields" || showFields(visit).state?.value !== "closed") return undefined;
  return moments(visit, "state")[0];
}

/** When each of the field's values that stand was written, latest first. */
function moments(visit: StaffRecord, field: string): Date[] {
  const heads = visit.merge === "fields" ? (visit.fields[field]?.heads ?? []) : [];
  return heads.map(({ hlc }) => writtenAt(hlc));
}
