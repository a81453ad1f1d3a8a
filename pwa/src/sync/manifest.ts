/** What an edition consists of, as published: manifest, file lists and places; and what a phone has to fetch. */
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
  id,
  integer,
  language,
  line,
  listOf,
  mapOf,
  matching,
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

/** One edition of a pack (clause 2.7). */
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
}

/** One file of a language's list; `language` differs from the list's where a fallback serves (clause 2.3). */
export interface FileEntry {
  readonly path: string;
  readonly resource: string;
  readonly language: string;
  readonly kind: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly need: "core" | "picture" | "sound";
  readonly chunks?: readonly BlobReference[];
}

/** Every file that one language of an edition needs. */
export interface FileList {
  readonly pack: string;
  readonly edition: number;
  readonly language: string;
  readonly files: readonly FileEntry[];
}

/** What signed metadata say of a pack before anything is saved; `download` is in bytes per language. */
export interface PackCustom {
  readonly edition: number;
  readonly phases: readonly number[];
  readonly track: Track;
  readonly audience: Audience;
  readonly tone: Tone;
  readonly title: Words;
  readonly download: Readonly<Record<string, number>>;
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

/** What to fetch: bundles of these languages, and single blobs for the rest; `bytes` on the line at most. */
export interface Download {
  readonly bundles: readonly string[];
  readonly blobs: readonly BlobReference[];
  readonly bytes: number;
}

export const words: Reader<Words> = mapOf(language, line);
const phases = listOf(integer(1, 3), 3, 1);

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
  bundles: mapOf(language, record<Bundle>({ parts: listOf(blobReference, 64, 1), download: count })),
  media: mapOf(id, blobReference),
});

const file = record<FileEntry>({
  path: matching(/^[A-Za-z0-9_-]{1,80}(\.[A-Za-z0-9_-]{1,20}){1,3}$/),
  resource: id,
  language,
  kind: id,
  bytes: integer(1, 64 * 1024 * 1024),
  sha256: sha256Name,
  need: oneOf("core", "picture", "sound"),
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
      languages === sorted(Object.keys(found.bundles)), "a language without files");
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
    require(found.files.every((entry) => weight(blobsOf(entry)) === entry.bytes), "chunks of another length");
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

/** The blobs that make up the file: its chunks, or itself. */
export function blobsOf({ chunks, sha256, bytes }: FileEntry): readonly BlobReference[] {
  return chunks?.length ? chunks : [{ sha256, bytes }];
}

/** The core blobs of this list that are not held, each once (clause 2.10). */
export function missingBlobs({ files }: FileList, held: ReadonlySet<string>): readonly BlobReference[] {
  const core = files.filter(({ need }) => need === "core").flatMap(blobsOf);
  return [...new Map(core.map((blob) => [blob.sha256, blob])).values()].filter(
    ({ sha256 }) => !held.has(sha256),
  );
}

/** For each list its bundle when more than half of its bytes are missing, else single blobs (clause 2.8). */
export function chooseDownload(
  { bundles: offered }: Manifest,
  lists: readonly FileList[],
  held: ReadonlySet<string>,
): Download {
  const known = new Set(held);
  const bundles: string[] = [];
  const blobs: BlobReference[] = [];
  for (const files of lists) {
    const missing = missingBlobs(files, known);
    for (const { sha256 } of missing) known.add(sha256);
    if (2 * weight(missing) > weight(missingBlobs(files, new Set()))) bundles.push(files.language);
    else blobs.push(...missing);
  }
  const bundled = bundles.reduce((sum, language) => sum + (offered[language]?.download ?? 0), 0);
  return { bundles, blobs, bytes: bundled + weight(blobs) };
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

function areUnique(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

function sorted(names: readonly string[]): string {
  return [...names].sort().join();
}
