/**
 * The phone's one IndexedDB: its stores, their types and their migrations. Rules about what is in them live beside it.
 *
 * Nothing may await WebCrypto, a fetch or a timer inside a transaction: IndexedDB would end it half-way.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { Counter, CounterBatch, MessageBatch } from "../sync/batches";
import type { BlobReference, FileEntry, FileList, Manifest } from "../sync/manifest";
import type { Outgoing } from "../sync/outbox";
import type { Learned } from "./learned";
import type { Settings } from "./settings";

const NAME = "wegwijs";

/** What a file is for: text is `core` and always kept, pictures and sound are the reader's choice. */
export type Need = FileEntry["need"];

/** One edition of a pack as installed: everything needed to read it without a network. */
export interface InstalledEdition {
  readonly edition: number;
  readonly manifest: Manifest;
  readonly languages: readonly string[];
  readonly needs: readonly Need[];
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

/**
 * Where a download stands, for every tab to show and to stop: `stopped` may go on by itself, `paused` only when the
 * reader says so, `waiting` when there is a connection that costs nothing.
 */
export interface DownloadState {
  readonly state: "busy" | "stopped" | "paused" | "waiting";
  readonly languages: readonly string[];
  readonly needs: readonly Need[];
  readonly done: number; // bytes
  readonly total: number; // bytes
}

/** Who does a piece of work, and until when the others believe so, in ms by the device's clock. */
export interface Lease {
  readonly holder: string;
  readonly until: number;
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
  /** Why it may never be answered, once its batch is gone; until the centre tells of it after all. */
  readonly trouble?: "expired" | "refused";
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
  downloads: { key: string; value: DownloadState };
  leases: { key: string; value: Lease };
  /** Of a file that is kept in pieces: those pieces, in order, by the hash of the whole. */
  files: { key: string; value: readonly BlobReference[] };
  learned: { key: string; value: Learned };
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
  | "keys"
  | "downloads"
  | "leases"
  | "files"
  | "learned";

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

/** Media became a choice, files may be of several pieces, and tabs share one download. */
async function addMedia(store: Store, change: Upgrade): Promise<void> {
  for (const name of ["downloads", "leases", "files"] as const) store.createObjectStore(name);
  const packs = change.objectStore("packs");
  for (const pack of await packs.getAllKeys()) {
    const found = await packs.get(pack);
    if (found) await packs.put(withNeeds(found), pack);
  }
}

function withNeeds({ active, former }: InstalledPack): InstalledPack {
  const needs: readonly Need[] = ["core"];
  return former
    ? { active: { ...active, needs }, former: { ...former, needs } }
    : { active: { ...active, needs } };
}

function addLearned(store: Store): void {
  store.createObjectStore("learned");
}

type Upgrade = IDBPTransaction<Stores, StoreNames<Stores>[], "versionchange">;

/** Forward only; a released one is never edited, and its place in the list is the version it leads to. */
const MIGRATIONS: readonly ((store: Store, change: Upgrade) => void | Promise<void>)[] = [
  createFirstStores,
  addMedia,
  addLearned,
];

let opened: Promise<Store> | undefined;
let current: Store | undefined;
let drops = 0; // how often the browser ended the connection
let tellClosed: () => void = ignoreClosing;

function ignoreClosing(): void {
  // Nobody asked to be told.
}

/** Be told when another tab brought a newer store, after which this tab can only read what it shows (clause 5). */
export function whenStoreCloses(listener: () => void): void {
  tellClosed = listener;
}

/**
 * The database, opened and migrated once per page or worker, and again where the browser dropped the connection, as
 * phones do while they sleep. Rejects with VersionError when the store is newer.
 */
export async function openStore(): Promise<Store> {
  const store = await connect();
  if (isUsable(store)) return store;
  forget(store);
  return connect();
}

/**
 * Do the work; where its connection drops meanwhile, which undoes its transaction, once more on a new one. What it
 * writes must all be in one transaction.
 */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  const before = drops;
  try {
    return await work();
  } catch (problem) {
    if (!isDropped(problem, drops > before)) throw problem;
    if (current) forget(current);
    return work();
  }
}

function connect(): Promise<Store> {
  opened ??= open().then(
    (store) => {
      current = store;
      return store;
    },
    (problem: unknown) => {
      opened = undefined;
      throw problem;
    },
  );
  return opened;
}

/** The connection that somebody tried in this turn, and others need not try: trying it costs an old phone as much as reading. */
let tried: Store | undefined;

/** A dropped connection looks as any other until it is used; some browsers tell nobody of the drop. */
function isUsable(store: Store): boolean {
  if (tried === store) return true;
  try {
    store.transaction("leases");
    tried = store;
    queueMicrotask(forgetTried); // so it holds for those who asked for the store together, and for nobody after them
    return true;
  } catch (problem) {
    if (isDropped(problem, false)) return false;
    throw problem;
  }
}

function forgetTried(): void {
  tried = undefined;
}

/** `UnknownError` is how Safari says that it lost the database; an abort is one only if the connection ended with it. */
function isDropped(problem: unknown, hasDropped: boolean): boolean {
  if (!(problem instanceof Error)) return false;
  return (
    ["InvalidStateError", "UnknownError"].includes(problem.name) ||
    (hasDropped && problem.name === "AbortError")
  );
}

function forget(store: Store): void {
  if (current !== store) return; // there is another by now
  store.close();
  current = undefined;
  opened = undefined;
}

function open(): Promise<Store> {
  return openDB<Stores>(NAME, MIGRATIONS.length, {
    async upgrade(store, oldVersion, _newVersion, change) {
      for (const migrate of MIGRATIONS.slice(oldVersion)) await migrate(store, change);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
      tellClosed();
    },
    terminated() {
      drops += 1;
      opened = undefined;
    },
  });
}

/** Close the database, so that the next use opens it again. */
export async function closeStore(): Promise<void> {
  const store = await opened;
  opened = undefined;
  current = undefined;
  store?.close();
}

/** Where there is no room the transaction says so, and its requests only that they were aborted. */
export async function ended(done: Promise<void>, writes: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all([done, Promise.allSettled(writes)]);
}
