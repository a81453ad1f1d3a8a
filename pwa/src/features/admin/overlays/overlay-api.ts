/** What a place says of itself, as the server keeps it: an overlay without what the server adds (clause 2.5). */
import type { Block, SlotName } from "../../../sync/blocks";
import type { Photo } from "../../../sync/overlay";
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
  readonly photos?: readonly Photo[];
}

/** A photo that the server has, without its words. */
export type PhotoFile = Omit<Photo, "alt">;

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

/** Who sends it saw that there are no people on it; its own name stays here. */
export function putPhoto(place: string, file: Blob, csrf: string): Promise<Answer<PhotoFile>> {
  const body = new Blob([JSON.stringify({ without_people: true }), "\n", file]);
  const fileType = "application/octet-stream";
  return call(`overlays/${encodeURIComponent(place)}/photos`, { method: "POST", file: body, fileType, csrf });
}

/** The bytes of a photo as a picture; undefined where there is no line. */
export async function readPhoto(sha256: string): Promise<Blob | undefined> {
  const response = await fetch(`/b/${sha256}`);
  return response.ok ? new Blob([await response.arrayBuffer()], { type: "image/webp" }) : undefined;
}
