/** What a place says of itself, as the server keeps it: an overlay without what the server adds (clause 2.5). */
import type { Block, SlotName } from "../../../sync/blocks";
import { type Answer, call } from "../call";

export interface OwnPlace {
  readonly id: string;
  readonly name: string;
  /** Empty where nobody could sign for it. */
  readonly region: string;
}

export type Slots = Readonly<Partial<Record<SlotName, readonly Block[]>>>;

/** `facts` and `off` are kept as they came: they are made with a file. */
export interface Said {
  readonly languages: Readonly<Record<string, Slots>>;
  readonly valid_until?: string | null;
  readonly facts?: unknown;
  readonly off?: unknown;
}

export interface KeptOverlay {
  readonly place: OwnPlace;
  readonly hash: string;
  readonly said: Said;
}

export function readOwnPlaces(): Promise<Answer<{ readonly places: readonly OwnPlace[] }>> {
  return call("overlays");
}

export function readOverlay(place: string): Promise<Answer<KeptOverlay>> {
  return call(`overlays/${encodeURIComponent(place)}`);
}

export function keepOverlay(
  place: string,
  was: string,
  said: Said,
  csrf: string,
): Promise<Answer<KeptOverlay>> {
  return call(`overlays/${encodeURIComponent(place)}`, { method: "PUT", body: { was, said }, csrf });
}
