/**
 * The database of a team's device, apart from a newcomer's: what the centre told, and the device's own log on top.
 *
 * Nothing may await WebCrypto or a fetch inside a transaction: IndexedDB would end it half-way.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { StaffRecord } from "../sync/merging";
import type { Body, FeedMessage, Mark } from "../sync/operations";
import type { Entry } from "../sync/replica";

const NAME = "wegwijs-team";

/** Who this device is to the centre (clause 4.0). */
export interface TeamDevice {
  readonly id: string;
  readonly name: string;
  readonly places: readonly string[];
  readonly is_for_helpers: boolean;
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

interface TeamStores extends DBSchema {
  device: { key: "device"; value: TeamDevice };
  keys: { key: "signing"; value: CryptoKeyPair };
  log: { key: "log"; value: LogState };
  /** By their number in the chain. */
  entries: { key: number; value: Entry };
  /** What the centre would not apply, until a person has looked at it; by op_id. */
  refused: { key: string; value: Entry };
  records: { key: string; value: StaffRecord };
  bodies: { key: string; value: Body };
  messages: { key: number; value: FeedMessage; autoIncrement: true };
}

export type TeamStore = IDBPDatabase<TeamStores>;

const CREATE: readonly ((store: TeamStore) => void)[] = [
  (store) => {
    for (const name of ["device", "keys", "log", "entries", "refused", "records", "bodies"] as const) {
      store.createObjectStore(name);
    }
    store.createObjectStore("messages", { autoIncrement: true });
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
