/** What an edition consists of, as published: manifest, file lists and places. */
import { ContentError } from "./errors";
import {
  type Audience,
  audience,
  BLOB_MAX,
  type BlobReference,
  blobReference,
  count,
  day,
  edition,
  fileName,
  id,
  integer,
  language,
  line,
  listOf,
  mapOf,
  maybe,
  oneOf,
  optional,
  parseJson,
  type Reader,
  readValue,
  record,
  refuse,
  type Sensitivity,
  sensitivity,
  sha256Name,
  type Tone,
  type Track,
  tone,
  track,
} from "./fields";

export type { BlobReference } from "./fields";

export const MANIFEST_MAX = 512 * 1024; // bytes
export const LIST_MAX = 1024 * 1024; // bytes
export const PLACES_MAX = 512 * 1024; // bytes

/** One text per language. */
export type Words = Readonly<Record<string, string>>;

/** A topic of the pack, in the order in which a phone shows them. */
export interface Theme {
  readonly id: string;
  readonly icon: string;
  readonly tone: Tone;
  readonly title: Words;
}

/** A resource of the pack; `type` is open, for a newer edition may have types that this code cannot show. */
export interface ResourceEntry {
  readonly id: string;
  readonly type: string;
  readonly theme: string;
  readonly sensitivity: Sensitivity;
}

/** The first install of one language; `download` is what its parts weigh on the line, in bytes. */
export interface Bundle {
  readonly parts: readonly BlobReference[];
  readonly download: number;
}

/**
 * What one language of the edition has that edition `from` had not. `like` says for each part which part of the former
 * bundle it differs little from; without it that is the first.
 */
export interface Update extends Bundle {
  readonly from: number;
  readonly like?: readonly number[];
}

/** One edition of a pack (clause 2.7); `updates` lead to it from editions before it (clause 2.8). */
export interface Manifest {
  readonly schema: 1;
  readonly pack: string;
  readonly edition: number;
  readonly published: string;
  readonly phases: readonly number[];
  readonly track: Track;
  readonly audience: Audience;
  readonly tone: Tone;
  readonly languages: readonly string[];
  readonly title: Words;
  readonly summary: Words;
  readonly themes: readonly Theme[];
  readonly resources: readonly ResourceEntry[];
  readonly lists: Readonly<Record<string, BlobReference>>;
  readonly bundles: Readonly<Record<string, Bundle>>;
  readonly media: Readonly<Record<string, BlobReference>>;
  readonly updates?: Readonly<Record<string, readonly Update[]>>;
}

/**
 * One file of a language's list; `language` differs from the list's where a fallback serves (clause 2.3). `download` is
 * what it weighs on the line, in bytes, where that is less than `bytes`.
 */
export interface FileEntry {
  readonly path: string;
  readonly resource: string;
  readonly language: string;
  readonly kind: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly need: "core" | "picture" | "sound";
  readonly download?: number;
  readonly chunks?: readonly BlobReference[];
}

/** Every file that one language of an edition needs. */
export interface FileList {
  readonly pack: string;
  readonly edition: number;
  readonly language: string;
  readonly files: readonly FileEntry[];
}

/** What pictures and sound of one language weigh, in bytes. */
export interface MediaSizes {
  readonly picture?: number;
  readonly sound?: number;
}

/**
 * What signed metadata say of a pack before anything is saved; `download` is its text in bytes per language. With
 * `places` it is a staged edition, for the phones of these places (clause 2.5).
 */
export interface PackCustom {
  readonly edition: number;
  readonly phases: readonly number[];
  readonly track: Track;
  readonly audience: Audience;
  readonly tone: Tone;
  readonly title: Words;
  readonly download: Readonly<Record<string, number>>;
  readonly media?: Readonly<Record<string, MediaSizes>>;
  readonly places?: readonly string[];
}

/** A shelter or library that a phone may choose; `region` says who signs what it shows of itself (clause 2.5). */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: "shelter" | "library";
  readonly languages: readonly string[];
  readonly situations: readonly string[];
  readonly region?: string;
}

/** The published places. */
export interface Places {
  readonly places: readonly Place[];
}

export const words: Reader<Words> = mapOf(language, line);
const phases = listOf(integer(1, 3), 3, 1);

const PARTS_MAX = 64;
const parts = listOf(blobReference, PARTS_MAX, 1);
const like = optional(listOf(integer(0, PARTS_MAX - 1), PARTS_MAX));

const manifest = record<Manifest>({
  schema: oneOf(1),
  pack: id,
  edition,
  published: day,
  phases,
  track,
  audience,
  tone,
  languages: listOf(language, 40, 1),
  title: words,
  summary: words,
  themes: listOf(record<Theme>({ id, icon: id, tone, title: words }), 60),
  resources: listOf(record<ResourceEntry>({ id, type: id, theme: id, sensitivity }), 500),
  lists: mapOf(language, record<BlobReference>({ sha256: sha256Name, bytes: integer(1, LIST_MAX) })),
  bundles: mapOf(language, record<Bundle>({ parts, download: count })),
  media: mapOf(id, blobReference),
  updates: optional(
    mapOf(language, listOf(record<Update>({ from: edition, parts, download: count, like }), 5)),
  ),
});

const file = record<FileEntry>({
  path: fileName,
  resource: id,
  language,
  kind: id,
  bytes: integer(1, 64 * 1024 * 1024),
  sha256: sha256Name,
  need: oneOf("core", "picture", "sound"),
  download: maybe(integer(1, BLOB_MAX)),
  chunks: optional(listOf(blobReference, 256)),
});

const fileList = record<FileList>({ pack: id, edition, language, files: listOf(file, 4000) });

const custom = record<PackCustom>({
  edition,
  phases,
  track,
  audience,
  tone,
  title: words,
  download: mapOf(language, count),
  media: maybe(mapOf(language, record<MediaSizes>({ picture: maybe(count), sound: maybe(count) }))),
  places: maybe(listOf(id, 5000, 1)),
});

const place = record<Place>({
  id,
  name: line,
  kind: oneOf("shelter", "library"),
  languages: listOf(language, 40),
  situations: listOf(id, 40),
  region: maybe(id),
});

const places = record<Places>({ places: listOf(place, 5000) });

/** The manifest of `pack`, whole and consistent; throws ContentError not-json, too-large or bad-manifest. */
export function parseManifest(bytes: Uint8Array, pack: string): Manifest {
  return parse(bytes, MANIFEST_MAX, "bad-manifest", (value) => {
    const found = manifest(value);
    const themes = found.themes.map((theme) => theme.id);
    const languages = sorted(found.languages);
    require(found.pack === pack, "another pack");
    require(areUnique(found.resources.map((resource) => resource.id)), "a resource twice");
    require(found.resources.every((resource) => themes.includes(resource.theme)), "an unknown theme");
    require(languages === sorted(Object.keys(found.lists)) &&
      languages === sorted(Object.keys(found.bundles)), "a language twice or without files");
    for (const [language, updates] of Object.entries(found.updates ?? {})) {
      require(found.languages.includes(language), "updates of an unknown language");
      require(updates.every(({ from }) => from < found.edition), "an update from a later edition");
      require(areUnique(updates.map(({ from }) => from)), "an update twice");
      const isWhole = ({ like = [], parts }: Update) => like.length === 0 || like.length === parts.length;
      require(updates.every(isWhole), "an update that is like other parts than it has");
    }
    return found;
  });
}

/** The file list of one language of this edition; throws ContentError not-json, too-large or bad-list. */
export function parseList(bytes: Uint8Array, { pack, edition }: Manifest, language: string): FileList {
  return parse(bytes, LIST_MAX, "bad-list", (value) => {
    const found = fileList(value);
    const isOurs = found.pack === pack && found.edition === edition && found.language === language;
    require(isOurs, "of another pack, edition or language");
    require(areUnique(found.files.map((entry) => entry.path)), "a path twice");
    require(found.files.every(
      (entry) => entry.chunks?.length || entry.bytes <= BLOB_MAX,
    ), "too long for one blob");
    require(found.files.every(
      ({ chunks, bytes }) => !chunks?.length || weight(chunks) === bytes,
    ), "chunks of another length");
    return found;
  });
}

/** The published places; throws ContentError not-json, too-large or bad-places. */
export function parsePlaces(bytes: Uint8Array): Places {
  return parse(bytes, PLACES_MAX, "bad-places", places);
}

/** The `custom` of a pack's target in signed metadata; throws ContentError bad-custom. */
export function parseCustom(value: unknown): PackCustom {
  return readValue(value, custom, ContentError, "bad-custom");
}

/** The strictest sensitivity among the theme's resources: yellow and red go to the office only (clause 3.8). */
export function topicSensitivity({ resources }: Manifest, topic: string): Sensitivity {
  const found = resources.filter(({ theme }) => theme === topic).map((resource) => resource.sensitivity);
  return found.includes("red") ? "red" : found.includes("yellow") ? "yellow" : "green";
}

function parse<T>(bytes: Uint8Array, cap: number, code: string, read: Reader<T>): T {
  return readValue(parseJson(bytes, cap, ContentError), read, ContentError, code);
}

function require(holds: boolean, detail: string): void {
  if (!holds) refuse(detail);
}

function weight(blobs: readonly BlobReference[]): number {
  return blobs.reduce((sum, { bytes }) => sum + bytes, 0);
}

function areUnique(names: readonly (string | number)[]): boolean {
  return new Set(names).size === names.length;
}

function sorted(names: readonly string[]): string {
  return [...names].sort().join();
}
