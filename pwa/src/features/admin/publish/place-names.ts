/** What places are called, by their id. */
import { readPlaces } from "../team-api";
import { useAnswer } from "../use-answer";

/** An id stands for itself until the server told. */
export function usePlaceNames(): (ids: readonly string[]) => string {
  const answer = useAnswer(readPlaces, []);
  const names = new Map(answer?.ok ? answer.value.places.map(({ id, name }) => [id, name]) : []);
  return (ids) => ids.map((id) => names.get(id) ?? id).join(", ");
}
