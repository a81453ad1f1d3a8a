/** One round of a team's device: tell and hear, what the centre decided, and the packs; what came of it for the screens. */

import { signal } from "@preact/signals";
import { teamRound } from "../../net/team";
import { bringAlong } from "./packs-along";
import { device, lastSync, online, readTeam } from "./state";
import { noteForgotten, wasForgotten } from "./tablet";

export type Round = "done" | "offline" | "unknown" | "forgotten";

/** Whether one is running, and what came of the last. */
export const isRunning = signal(false);
export const lastRound = signal<Round | undefined>(undefined);

let running: Promise<Round> | undefined;

/** Start one unless one is running; `isEager` where there is a new reason to think that it will work. */
export function round(isEager: boolean): Promise<Round> {
  isRunning.value = true;
  running ??= tellAndHear(isEager)
    .then((came) => {
      lastRound.value = came;
      return came;
    })
    .finally(() => {
      running = undefined;
      isRunning.value = false;
    });
  return running;
}

async function tellAndHear(isEager: boolean): Promise<Round> {
  const result = await teamRound(fetch, new Date(), isEager);
  if (result.ok) {
    lastSync.value = new Date();
    online.value = true;
  } else if (result.reason === "offline" || result.reason === "busy") {
    online.value = false;
  }
  const isForgotten = !result.ok && result.reason === "forgotten";
  if (isForgotten) noteForgotten(true);
  await readTeam();
  if (isForgotten) return "forgotten";
  if (!result.ok) return result.reason === "unknown" ? "unknown" : "offline";
  return "done";
}

/** After a round that went well: the packs, which may take long and hold up nothing. */
export async function bringPacks(): Promise<void> {
  if (!device.peek() || wasForgotten()) return;
  const { signal } = new AbortController();
  await bringAlong(signal);
}
