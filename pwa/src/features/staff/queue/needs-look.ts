/** What a person of the team should look at, some time. */
import type { Refused } from "../../../store/team-shown";
import { type OddLoan, oddLoans } from "../loans";
import { placeId, queue, records, recordsOf } from "../state";
import { type Clash, clashesIn } from "./resolving";

interface ToLookAt {
  readonly clashes: readonly Clash[];
  /** Those after which nothing sound has happened to the item yet. */
  readonly loans: readonly OddLoan[];
  readonly held: readonly Refused[];
}

const ENTITIES = ["visit", "activity", "note", "coach", "match"] as const;

export function toLookAt(): ToLookAt {
  const fields = ENTITIES.flatMap(recordsOf).flatMap((found) => (found.merge === "fields" ? [found] : []));
  return {
    clashes: clashesIn(fields),
    loans: oddLoans(records.value.values()).filter(
      ({ isSettled, place }) => !isSettled && place === placeId.value,
    ),
    held: queue.value.refused,
  };
}

export function countToLookAt(): number {
  const { clashes, loans, held } = toLookAt();
  return clashes.length + loans.length + held.length;
}
