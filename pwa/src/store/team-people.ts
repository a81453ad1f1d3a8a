/** Who works with this device: their names for the tiles, their keys under their PINs, and the tries. */
import type { BriefedPerson, Role } from "../sync/briefing";
import { CallerError } from "../sync/errors";
import { STRICT } from "./database";
import { type LogState, openTeamStore, type Person } from "./team-database";
import { makeKeys, measuredIterations, oneMore, openKeys, triesLeft, waiting } from "./team-pin";

/** Who is at work. */
export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Why a PIN did not open: it was another one, or it is too soon to try again. */
export type Refusal =
  | { readonly wrong: true; readonly triesLeft: number }
  | { readonly waitUntil: Date }
  | { readonly hasNoPin: true };

/** The people of this device; who has `keys` has a PIN. */
export async function teamPeople(): Promise<readonly Person[]> {
  return (await openTeamStore()).getAll("people");
}

/** Keep who the centre says works here, each with the keys of before; who is not among them is gone with theirs. */
export async function keepPeople(told: readonly BriefedPerson[]): Promise<void> {
  const work = (await openTeamStore()).transaction(["people", "shifts", "log"], "readwrite", STRICT);
  const [people, shifts] = [work.objectStore("people"), work.objectStore("shifts")];
  await nextTurn(work.objectStore("log"));
  const before = new Map((await people.getAll()).map((person) => [person.id, person]));
  await people.clear();
  for (const person of told) {
    const { keys, tries } = before.get(person.id) ?? {};
    await people.put({ ...person, ...(keys && { keys }), ...(tries && { tries }) }, person.id);
  }
  const roles = new Map(told.map(({ id, role }) => [id, role]));
  for (const shift of await shifts.getAll()) {
    const mayOpen = Object.entries(shift.sealed).filter(([id]) => roles.has(id));
    const sealed = mayOpen.map(([id, { all, staff }]) => {
      const kept = roles.get(id) === "helper" ? undefined : staff;
      return [id, { ...(all && { all }), ...(kept && { staff: kept }) }];
    });
    await shifts.put({ ...shift, sealed: Object.fromEntries(sealed) }, shift.id);
  }
  await work.done;
}

/**
 * The first PIN of a person. Throws CallerError bad-pin for what is not six digits, and has-pin for who has one, which
 * only a new start code takes away.
 */
export async function makePin(id: string, pin: string): Promise<void> {
  const keys = await makeKeys(pin, await iterations());
  const work = (await openTeamStore()).transaction("people", "readwrite", STRICT);
  const person = await work.store.get(id);
  const isFree = person && !person.keys;
  if (isFree) await work.store.put({ ...person, started: true, keys }, id);
  await work.done;
  if (!isFree) throw new CallerError(person ? "has-pin" : "no-person", id);
}

/** After a new start code: the keys of before are gone, and with them what only they opened. */
export async function resetPerson(id: string): Promise<void> {
  const work = (await openTeamStore()).transaction(["people", "shifts", "log"], "readwrite", STRICT);
  const [people, shifts] = [work.objectStore("people"), work.objectStore("shifts")];
  await nextTurn(work.objectStore("log"));
  const person = await people.get(id);
  if (person) {
    const { keys: _, tries: __, ...rest } = person;
    await people.put(rest, id);
  }
  for (const shift of await shifts.getAll()) {
    const { [id]: _, ...sealed } = shift.sealed;
    await shifts.put({ ...shift, sealed }, shift.id);
  }
  await work.done;
}

/** The person's private key, or why not. The try counts before it is made. */
export async function tryPin(
  id: string,
  pin: string,
  now: Date,
): Promise<{ readonly worker: Worker; readonly key: CryptoKey } | Refusal> {
  const counted = await countTry(id, now.getTime());
  if ("refused" in counted) return counted.refused;
  const { keys, name, role, tries } = counted.person;
  const key = keys && (await openKeys(keys, pin));
  if (key) {
    await forgetTries(id);
    return { worker: { id, name, role }, key };
  }
  if (!tries) return { hasNoPin: true };
  const wait = waiting(tries, now.getTime());
  return wait ? { waitUntil: new Date(wait.until) } : { wrong: true, triesLeft: triesLeft(tries) };
}

async function countTry(
  id: string,
  now: number,
): Promise<{ readonly person: Person } | { readonly refused: Refusal }> {
  const work = (await openTeamStore()).transaction("people", "readwrite", STRICT);
  const person = await work.store.get(id);
  const wait = waiting(person?.tries, now);
  const counted = person?.keys && { ...person, tries: wait ?? oneMore(person.tries, now) };
  if (counted) await work.store.put(counted, id);
  await work.done;
  if (!counted) return { refused: { hasNoPin: true } };
  return wait ? { refused: { waitUntil: new Date(wait.until) } } : { person: counted };
}

async function forgetTries(id: string): Promise<void> {
  const work = (await openTeamStore()).transaction("people", "readwrite", STRICT);
  const person = await work.store.get(id);
  if (person) {
    const { tries: _, ...rest } = person;
    await work.store.put(rest, id);
  }
  await work.done;
}

/** So that nobody keeps shifts as they were read before. */
async function nextTurn(log: {
  get(key: "log"): Promise<LogState | undefined>;
  put(state: LogState, key: "log"): Promise<unknown>;
}): Promise<void> {
  const state = await log.get("log");
  if (state) await log.put({ ...state, turn: state.turn + 1 }, "log");
}

/** Measured once on this device. */
async function iterations(): Promise<number> {
  const store = await openTeamStore();
  const known = (await store.get("device", "device"))?.iterations;
  if (known !== undefined) return known;
  const measured = await measuredIterations();
  const device = await store.get("device", "device");
  if (device) await store.put("device", { ...device, iterations: measured }, "device");
  return measured;
}
