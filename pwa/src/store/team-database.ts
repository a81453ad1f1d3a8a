/**
 * The database of a team's device, apart from a newcomer's: what the centre told, and the device's own log on top.
 *
 * What a row says is sealed; what stands open is what a locked device needs, and the names on the tiles. Nothing may await
 * WebCrypto or a fetch inside a transaction: IndexedDB would end it half-way.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { BriefedPerson } from "../sync/briefing";
import type { Mark } from "../sync/operations";
import type { Entry } from "../sync/replica";

const NAME = "wegwijs-team";

/** Who this device is to the centre (clause 4.0); `seal` is the centre's own key, and `iterations` what a PIN costs here. */
export interface TeamDevice {
  readonly id: string;
  readonly name: string;
  readonly places: readonly string[];
  readonly is_for_helpers: boolean;
  readonly seal?: string;
  readonly iterations?: number;
  /** The version of the briefing whose people are on the tiles. */
  readonly people?: string;
}

/** The log without its entries; `turn` rises with every change, so that two tabs see each other's. */
export interface LogState {
  readonly turn: number;
  readonly replica: string;
  readonly base: Mark;
  readonly hlc: string;
  readonly epoch?: string;
  readonly cursor?: string;
}

/** AES-GCM under a key that stands elsewhere. */
export interface Box {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What helpers may read, and the rest. */
export type KeyClass = "all" | "staff";

/** Which key closes it, and when it must be gone at the latest, in ms by this device's clock. */
export interface SealedBox extends Box {
  readonly shift: string;
  readonly class: KeyClass;
  readonly until?: number;
}

/** An operation of this device; what it does is in `own`, for who has the key, and in `box`, for the centre. */
export type EntryRow = Omit<Entry, "readable"> & { readonly own?: SealedBox };

/** `is_told`: the centre said it, and can say it again. */
export interface Row extends SealedBox {
  readonly id: string;
  readonly turn: number;
  readonly is_told: boolean;
}

/** A person's key pair: the point stands open, the private half under the PIN. */
export interface PersonKeys {
  readonly point: Uint8Array<ArrayBuffer>;
  readonly wrapped: Box;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
}

/** Wrong PINs since the last right one, and until when no other is heard, in ms by this device's clock. */
export interface Tries {
  readonly wrong: number;
  readonly since: number;
  readonly until: number;
}

export interface Person extends BriefedPerson {
  readonly keys?: PersonKeys;
  readonly tries?: Tries;
}

/**
 * The data keys of a visit, sealed to each person's point; `nr` counts shifts. What is told while nobody of the staff is
 * at work is sealed to `point`, whose private half is under the key of the staff.
 */
export interface Shift {
  readonly id: string;
  readonly nr: number;
  readonly made: number; // ms
  readonly sealed: Readonly<Record<string, Readonly<Partial<Record<KeyClass, Uint8Array<ArrayBuffer>>>>>>;
  readonly point: Uint8Array<ArrayBuffer>;
  readonly wrapped: Box;
}

/** What was told for the staff while a helper was at work, oldest first. */
export interface InboxRow {
  readonly shift: string;
  readonly told: number; // ms
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface TeamStores extends DBSchema {
  device: { key: "device"; value: TeamDevice };
  keys: { key: "signing"; value: CryptoKeyPair };
  log: { key: "log"; value: LogState };
  /** By their number in the chain. */
  entries: { key: number; value: EntryRow };
  /** What the centre would not apply, until a person has looked at it; by op_id. */
  refused: { key: string; value: EntryRow };
  people: { key: string; value: Person };
  shifts: { key: string; value: Shift };
  rows: { key: string; value: Row; indexes: { turn: number; shift: string; until: number } };
  inbox: { key: number; value: InboxRow; autoIncrement: true };
}

export type TeamStore = IDBPDatabase<TeamStores>;

const CREATE: readonly ((store: TeamStore) => void)[] = [
  // The stores of before anything was sealed; no device had been enrolled with them.
  () => undefined,
  (store) => {
    for (const name of [...store.objectStoreNames]) store.deleteObjectStore(name);
    for (const name of ["device", "keys", "log", "entries", "refused", "people", "shifts"] as const) {
      store.createObjectStore(name);
    }
    const rows = store.createObjectStore("rows", { keyPath: "id" });
    for (const name of ["turn", "shift", "until"] as const) rows.createIndex(name, name);
    store.createObjectStore("inbox", { autoIncrement: true });
  },
];

let opened: Promise<TeamStore> | undefined;

/** The database, opened and migrated once per page or worker; opened again where the browser dropped it. */
export function openTeamStore(): Promise<TeamStore> {
  opened ??= openDB<TeamStores>(NAME, CREATE.length, {
    upgrade(store, oldVersion) {
      for (const migrate of CREATE.slice(oldVersion)) migrate(store);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  }).catch((problem: unknown) => {
    opened = undefined;
    throw problem;
  });
  return opened;
}

export async function closeTeamStore(): Promise<void> {
  const store = await opened;
  opened = undefined;
  store?.close();
}

/** "Forget this device": everything goes, its key included (clause 4.0). */
export async function wipeTeamStore(): Promise<void> {
  await closeTeamStore();
  await deleteDB(NAME);
}
