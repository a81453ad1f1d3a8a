/**
 * The desk where items go out and come back: one scan each. What is in goes out, what is out comes back; what cannot be is
 * written as it was done, for nobody is told at a desk that a book is where it is not.
 */
import { computed, signal } from "@preact/signals";
import { itemId, loanId } from "../../../sync/items";
import { itemsHere } from "../items";
import { endedBy, freeTiles, type Loan, loansOf } from "../loans";
import { place, placeId, records, texts, write } from "../state";
import { isSameScan, type Sighting } from "./sightings";
import { sound } from "./sound";

/** What just happened to an item. */
export interface Happening {
  readonly what: "lent" | "returned" | "undone" | "failed";
  /** Of one that came back the tile that is free again; of one that went out its own. */
  readonly tile?: number | undefined;
  readonly item: string;
}

/** One of the last scans; `was` is the loan that it ended, and nothing where it began one. */
export interface Done {
  readonly id: string;
  readonly item: string;
  /** Which lends it. */
  readonly place: string;
  readonly at: Date;
  readonly what: "lent" | "returned";
  readonly was: Loan | undefined;
}

const UNDONE_AT_MOST = 3;
const TILES_SHOWN = 12;

export const happened = signal<Happening | undefined>(undefined);
/** The last ones, latest first. */
export const done = signal<readonly Done[]>([]);
/** For a pile of books that came back: whatever is scanned comes in. */
export const isOnlyReturning = signal(false);
/** What one reader takes along, until a tile is chosen for it. */
export const pile = signal<readonly string[]>([]);
/** The tiles to choose from. */
export const offered = signal<readonly number[]>([]);

/** All that is out of this place, by item. */
export const loans = computed(() => loansOf(records.value.values(), placeId.value, texts.value));

let turn: Promise<void> = Promise.resolve();
let last: Sighting | undefined;

/** A scanner read a code at this moment, in milliseconds; the same label goes on being one scan for a while. */
export function scan(code: string, at: number): void {
  const seen = { code, at };
  const isSame = isSameScan(last, seen);
  last = seen;
  if (!isSame) void take(code);
}

/** An item is at the desk; whoever scans faster than the tablet writes has each scan done in its turn. */
export function take(code: string): Promise<void> {
  const item = itemId(code);
  // A code of something else: no item has such a name.
  return item === undefined ? Promise.resolve() : inTurn(() => takeNow(item));
}

/** The pile goes out, with a tile or on trust alone. */
export function lendPile(tile: number | undefined): Promise<void> {
  return inTurn(async () => {
    const items = pile.value;
    pile.value = [];
    for (const item of items) await lend(item, tile);
  });
}

/** Nobody takes the pile along after all. */
export function leavePile(): void {
  pile.value = [];
}

export function offerTiles(): void {
  offered.value = [...freeTiles(loans.value.values(), TILES_SHOWN, random)].sort((one, other) => one - other);
}

/** Write the operation that takes it back. */
export function undo(one: Done): Promise<void> {
  return inTurn(async () => {
    if (!isUndoable(one)) return; // tapped twice
    const { item, what, was } = one;
    const id = await tried(item, () =>
      what === "lent" ? writeLoan(one, "returned") : writeLoan(one, "lent", was?.tile),
    );
    if (id === undefined) return;
    done.value = done.value.filter((kept) => kept !== one);
    happened.value = { what: "undone", item };
  });
}

/** Whether it is the last of its item, and changed where that is: a second return did not. */
export function isUndoable(one: Done): boolean {
  const isLast = done.value.find(({ item, place }) => item === one.item && place === one.place) === one;
  return isLast && (one.what === "lent" || one.was !== undefined);
}

async function takeNow(item: string): Promise<void> {
  const isLentHere = itemsHere.value.some(({ id }) => id === item);
  const scanned = { item, place: placeId.value, isLentHere };
  const was = endedBy(records.value.values(), scanned, texts.value);
  if (was || isOnlyReturning.value) await takeBack(item, was);
  else if (place.value?.tiles) addToPile(item);
  else await lend(item, undefined);
}

/** A second scan puts it back on the shelf: it never went out. */
function addToPile(item: string): void {
  if (pile.value.length === 0) offerTiles();
  const rest = pile.value.filter((one) => one !== item);
  pile.value = rest.length < pile.value.length ? rest : [...rest, item];
  happened.value = undefined;
}

async function lend(item: string, tile: number | undefined): Promise<void> {
  const of = { item, place: placeId.value };
  const id = await tried(item, () => writeLoan(of, "lent", tile));
  if (id !== undefined) note({ ...of, id, at: new Date(), what: "lent", was: undefined }, tile);
}

async function takeBack(item: string, was: Loan | undefined): Promise<void> {
  const of = { item, place: was?.place ?? placeId.value };
  const id = await tried(item, () => writeLoan(of, "returned"));
  if (id !== undefined) note({ ...of, id, at: new Date(), what: "returned", was }, was?.tile);
}

function note(one: Done, tile: number | undefined): void {
  done.value = [one, ...done.value].slice(0, UNDONE_AT_MOST);
  happened.value = { what: one.what, tile, item: one.item };
  sound(one.what);
}

/** The tile travels as a text of its own, which is erased at return. */
async function writeLoan(
  { item, place: of }: { readonly item: string; readonly place: string },
  event: "lent" | "returned",
  tile?: number,
): Promise<string> {
  const text = tile === undefined ? undefined : String(tile);
  return write("loan", await loanId(item, of), { event }, text, of);
}

/** A device that cannot keep what was scanned says so: nobody else will know of it. */
async function tried(item: string, deed: () => Promise<string>): Promise<string | undefined> {
  try {
    return await deed();
  } catch {
    happened.value = { what: "failed", item };
    sound("failed");
    return undefined;
  }
}

function inTurn(deed: () => Promise<void>): Promise<void> {
  turn = turn.then(deed);
  return turn;
}

/** A whole number below another. */
function random(below: number): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;
}
