/** What a tablet remembers of how it is used: nothing of what happens there. */
import { changeSettings } from "../../store/settings";
import { shelve, shelved } from "../../store/shelf";
import { chosenPlace } from "./state";

const PLACE = "wegwijs-team-place";
const FORGOTTEN = "wegwijs-team-forgotten";

/** Where the team works from now on; what the place says of itself comes with the next round. */
export async function choosePlace(id: string): Promise<void> {
  chosenPlace.value = id;
  shelve(PLACE, id);
  await changeSettings({ place: id });
}

export function recallPlace(): void {
  chosenPlace.value = shelved(PLACE) ?? undefined;
}

/** Whether the centre had this device forget all, until it is enrolled anew. */
export function wasForgotten(): boolean {
  return shelved(FORGOTTEN) !== null;
}

export function noteForgotten(isForgotten: boolean): void {
  shelve(FORGOTTEN, isForgotten ? "1" : null);
}
