/** The studio's own database in this browser: what somebody made here and the server does not have yet. */
import { type DBSchema, type IDBPDatabase, openDB, type StoreNames } from "idb";

/** What a folder of screens keeps adds its store here; keys begin with who made it. */
export interface Studio extends DBSchema {
  cards: { key: string; value: unknown };
  recordings: { key: string; value: unknown };
}

const NAME = "wegwijs-studio";
const STORES: readonly StoreNames<Studio>[] = ["cards", "recordings"];
let opened: Promise<IDBPDatabase<Studio>> | undefined;

export function openStudio(): Promise<IDBPDatabase<Studio>> {
  opened ??= openDB<Studio>(NAME, STORES.length, {
    upgrade: (store) => {
      for (const name of STORES) {
        if (!store.objectStoreNames.contains(name)) store.createObjectStore(name);
      }
    },
    // Another tab has a newer studio: it is let through, and the next deed here opens anew.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}

/** Done once it is on the disk. */
export async function keepInStudio(name: StoreNames<Studio>, key: string, value: unknown): Promise<void> {
  const change = (await openStudio()).transaction(name, "readwrite", { durability: "strict" });
  await Promise.all([change.store.put(value, key), change.done]);
}
