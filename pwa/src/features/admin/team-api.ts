/** What the administrator's page asks of the server about teams: tablets, people, places, what they lend, and visits. */
import { type Answer, call } from "./call";
import type { Grant } from "./roles";

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Grant[];
  readonly can_log_in: boolean;
  readonly has_factor: boolean;
}

/** Somebody who works on a tablet. */
interface TabletPerson {
  readonly id: string;
  readonly name: string;
  readonly has_started: boolean;
}

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly places: readonly string[];
  readonly is_for_helpers: boolean;
  readonly seen_on: string | null;
  readonly people: readonly TabletPerson[];
}

/** A code that enrols one tablet, told once; `qr` is the address of its picture. */
export interface Invited {
  readonly code: string;
  readonly link: string;
  readonly qr: string;
  readonly seconds: number;
}

export interface NewDevice {
  readonly name: string;
  readonly places: readonly string[];
  readonly is_for_helpers: boolean;
}

export interface NewPerson {
  readonly name: string;
  readonly roles: readonly Grant[];
  readonly password?: string;
}

export interface StartCode {
  readonly code: string;
  readonly ends_at: string;
}

/** One that is new has no id yet. */
export interface Spot {
  readonly id?: string;
  readonly name: string;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly tiles: boolean;
  readonly spots: readonly Spot[];
}

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly language: string;
}

export interface ItemPage {
  readonly total: number;
  readonly items: readonly Item[];
}

export interface BadRow {
  readonly row: number;
  readonly fault: string;
  readonly value: string;
}

/** What became of a list, or would; with a `fault` nothing could be read of the file. */
export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly bad: readonly BadRow[];
  readonly fault: string | null;
}

/** A number; `<10`, or `hidden` where it would tell one that is under ten. */
export type Told = number | "<10" | "hidden";

interface Where {
  readonly month: string;
  readonly place: string;
}

export interface VisitFigures {
  readonly visits: readonly (Where & { readonly times: number })[];
  readonly counts: readonly (Where & { readonly subject: string; readonly what: string; readonly n: Told })[];
  readonly activities: readonly (Where & {
    readonly kind: string;
    readonly learning: string;
    readonly times: number;
    readonly people: Told;
  })[];
  readonly questions: readonly (Where & {
    readonly subject: string;
    readonly what: string;
    readonly n: Told;
  })[];
}

export function readDevices(): Promise<Answer<{ readonly devices: readonly Device[] }>> {
  return call("accounts/devices");
}

export function inviteDevice(body: NewDevice, csrf: string): Promise<Answer<Invited>> {
  return call("accounts/devices", { method: "POST", body, csrf });
}

export function forgetDevice(device: string, csrf: string): Promise<Answer<undefined>> {
  return call(`accounts/devices/${device}`, { method: "DELETE", csrf });
}

export function assignPerson(device: string, person: string, csrf: string): Promise<Answer<undefined>> {
  return call(`accounts/devices/${device}/people/${person}`, { method: "PUT", csrf });
}

export function releasePerson(device: string, person: string, csrf: string): Promise<Answer<undefined>> {
  return call(`accounts/devices/${device}/people/${person}`, { method: "DELETE", csrf });
}

export function readPeople(): Promise<Answer<{ readonly people: readonly Person[] }>> {
  return call("accounts/people");
}

export function addPerson(body: NewPerson, csrf: string): Promise<Answer<undefined>> {
  return call("accounts/people", { method: "POST", body, csrf });
}

export function changeRoles(
  person: string,
  roles: readonly Grant[],
  csrf: string,
): Promise<Answer<undefined>> {
  return call(`accounts/people/${person}/roles`, { method: "PUT", body: { roles }, csrf });
}

export function forgetFactors(person: string, csrf: string): Promise<Answer<undefined>> {
  return call(`accounts/people/${person}/factors`, { method: "DELETE", csrf });
}

export function removePerson(person: string, csrf: string): Promise<Answer<undefined>> {
  return call(`accounts/people/${person}`, { method: "DELETE", csrf });
}

export function issueStartCode(person: string, csrf: string): Promise<Answer<StartCode>> {
  return call(`accounts/people/${person}/start`, { method: "POST", csrf });
}

export function readPlaces(): Promise<Answer<{ readonly places: readonly Place[] }>> {
  return call("places");
}

export interface NewPlace {
  readonly name: string;
  readonly kind: string;
  readonly languages: readonly string[];
  readonly region?: string;
}

export function addPlace(body: NewPlace, csrf: string): Promise<Answer<{ readonly id: string }>> {
  return call("places", { method: "POST", body, csrf });
}

export function setTeamDay(
  place: string,
  body: { readonly tiles: boolean; readonly spots: readonly Spot[] },
  csrf: string,
): Promise<Answer<undefined>> {
  return call(`places/${place}/team-day`, { method: "PUT", body, csrf });
}

export function readItems(place: string, page: number): Promise<Answer<ItemPage>> {
  return call(`places/${place}/items?page=${page}`);
}

/** On trial nothing is written. */
export function importItems(
  place: string,
  file: Blob,
  isTrial: boolean,
  csrf: string,
): Promise<Answer<ImportReport>> {
  return call(`places/${place}/items?trial=${isTrial}`, { method: "POST", file, csrf });
}

export function deleteItems(place: string, csrf: string): Promise<Answer<undefined>> {
  return call(`places/${place}/items`, { method: "DELETE", csrf });
}

export function deleteItem(place: string, item: string, csrf: string): Promise<Answer<undefined>> {
  return call(`places/${place}/items/${item}`, { method: "DELETE", csrf });
}

export function readVisits(query: string): Promise<Answer<VisitFigures>> {
  return call(`visits/figures${query}`);
}
