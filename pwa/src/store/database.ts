/**
 * The phone's one IndexedDB: its stores, their types and their migrations. Rules about what is in them live beside it.
 *
 * Nothing may await WebCrypto, a fetch or a timer inside a transaction: IndexedDB would end it half-way.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Counter, CounterBatch, MessageBatch } from "../sync/batches";
import type { FileList, Manifest } from "../sync/manifest";
import type { Outgoing } from "../sync/outbox";
import type { Settings } from "./settings";

const NAME = "wegwijs";

/** One edition of a pack as installed: everything needed to read it without a network. */
export interface InstalledEdition {
  readonly edition: number;
  readonly manifest: Manifest;
  readonly languages: readonly string[];
  readonly lists: Readonly<Record<string, FileList>>;
}

/** A pack's active edition, and the former one until the active one has been opened (clause 2.10). */
export interface InstalledPack {
  readonly active: InstalledEdition;
  readonly former?: InstalledEdition;
}

/** A download under way or stopped half-way: what it may bring stays, so that going on fetches only what is missing. */
export interface DownloadProgress {
  readonly blobs: readonly string[]; // by name
}

/** Text under the phone's own key: AES-GCM, a fresh nonce each time. */
export interface SealedText {
  readonly nonce: Uint8Array;
  readonly bytes: Uint8Array;
}

/** A message as it waits: its text and thread key are sealed. */
export type WaitingMessage = Omit<MessageBatch, "text" | "thread_key"> & {
  readonly sealed: SealedText;
  readonly thread: string;
};

/** A closed batch and where it stands on its way out (clause 3.6). */
export interface StoredBatch {
  readonly outgoing: Outgoing;
  readonly batch: CounterBatch | WaitingMessage;
}

export function newBatch(batch: StoredBatch["batch"]): StoredBatch {
  return { outgoing: { batch_id: batch.batch_id, state: "waiting" }, batch };
}

/** What the library or the asker said, as the server tells it. */
export interface ThreadMessage {
  readonly from: "asker" | "library";
  readonly text: string;
  readonly day: string;
}

/** A question on this phone; what is said in it is sealed. */
export interface StoredThread {
  readonly id: string;
  readonly topic: string;
  readonly audience: "here" | "office";
  readonly state: "open" | "answered" | "closed";
  readonly sealed: SealedText;
}

interface Stores extends DBSchema {
  settings: { key: string; value: Settings | string | number };
  trust: { key: string; value: Uint8Array };
  packs: { key: string; value: InstalledPack };
  blobs: { key: string; value: Uint8Array };
  counters: { key: string; value: Counter };
  batches: { key: string; value: StoredBatch };
  threads: { key: string; value: StoredThread };
  ticks: { key: string; value: true };
  progress: { key: string; value: DownloadProgress };
  keys: { key: string; value: CryptoKey };
}

export type Store = IDBPDatabase<Stores>;
export type StoreName =
  | "settings"
  | "trust"
  | "packs"
  | "blobs"
  | "counters"
  | "batches"
  | "threads"
  | "ticks"
  | "progress"
  | "keys";

/** For words: on disk before the screen says "saved". */
export const STRICT = { durability: "strict" } as const;

const FIRST_STORES: readonly StoreName[] = [
  "settings",
  "trust",
  "packs",
  "blobs",
  "counters",
  "batches",
  "threads",
  "ticks",
  "progress",
  "keys",
];

function createFirstStores(store: Store): void {
  for (const name of FIRST_STORES) store.createObjectStore(name);
}

/** Forward only; a released one is never edited, and its place in the list is the version it leads to. */
const MIGRATIONS: readonly ((store: Store) => void)[] = [createFirstStores];

let opened: Promise<Store> | undefined;
let tellClosed: () => void = ignoreClosing;

function ignoreClosing(): void {
  // Nobody asked to be told.
}

/** Be told when another tab brought a newer store, after which this tab can only read what it shows (clause 5). */
export function whenStoreCloses(listener: () => void): void {
  tellClosed = listener;
}

/** The database, opened and migrated once per page or worker. Rejects with VersionError when the store is newer. */
export function openStore(): Promise<Store> {
  opened ??= open().catch((problem: unknown) => {
    opened = undefined;
    throw problem;
  });
  return opened;
}

function open(): Promise<Store> {
  return openDB<Stores>(NAME, MIGRATIONS.length, {
    upgrade(store, oldVersion) {
      for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(store);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
      tellClosed();
    },
    terminated() {
      opened = undefined;
    },
  });
}

/** Close the database, so that the next use opens it again. */
export async function closeStore(): Promise<void> {
  const store = await opened;
  opened = undefined;
  store?.close();
}
