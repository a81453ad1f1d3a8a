/** What was typed and the server does not have yet, kept in this browser's own database: a crash or a cut line loses nothing. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { CardContent } from "./content";

/** A card as it was typed, and the version that it was made from. */
export interface Kept {
  readonly content: CardContent;
  readonly base: CardContent;
  readonly basedOn: number;
  readonly at: string;
}

interface Studio extends DBSchema {
  cards: { key: string; value: Kept };
}

const NAME = "wegwijs-studio";
let opened: Promise<IDBPDatabase<Studio>> | undefined;

function open(): Promise<IDBPDatabase<Studio>> {
  opened ??= openDB<Studio>(NAME, 1, {
    upgrade: (store) => {
      store.createObjectStore("cards");
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}

/** Each person of a shared computer has their own. */
function key(person: string, card: string): string {
  return `${person} ${card}`;
}

export async function readKept(person: string, card: string): Promise<Kept | undefined> {
  return (await open()).get("cards", key(person, card));
}

/** Done once it is on the disk. */
export async function keep(person: string, card: string, kept: Kept): Promise<void> {
  const change = (await open()).transaction("cards", "readwrite", { durability: "strict" });
  await Promise.all([change.store.put(kept, key(person, card)), change.done]);
}

export async function dropKept(person: string, card: string): Promise<void> {
  await (await open()).delete("cards", key(person, card));
}
