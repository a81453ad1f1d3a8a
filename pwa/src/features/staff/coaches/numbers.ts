/** Ids whose number nobody else on the board has: a number is all that stands on a slip. */
import { randomId } from "../../../store/random";
import { numberOf } from "../coaching";
import { recordsOf } from "../state";

export function freeId(): string {
  const taken = new Set(recordsOf("coach").map(({ entity_id }) => numberOf(entity_id)));
  let id = randomId();
  while (taken.has(numberOf(id))) id = randomId();
  return id;
}
