/** What the studio asks of the server about pictures and sound. */
import { type Answer, call } from "../call";

export type MediaKind = "picture" | "sound";
export type Licence = "own" | "permission" | "cc0" | "cc-by" | "cc-by-sa" | "cc-by-nc" | "cc-by-nc-sa";

export interface HeldFile {
  readonly name: string;
  readonly bytes: number;
}

/** A recording; `approved_by` is empty until a second person has listened. */
export interface Take {
  readonly id: string;
  readonly segment: string;
  readonly says: string;
  readonly says_now: string | null;
  readonly outdated: boolean;
  readonly milliseconds: number;
  readonly made_by: string;
  readonly made_on: string;
  readonly approved_by: string;
  readonly licence: Licence;
  readonly credit_line: string;
  readonly flags: readonly ("nc" | "sa")[];
}

/** What is said, and whose words of a card they are. */
export interface Sentence {
  readonly nl: string;
  readonly segment?: string;
}

export interface MediaItem {
  readonly name: string;
  readonly kind: MediaKind;
  readonly files: readonly HeldFile[];
  readonly alt: string;
  readonly licence: Licence | "";
  readonly credit: string;
  readonly source: string;
  readonly credit_line: string;
  readonly flags: readonly ("nc" | "sa")[];
  readonly width: number;
  readonly height: number;
  readonly quality: number;
  readonly made_by: string;
  readonly made_on: string | null;
  readonly used_by: readonly string[];
  readonly takes: readonly Take[];
  readonly sentence: Sentence | null;
}

/** A sentence that somebody has to read in. */
export interface ToSay {
  readonly segment: string;
  readonly nl: string;
  readonly name: string;
  readonly again: boolean;
}

export interface MediaList {
  readonly pack: string;
  readonly title: string;
  readonly items: readonly MediaItem[];
  readonly to_say: readonly ToSay[];
}

export interface Terms {
  readonly licence: Licence;
  readonly credit: string;
  readonly source: string;
}

export interface PictureHead extends Terms {
  readonly alt: string;
}

/** `starts` and `ends` are milliseconds of the file. */
export interface SoundHead extends Terms {
  readonly says: string;
  readonly segment?: string;
  readonly starts?: number;
  readonly ends?: number;
}

export const OWN: Terms = { licence: "own", credit: "", source: "" };

export function readMedia(pack: string): Promise<Answer<MediaList>> {
  return call(of(pack));
}

export function putPicture(
  pack: string,
  file: Blob,
  head: PictureHead,
  csrf: string,
): Promise<Answer<MediaItem>> {
  return upload(`${of(pack)}/pictures`, file, head, csrf);
}

export function putSound(
  pack: string,
  file: Blob,
  head: SoundHead,
  csrf: string,
): Promise<Answer<MediaItem>> {
  return upload(`${of(pack)}/sounds`, file, head, csrf);
}

export function changeNote(
  pack: string,
  name: string,
  note: PictureHead,
  csrf: string,
): Promise<Answer<MediaItem>> {
  return call(`${of(pack)}/items/${encodeURIComponent(name)}`, { method: "PUT", body: note, csrf });
}

export function removeItem(pack: string, name: string, csrf: string): Promise<Answer<undefined>> {
  return call(`${of(pack)}/items/${encodeURIComponent(name)}`, { method: "DELETE", csrf });
}

export function approveTake(pack: string, take: string, csrf: string): Promise<Answer<undefined>> {
  return call(`${of(pack)}/takes/${take}/approval`, { method: "POST", csrf });
}

export function dropTake(pack: string, take: string, csrf: string): Promise<Answer<undefined>> {
  return call(`${of(pack)}/takes/${take}`, { method: "DELETE", csrf });
}

/** Where the bytes of a file are that cards may name. */
export function fileAddress(pack: string, name: string): string {
  return `/api/${of(pack)}/files/${name}`;
}

/** Undefined where it does not come: there is no line, or nobody approved of it yet. */
export async function readFile(pack: string, name: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(fileAddress(pack, name));
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}

export function takeAddress(pack: string, take: string): string {
  return `/api/${of(pack)}/takes/${take}/mp3`;
}

/** One line of JSON, and the file behind it: its own name stays here. */
function upload<Value>(path: string, file: Blob, head: object, csrf: string): Promise<Answer<Value>> {
  const body = new Blob([JSON.stringify(head), "\n", file]);
  return call(path, { method: "POST", file: body, fileType: "application/octet-stream", csrf });
}

function of(pack: string): string {
  return `media/${encodeURIComponent(pack)}`;
}
