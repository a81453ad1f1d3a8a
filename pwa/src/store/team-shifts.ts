/** The data keys of a shift: made new, sealed to who may have them, and opened by who has. */
import type { Role } from "../sync/briefing";
import { randomId } from "./random";
import type { KeyClass, Person, Shift } from "./team-database";
import type { Worker } from "./team-people";
import { dataKey, makePair, openWithPrivate, sealToPoint, unwrapPrivate } from "./team-sealing";

/** The keys of a shift that the worker has; `inbox` opens what was told for the staff. */
export interface ShiftKeys {
  readonly id: string;
  readonly nr: number;
  readonly all?: CryptoKey;
  readonly staff?: CryptoKey;
  readonly inbox?: CryptoKey;
}

type Sealed = Shift["sealed"][string];

const DATA_KEY = 32; // bytes

/** What somebody of this role may read. */
export function classesOf(role: Role): readonly KeyClass[] {
  return role === "helper" ? ["all"] : ["all", "staff"];
}

/** New keys for all who have a PIN, the worker among them. */
export async function newShift(
  people: readonly Person[],
  worker: Worker,
  nr: number,
  now: Date,
): Promise<{ readonly shift: Shift; readonly keys: ShiftKeys }> {
  const fresh = () => crypto.getRandomValues(new Uint8Array(DATA_KEY));
  const bytes = { all: fresh(), staff: fresh() };
  const [all, staff] = await Promise.all([dataKey(bytes.all), dataKey(bytes.staff)]);
  const { point, wrapped } = await makePair(staff);
  const sealed: Record<string, Sealed> = {};
  for (const { id, role, keys } of people) {
    if (keys) sealed[id] = await sealFor(keys.point, role, bytes);
  }
  const id = randomId();
  const shift = { id, nr, made: now.getTime(), sealed, point, wrapped };
  if (worker.role === "helper") return { shift, keys: { id, nr, all } };
  const inbox = await unwrapPrivate(staff, wrapped);
  return { shift, keys: { id, nr, all, staff, ...(inbox && { inbox }) } };
}

/** The keys of this shift that the worker has; none where nobody has sealed them for this person yet. */
export async function openShiftKeys(shift: Shift, worker: Worker, key: CryptoKey): Promise<ShiftKeys> {
  const own = shift.sealed[worker.id] ?? {};
  const mayOpen = classesOf(worker.role);
  const [all, staff] = await Promise.all(
    (["all", "staff"] as const).map(async (name) => {
      const sealed = mayOpen.includes(name) ? own[name] : undefined;
      return sealed && dataKey(await openWithPrivate(key, sealed));
    }),
  );
  const inbox = staff && (await unwrapPrivate(staff, shift.wrapped));
  return {
    id: shift.id,
    nr: shift.nr,
    ...(all && { all }),
    ...(staff && { staff }),
    ...(inbox && { inbox }),
  };
}

/** The shift with its keys sealed for those as well who have a PIN and not the keys; undefined where nobody lacks any. */
export async function sharedWithOthers(
  shift: Shift,
  people: readonly Person[],
  worker: Worker,
  key: CryptoKey,
): Promise<Shift | undefined> {
  const own = shift.sealed[worker.id] ?? {};
  const lacking = people.flatMap(({ id, role, keys }) => {
    const missing = classesOf(role).filter((name) => own[name] && !shift.sealed[id]?.[name]);
    return keys && missing.length > 0 ? [{ id, missing, point: keys.point }] : [];
  });
  if (lacking.length === 0) return undefined;
  const sealed: Record<string, Sealed> = { ...shift.sealed };
  for (const { id, missing, point } of lacking) {
    const added: Partial<Record<KeyClass, Uint8Array<ArrayBuffer>>> = {};
    for (const name of missing) {
      const mine = own[name];
      if (mine) added[name] = await sealToPoint(point, await openWithPrivate(key, mine));
    }
    sealed[id] = { ...sealed[id], ...added };
  }
  return { ...shift, sealed };
}

async function sealFor(
  point: Uint8Array<ArrayBuffer>,
  role: Role,
  bytes: Readonly<Record<KeyClass, Uint8Array<ArrayBuffer>>>,
): Promise<Sealed> {
  const sealed = classesOf(role).map(async (name) => [name, await sealToPoint(point, bytes[name])] as const);
  return Object.fromEntries(await Promise.all(sealed));
}
