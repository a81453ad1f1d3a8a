/** Where items are and which tile each went out with; what cannot be is kept as something to look at, and is no error. */
import { lentItem } from "../../sync/items";
import type { LoanEvent, LoansRecord, Oddity, StaffRecord } from "../../sync/merging";
import { writtenAt } from "./moments";

/** A tile of paper that stands for whoever borrows: a number and the motif that is drawn from it. */
export const TILES = 99;

/** An item that is out. */
export interface Loan {
  readonly item: string;
  /** Which lends it. */
  readonly place: string;
  readonly since: Date;
  /** Nothing where it went out on trust, or where the text that says so is gone. */
  readonly tile: number | undefined;
}

/** Something that happened to an item and cannot be; settled when something sound has happened to it since. */
export interface OddLoan {
  readonly item: string;
  readonly place: string;
  readonly oddity: Oddity;
  readonly op_id: string;
  readonly at: Date;
  readonly isSettled: boolean;
}

const ODD: Readonly<Record<string, Oddity>> = {
  "lent lent": "lent-twice",
  "returned returned": "returned-twice",
  " returned": "returned-without-loan",
};

/** The item's loan, by the latest event; nothing where it is in. */
export function loanOf(found: StaffRecord | undefined, texts: ReadonlyMap<string, string>): Loan | undefined {
  const latest = found?.merge === "loans" ? found.events[found.events.length - 1] : undefined;
  if (!found || latest?.event !== "lent") return undefined;
  const { entity_id, place } = found;
  return { item: lentItem(entity_id), place, since: writtenAt(latest.hlc), tile: tileOf(latest, texts) };
}

/** All that is out of one place, by item. */
export function loansOf(
  records: Iterable<StaffRecord>,
  place: string,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, Loan> {
  const out = new Map<string, Loan>();
  for (const found of records) {
    const loan = found.place === place ? loanOf(found, texts) : undefined;
    if (loan) out.set(loan.item, loan);
  }
  return out;
}

/**
 * The loan that a scan at this place ends, if it ends one: its own, or else that of a book of another place, which this
 * place does not lend itself and which came back here.
 */
export function endedBy(
  records: Iterable<StaffRecord>,
  scanned: { readonly item: string; readonly place: string; readonly isLentHere: boolean },
  texts: ReadonlyMap<string, string>,
): Loan | undefined {
  const out = [...records].flatMap((found) => {
    const isOfItem = found.merge === "loans" && lentItem(found.entity_id) === scanned.item;
    return (isOfItem && loanOf(found, texts)) || [];
  });
  const own = out.find(({ place }) => place === scanned.place);
  return own ?? (scanned.isLentHere ? undefined : out[0]);
}

/** Some tiles that nobody has, in no order; `random` gives a whole number below its argument. */
export function freeTiles(
  loans: Iterable<Loan>,
  most: number,
  random: (below: number) => number,
): readonly number[] {
  const used = new Set([...loans].map(({ tile }) => tile));
  const free = Array.from({ length: TILES }, (_, at) => at + 1).filter((tile) => !used.has(tile));
  const drawn: number[] = [];
  while (drawn.length < most && free.length > 0) drawn.push(...free.splice(random(free.length), 1));
  return drawn;
}

/** What "needs a look" tells of loans (clause 4.5), oldest first. */
export function oddLoans(records: Iterable<StaffRecord>): readonly OddLoan[] {
  const odd: OddLoan[] = [];
  for (const found of records) if (found.merge === "loans") odd.push(...oddIn(found));
  return odd.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function oddIn({ entity_id, place, events }: LoansRecord): readonly OddLoan[] {
  const oddities = events.map(({ event }, at) => ODD[`${events[at - 1]?.event ?? ""} ${event}`]);
  const sound = oddities.lastIndexOf(undefined);
  return events.flatMap(({ op_id, hlc }, at) => {
    const oddity = oddities[at];
    if (!oddity) return [];
    return [{ item: lentItem(entity_id), place, oddity, op_id, at: writtenAt(hlc), isSettled: at < sound }];
  });
}

function tileOf({ tile }: LoanEvent, texts: ReadonlyMap<string, string>): number | undefined {
  const number = Number(texts.get(tile ?? ""));
  return Number.isInteger(number) && number >= 1 && number <= TILES ? number : undefined;
}
