/** What is typed in the studio and the server does not have yet: in this browser's own database, where a crash or a cut line loses nothing. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** What a folder of screens keeps adds its store here, and raises the version by that. */
const STORES = ["cards", "recordings", "texts"] as const;
type Store = (typeof STORES)[number];

interface Studio extends DBSchema {
  cards: { key: string; value: unknown };
  recordings: { key: string; value: unknown };
  texts: { key: string; value: unknown };
}

const NAME = "wegwijs-studio";
let opened: Promise<IDBPDatabase<Studio>> | undefined;

function open(): Promise<IDBPDatabase<Studio>> {
  const forget = () => {
    opened = undefined;
  };
  opened ??= openDB<Studio>(NAME, STORES.length, {
    upgrade: (database) => {
      for (const store of STORES)
        if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
    },
    // Another tab has newer code: it would wait for this one.
    blocking: (_before, _after, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
  return opened;
}

/** Each person of a shared computer has their own. */
function key(person: string, what: string): string {
  return `${person} ${what}`;
}

export async function readFrom<Value>(
  store: Store,
  person: string,
  what: string,
): Promise<Value | undefined> {
  return (await (await open()).get(store, key(person, what))) as Value | undefined;
}

/** Done once it is on the disk. */
export async function keepIn(store: Store, person: string, what: string, value: unknown): Promise<void> {
  const change = (await open()).transaction(store, "readwrite", { durability: "strict" });
  await Promise.all([change.store.put(value, key(person, what)), change.done]);
}

export async function dropFrom(store: Store, person: string, what: string): Promise<void> {
  await (await open()).delete(store, key(person, what));
}
