/** What a team's screens show, as signals, and the one way in which they write. Written only here. */
import { batch, computed, signal } from "@preact/signals";
import { openTeamStore, type TeamDevice } from "../../store/team-database";
import { type Refused, shownRecords, teamQueue, writeOperation } from "../../store/team-log";
import { type FieldsRecord, type StaffRecord, showFields } from "../../sync/merging";
import type { FeedMessage } from "../../sync/operations";

export type Role = "lead" | "staff" | "helper";

/** Somebody who works with this tablet. */
export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Where two people of a place can meet who must not need each other's address. */
export interface Spot {
  readonly id: string;
  readonly name: string;
}

export interface BriefedPlace {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly situations: readonly string[];
  /** Whether items are lent to random tiles, or on trust alone. */
  readonly tiles: boolean;
  readonly spots: readonly Spot[];
}

/** Something that a place lends. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly place: string;
}

/** What the centre decides for this device. */
export interface Briefing {
  readonly version: string;
  readonly seal: string;
  readonly people: readonly (Worker & { readonly started: boolean })[];
  readonly places: readonly BriefedPlace[];
  readonly items: readonly Item[];
}

export const device = signal<TeamDevice | undefined>(undefined);
export const briefing = signal<Briefing | undefined>(undefined);
/** Who is at work; nobody while the tablet is locked. */
export const worker = signal<Worker | undefined>(undefined);
/** By entity and id. */
export const records = signal<ReadonlyMap<string, StaffRecord>>(new Map());
/** What people wrote in their own words, by its hash. */
export const texts = signal<ReadonlyMap<string, string>>(new Map());
/** What newcomers asked the library here. */
export const messages = signal<readonly FeedMessage[]>([]);
export const queue = signal<{ readonly waiting: number; readonly refused: readonly Refused[] }>({
  waiting: 0,
  refused: [],
});
/** Whether the last request reached the centre. */
export const online = signal(true);
export const lastSync = signal<Date | undefined>(undefined);

/** Where the team works now: of a device for several places the one of the visit. */
export const chosenPlace = signal<string | undefined>(undefined);
export const place = computed(() => {
  const known = briefing.value?.places ?? [];
  return known.find(({ id }) => id === chosenPlace.value) ?? known[0];
});
export const placeId = computed(() => place.value?.id ?? device.value?.places[0] ?? "");

/** The pop-up day that is open at this place. */
export const visit = computed(() => recordsOf("visit").find((found) => fieldsOf(found)["state"] === "open"));

/** What is shown of one kind at this place, oldest name first. */
export function recordsOf(entity: string): readonly StaffRecord[] {
  return [...records.value.values()].filter(
    (found) => found.entity === entity && found.place === placeId.value && !isDeleted(found),
  );
}

/** The value of each field by the latest stamp. */
export function fieldsOf(found: StaffRecord | undefined): Readonly<Record<string, unknown>> {
  if (found?.merge !== "fields") return {};
  return Object.fromEntries(
    Object.entries(showFields(found)).map(([name, { value }]) => [name, value] as const),
  );
}

/** The fields that two devices wrote without knowing of each other, until a person decides (clause 4.5). */
export function clashesOf(found: FieldsRecord): Readonly<Record<string, readonly unknown[]>> {
  const clashing = Object.entries(showFields(found)).filter(([, { others }]) => others.length > 0);
  return Object.fromEntries(clashing.map(([name, { value, others }]) => [name, [value, ...others]] as const));
}

/** Write some fields of a record at this place; the screens show it before this resolves. Its id. */
export async function write(
  entity: string,
  entityId: string,
  patch: Readonly<Record<string, unknown>> | null,
  text?: string,
): Promise<string> {
  const draft = {
    actor: worker.value?.id ?? "",
    place: placeId.value,
    entity,
    entity_id: entityId,
    patch,
  };
  const id = await writeOperation(draft, new Date(), text);
  await readTeam();
  return id;
}

/** Read what the tablet keeps; the screens follow. */
export async function readTeam(): Promise<void> {
  const store = await openTeamStore();
  const [enrolled, shown, waiting, bodies, asked] = await Promise.all([
    store.get("device", "device"),
    shownRecords(),
    teamQueue(),
    store.getAll("bodies"),
    store.getAll("messages"),
  ]);
  batch(() => {
    device.value = enrolled;
    records.value = shown;
    queue.value = waiting;
    texts.value = new Map(bodies.map(({ hash, text }) => [hash, text]));
    messages.value = asked;
  });
}

/** Read it now, and whenever it changes from now on. */
export async function followTeam(): Promise<void> {
  await readTeam();
}

function isDeleted(found: StaffRecord): boolean {
  return found.merge === "fields" && found.is_deleted;
}
