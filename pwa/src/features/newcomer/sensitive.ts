/** What must not be seen by who looks over a shoulder, and which packs tell about who saved them. */
import { packs } from "../../app/state";
import { type ResourceEntry, topicSensitivity } from "../../sync/manifest";
import type { Offer } from "./offers";

/** The resource that says whom to call in danger. */
export const EMERGENCY = "F1-03";

/** One that must be left with one tap. */
export function isRed({
  resource,
  sensitivity,
}: {
  readonly resource: string;
  readonly sensitivity: string;
}): boolean {
  return sensitivity === "red" || resource === EMERGENCY;
}

/** Whether any of these is red: their titles alone tell enough. */
export function hasRed(resources: readonly Pick<ResourceEntry, "sensitivity">[]): boolean {
  return resources.some(({ sensitivity }) => sensitivity === "red");
}

export function isRedTopic(topic: string): boolean {
  return packs.value.some(({ manifest }) => topicSensitivity(manifest, topic) === "red");
}

/** Whether a saved resource is red, by its address. */
export function isRedHere(pack: string, resource: string | undefined): boolean {
  const saved = packs.value.find((one) => one.pack === pack);
  return hasRed(saved?.manifest.resources.filter(({ id }) => id === resource) ?? []);
}

/** A pack that is not for everybody who arrives says something of who has it on the phone; a red card in one that is, nothing. */
export function isRevealing({ track, phases }: Pick<Offer, "track" | "phases">): boolean {
  return track !== "all" || !phases.includes(1);
}
