/** Courier files as the browser has them: written out of pieces, and read where a document lies, never as a whole. */
import { nameBlob } from "../sync/canonical";
import { type CourierKind, parseIndex, readLayout, type Span, writeIndex } from "../sync/courier";
import { ContentError } from "../sync/errors";
import type { Fetcher } from "./http";

const HEAD = 256 * 1024 + 1; // bytes; the longest first line

/** A document to be carried. */
export interface Carried {
  readonly name: string;
  readonly sha256: string;
  readonly data: Blob;
}

/** A file that was opened: what it is, and where its documents lie. */
export interface OpenedFile {
  readonly kind: CourierKind;
  readonly names: readonly string[];
  /** The bytes of a document, hash checked; undefined for one that the file does not have. Throws ContentError wrong-hash. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** A document that is at hand. */
export async function carried(name: string, data: Uint8Array): Promise<Carried> {
  return { name, sha256: await nameBlob(data), data: new Blob([data as Uint8Array<ArrayBuffer>]) };
}

export async function writeFile(kind: CourierKind, documents: readonly Carried[]): Promise<Blob> {
  const names = documents.map(({ name }) => name);
  const whole = [await carried("index", writeIndex(kind, names)), ...documents];
  const head = `${JSON.stringify(whole.map(({ sha256, data }) => [sha256, data.size]))}\n`;
  return new Blob([head, ...whole.map(({ data }) => data)], { type: "application/octet-stream" });
}

/** Throws ContentError for what is no courier file. */
export async function openFile(file: Blob): Promise<OpenedFile> {
  const spans = readLayout(await bytesOf(file.slice(0, HEAD)), file.size);
  const first = spans[0];
  if (!first) throw new ContentError("courier-length", "it holds nothing");
  const { kind, names } = parseIndex(await readSpan(file, first), spans);
  const found = new Map(names.map((name, at) => [name, spans[at + 1]]));
  return {
    kind,
    names: names.filter((name) => found.get(name)),
    read: async (name) => {
      const span = found.get(name);
      return span && readSpan(file, span);
    },
  };
}

/** A line that ends in the file; only the anchor comes from the app's own shell, never from a courier (clause 2.6). */
export function fetcherOver(file: OpenedFile): Fetcher {
  return async (url, init) => {
    if (url === "/anchor.json") return fetch(url, init);
    const name = url.slice(1).replace(/\?.*$/, "");
    const bytes = await file.read(name);
    if (!bytes) {
      return new Response("{}", { status: 404, headers: { "content-type": "application/problem+json" } });
    }
    const type = name.startsWith("b/") ? "application/octet-stream" : "application/json";
    return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { "content-type": type } });
  };
}

async function readSpan(file: Blob, { start, bytes, sha256 }: Span): Promise<Uint8Array> {
  const data = await bytesOf(file.slice(start, start + bytes));
  if ((await nameBlob(data)) !== sha256) throw new ContentError("wrong-hash", sha256);
  return data;
}

async function bytesOf(part: Blob): Promise<Uint8Array> {
  return new Uint8Array(await part.arrayBuffer());
}
