/** A match as it stands: two people, a fixed moment, a public place. */
import type { StaffRecord } from "../../../sync/merging";
import { type Coach, readCoach } from "../coaching";
import { fieldsOf, place, records } from "../state";

export interface Match {
  readonly id: string;
  readonly demand: Coach | undefined;
  readonly supply: Coach | undefined;
  readonly day: string;
  readonly time: string;
  /** Its name; undefined where the place does not have it any more. */
  readonly spot: string | undefined;
  readonly state: string;
}

export function readMatch(found: StaffRecord): Match {
  const fields = fieldsOf(found);
  const text = (name: string) => String(fields[name] ?? "");
  const coach = (name: string) => {
    const kept = records.value.get(`coach/${text(name)}`);
    return kept && readCoach(kept);
  };
  return {
    id: found.entity_id,
    demand: coach("demand"),
    supply: coach("supply"),
    day: text("day"),
    time: text("time"),
    spot: place.value?.spots.find(({ id }) => id === fields.spot)?.name,
    state: text("state"),
  };
}
