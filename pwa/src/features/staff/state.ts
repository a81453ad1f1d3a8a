/** What a team's screens show, as signals, and the one way in which they write. Written only here. */
import { batch, computed, signal } from "@preact/signals";
import { whenChanged } from "../../store/changes";
import { openTeamStore, type Person, type TeamDevice } from "../../store/team-database";
import * as door from "../../store/team-door";
import { writeOperation } from "../../store/team-log";
import { type Refusal, teamPeople, type Worker } from "../../store/team-people";
import { openShift } from "../../store/team-rotating";
import { NO_QUEUE, NOTHING, type Queue, type Shown, shownNow } from "../../store/team-shown";
import type { Briefing } from "../../sync/briefing";
import { type StaffRecord, showFields } from "../../sync/merging";
import type { FeedMessage } from "../../sync/operations";

export { setPin } from "../../store/team-door";
export type { Refusal, Worker } from "../../store/team-people";
export { draft, keepDraft } from "../../store/team-shown";
export type { Briefing, Item, Role, Spot } from "../../sync/briefing";

export const device = signal<TeamDevice | undefined>(undefined);
/** Who works with this tablet, also while it is locked; who has `keys` has a PIN. */
export const people = signal<readonly Person[]>([]);
/** Only while somebody is at work. */
export const briefing = signal<Briefing | undefined>(undefined);
/** Who is at work; nobody while the tablet is locked. */
export const worker = signal<Worker | undefined>(undefined);
/** By entity and id. */
export const records = signal<ReadonlyMap<string, StaffRecord>>(new Map());
/** What people wrote in their own words, by its hash. */
export const texts = signal<ReadonlyMap<string, string>>(new Map());
/** What newcomers asked the library here. */
export const messages = signal<readonly FeedMessage[]>([]);
export const queue = signal<Queue>(NO_QUEUE);
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

/** The pop-up day that is open at this place; where one of before was never closed, the latest. */
export const visit = computed(() => {
  const open = recordsOf("visit").filter((found) => fieldsOf(found).state === "open");
  return open.sort((one, other) => (dayIn(one) < dayIn(other) ? 1 : -1))[0];
});

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

/** Write some fields of a record, of this place unless it says another; the screens show it before this resolves. Its id. */
export async function write(
  entity: string,
  entityId: string,
  patch: Readonly<Record<string, unknown>> | null,
  text?: string,
  place = placeId.value,
): Promise<string> {
  const draft = {
    actor: worker.value?.id ?? "",
    place,
    entity,
    entity_id: entityId,
    patch,
  };
  const now = new Date();
  if (entity === "visit" && patch?.state === "open") await openShift(now);
  const id = await writeOperation(draft, now, text);
  await read;
  return id;
}

/** Come to work with a PIN, or hear why not; the screens show what is kept before this resolves. */
export async function unlock(person: string, pin: string): Promise<Worker | Refusal> {
  const heard = await door.unlock(person, pin);
  await readTeam();
  return heard;
}

/** Leave: the screens show nothing any more at once, and then what was kept is closed. */
export async function lock(): Promise<void> {
  isLeaving = true;
  show(NOTHING, undefined);
  await door.lock();
  isLeaving = false;
  await readTeam();
}

/** Read what the tablet keeps; the screens follow. */
export function readTeam(): Promise<void> {
  read = readNow();
  return read;
}

/** Read it now, and whenever it changes from now on, here or in another tab. */
export async function followTeam(): Promise<void> {
  whenChanged((subject) => {
    if (subject === "team" || subject === "lock") void readTeam();
  });
  await readTeam();
}

let read = Promise.resolve();
let isLeaving = false;

async function readNow(): Promise<void> {
  const store = await openTeamStore();
  const [enrolled, known, shown] = await Promise.all([
    store.get("device", "device"),
    teamPeople(),
    shownNow(),
  ]);
  batch(() => {
    device.value = enrolled;
    people.value = known;
    queue.value = shown.queue;
    // Whoever left while this was read is shown nothing of it.
    const atWork = isLeaving ? undefined : door.workerNow();
    show(atWork ? shown : NOTHING, atWork);
  });
}

function show(shown: Omit<Shown, "queue">, atWork: Worker | undefined): void {
  batch(() => {
    worker.value = atWork;
    records.value = shown.records;
    texts.value = shown.texts;
    messages.value = shown.messages;
    briefing.value = shown.briefing;
  });
}

function dayIn(found: StaffRecord): string {
  return String(fieldsOf(found).day ?? "");
}

function isDeleted(found: StaffRecord): boolean {
  return found.merge === "fields" && found.is_deleted;
}
