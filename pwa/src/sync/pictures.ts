/** One text of a document, and its pictures (clause 2.3), as a published document has them. */
import {
  fileName,
  flag,
  id,
  integer,
  listOf,
  matching,
  maybe,
  members,
  oneOf,
  optional,
  type Reader,
  record,
  refuse,
  type Tone,
  text,
} from "./fields";

export type PartTone = Tone | "tint" | "ink" | "paper";

/** One segment in one language; `outdated` where its Dutch has changed since. */
export interface Text {
  readonly id: string;
  readonly text: string;
  readonly outdated?: boolean;
}

/** A part of the kit at a point of the scene; `scale` is in percent of the part's own size. */
export interface Part {
  readonly part: string;
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
  readonly tone?: PartTone;
  readonly flip?: boolean;
}

/** A scene of 96 by 64 units made of the kit's parts, and what it shows in words. */
export interface ScenePicture {
  readonly scene: readonly Part[];
  readonly ground?: PartTone;
  readonly alt: Text;
}

/** An image of the list's files, its size in pixels, and what it shows in words: pictures are the reader's choice. */
export interface ImagePicture {
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly alt: Text;
}

export type Picture = ScenePicture | ImagePicture;

export const segment: Reader<Text> = record<Text>({
  id: matching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.[A-Za-z0-9_-]{1,64}$/),
  text: text(1, 4000),
  outdated: optional(flag),
});

const partTone = oneOf("canal", "saffron", "brick", "indigo", "leaf", "plum", "tint", "ink", "paper");
const coordinate = integer(-96, 192);
const part = record<Part>({
  part: id,
  x: coordinate,
  y: coordinate,
  scale: optional(integer(5, 800)),
  tone: maybe(partTone),
  flip: optional(flag),
});

const scene = record<ScenePicture>({ scene: listOf(part, 60, 1), ground: maybe(partTone), alt: segment });
export const pixels = integer(1, 4096);
const image = record<ImagePicture>({ image: fileName, width: pixels, height: pixels, alt: segment });

/** A scene or an image, and nothing of the other. */
export const picture: Reader<Picture> = (value) => {
  const found = members(value);
  const isImage = !isEmpty(found.image);
  const others = isImage ? [found.scene, found.ground] : [found.width, found.height];
  if (!others.every(isEmpty)) return refuse("half a scene and half an image");
  return isImage ? image(found) : scene(found);
};

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}
