/** A publisher for tests: packs, bundles and signed metadata in memory, and the wire between it and a phone. */
import type { Fetcher } from "../net/http";
import { canonical, nameBlob } from "../sync/canonical";
import type { BlobReference, FileEntry } from "../sync/manifest";
import { newSigner, type Signer, signedBy } from "./signer";

const DAY = 86_400_000; // ms
const PART = 700; // bytes: several parts to a bundle

/** The texts of an edition: language, resource, text. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Published {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly etag?: string;
}

/** When it signs and until when; versions other than the next are for servers that lie. */
export interface Times {
  readonly signedAt?: Date; // goes into the timestamp
  readonly days?: number;
  readonly timestamp?: number; // versions
  readonly snapshot?: number;
}

/** A role that the targets delegate to, and the files it signs by name. */
interface Delegated {
  readonly paths: readonly string[];
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Everything below the domain. `onRequest` is the wire: it may throw, wait, or put another reply in the place of ours. */
export class Repository {
  readonly files = new Map<string, Published>();
  readonly requests: string[] = [];
  onRequest: (url: string, ours: () => Response) => Response | Promise<Response> = (_url, ours) => ours();
  /** A resource that bundles lack. */
  leftOut = "";
  /** Pictures and sounds that editions have from now on: the pieces of each, by path. */
  media: Readonly<Record<string, readonly string[]>> = {};
  /** Whom the targets delegate to from the next publication on, by name of the role. */
  readonly delegated = new Map<string, Delegated>();
  /** Other targets than packs, by name. */
  readonly others = new Map<string, Uint8Array>();
  private readonly packs = new Map<string, { readonly bytes: Uint8Array; readonly custom: object }>();
  private version = 0;
  private stamped = 0;
  private named: object = {};
  private rootVersion = 0;

  private readonly signer: Signer;
  private readonly now: Date;

  private constructor(signer: Signer, now: Date) {
    this.signer = signer;
    this.now = now;
  }

  /** With a root, an anchor and nothing published. */
  static async create(now: Date): Promise<Repository> {
    const made = new Repository(await newSigner(), now);
    const root = await made.signRoot();
    const anchor = { root_version: 1, root_sha256: await nameBlob(root), snapshot_version: 1 };
    made.put("/anchor.json", canonical(anchor));
    return made;
  }

  /** The next root, of the same keys. */
  async signRoot(): Promise<Uint8Array> {
    this.rootVersion += 1;
    const { keyid, key } = this.signer;
    const role = { keyids: [keyid], threshold: 1 };
    const roles = { root: role, timestamp: role, snapshot: role, targets: role };
    const content = { version: this.rootVersion, consistent_snapshot: true, keys: { [keyid]: key }, roles };
    const root = await this.sign("root", content, 365);
    this.put(`/metadata/${this.rootVersion}.root.json`, root);
    return root;
  }

  readonly fetch: Fetcher = async (url, init) => {
    this.requests.push(url);
    const etag = new Headers(init?.headers).get("if-none-match");
    return this.onRequest(url, () => this.reply(url, etag));
  };

  /** An edition of a pack, and new metadata over everything. */
  async publish(pack: string, edition: number, texts: Texts, times: Times = {}): Promise<void> {
    const languages = Object.keys(texts);
    const lists: Record<string, BlobReference> = {};
    const bundles: Record<string, object> = {};
    for (const language of languages) {
      const files = await this.putDocuments(pack, language, texts[language] ?? {});
      lists[language] = await this.putBlob(canonical({ pack, edition, language, files }));
      const bundled = files.filter(({ resource, need }) => need === "core" && resource !== this.leftOut);
      bundles[language] = await this.putBundle(bundled);
    }
    const resources = [...new Set(Object.values(texts).flatMap((found) => Object.keys(found)))];
    const manifest = canonical({ ...described(pack, edition, languages, resources), lists, bundles });
    const download = Object.fromEntries(languages.map((language) => [language, 1000]));
    this.packs.set(pack, { bytes: manifest, custom: { ...common(edition), download } });
    this.put(`/targets/${await nameBlob(manifest)}.${pack}.json`, manifest);
    await this.signAll(times);
  }

  /** Metadata of a next version over what is published. */
  async signAll({ signedAt = this.now, days = 30, ...lies }: Times = {}): Promise<void> {
    this.version += 1;
    const version = this.version;
    const roles = await this.signDelegated(version, days);
    const content = { version, targets: await this.targets(), delegations: this.delegations() };
    const targets = await this.sign("targets", content, days);
    this.put(`/metadata/${version}.targets.json`, targets);
    const meta = { ...roles, "targets.json": await named(version, targets) };
    const snapshotVersion = lies.snapshot ?? version;
    const snapshot = await this.sign("snapshot", { version: snapshotVersion, meta }, days);
    this.put(`/metadata/${snapshotVersion}.snapshot.json`, snapshot);
    this.named = { "snapshot.json": await named(snapshotVersion, snapshot) };
    this.stamped = lies.timestamp ?? version;
    await this.signTimestamp(this.stamped, days, signedAt);
  }

  /** The next timestamp over the same snapshot; one that is signed at `null` does not say when. */
  async renewTimestamp(days: number, signedAt: Date | null = this.now): Promise<void> {
    this.stamped += 1;
    await this.signTimestamp(this.stamped, days, signedAt);
  }

  private async signTimestamp(version: number, days: number, signedAt: Date | null): Promise<void> {
    const moment = signedAt && { signed_at: instant(signedAt) };
    const timestamp = await this.sign("timestamp", { version, ...moment, meta: this.named }, days);
    const etag = `"${await nameBlob(timestamp)}"`;
    this.files.set("/metadata/timestamp.json", { bytes: timestamp, type: "application/json", etag });
  }

  /** Other bytes under the same name. */
  spoil(url: string, change: (bytes: Uint8Array) => Uint8Array): void {
    const found = this.files.get(url);
    if (!found) throw new Error(`${url} is not published`);
    this.files.set(url, { ...found, bytes: change(found.bytes) });
  }

  private async targets(): Promise<object> {
    const found = [...this.packs].map(async ([pack, { bytes, custom }]) => [
      `${pack}.json`,
      { length: bytes.length, hashes: { sha256: await nameBlob(bytes) }, custom },
    ]);
    const others = await this.putTargets(Object.fromEntries(this.others));
    return { ...others, ...Object.fromEntries(await Promise.all(found)) };
  }

  private delegations(): object {
    const { keyid, key } = this.signer;
    const common = { keyids: [keyid], threshold: 1, terminating: true };
    const roles = [...this.delegated].map(([name, { paths }]) => ({ ...common, name, paths }));
    return { keys: { [keyid]: key }, roles };
  }

  /** What the snapshot says of them. */
  private async signDelegated(version: number, days: number): Promise<object> {
    const meta: Record<string, object> = {};
    for (const [role, { files }] of this.delegated) {
      const bytes = await this.sign("targets", { version, targets: await this.putTargets(files) }, days);
      this.put(`/metadata/${version}.${role}.json`, bytes);
      meta[`${role}.json`] = await named(version, bytes);
    }
    return meta;
  }

  private async putTargets(files: Readonly<Record<string, Uint8Array>>): Promise<object> {
    const found: Record<string, object> = {};
    for (const [name, bytes] of Object.entries(files)) {
      const sha256 = await nameBlob(bytes);
      this.put(`/targets/${sha256}.${name}`, bytes);
      found[name] = { length: bytes.length, hashes: { sha256 } };
    }
    return found;
  }

  private sign(role: string, content: object, days: number): Promise<Uint8Array> {
    const expires = instant(new Date(this.now.getTime() + days * DAY));
    return signedBy(this.signer, { _type: role, spec_version: "1.0.31", expires, ...content });
  }

  private async putDocuments(
    pack: string,
    language: string,
    texts: Readonly<Record<string, string>>,
  ): Promise<readonly FileEntry[]> {
    const files = Object.entries(texts).map(async ([resource, text]): Promise<FileEntry> => {
      const blob = await this.putBlob(canonical(document(pack, language, resource, text)));
      return { path: `${resource}.json`, resource, language, kind: "document", need: "core", ...blob };
    });
    const picture = await this.putBlob(new TextEncoder().encode("<svg>the same in every pack</svg>"));
    const shared = { path: "kaart.svg", resource: "F1-01", language, kind: "picture", need: "core" } as const;
    return [...(await Promise.all(files)), { ...shared, ...picture }, ...(await this.putMedia(language))];
  }

  private async putMedia(language: string): Promise<readonly FileEntry[]> {
    const files = Object.entries(this.media).map(async ([path, texts]): Promise<FileEntry> => {
      const pieces = texts.map((text) => new TextEncoder().encode(text));
      const whole = new Uint8Array(await new Blob(pieces).arrayBuffer());
      const chunks = await Promise.all(pieces.map((piece) => this.putBlob(piece)));
      const need = path.endsWith(".webp") ? "picture" : "sound";
      const named = { sha256: await nameBlob(whole), bytes: whole.length };
      const several = chunks.length > 1 ? { chunks } : {};
      return { path, resource: "F1-01", language, kind: need, need, ...named, ...several };
    });
    return Promise.all(files);
  }

  private async putBundle(files: readonly FileEntry[]): Promise<object> {
    const header = `${JSON.stringify(files.map(({ bytes }) => bytes))}\n`;
    const documents = files.map(({ sha256 }) => this.files.get(`/b/${sha256}`)?.bytes ?? new Uint8Array());
    const whole = new Uint8Array(
      await new Blob([header, ...(documents as Uint8Array<ArrayBuffer>[])]).arrayBuffer(),
    );
    const parts: BlobReference[] = [];
    for (let at = 0; at < whole.length; at += PART) {
      parts.push(await this.putBlob(whole.slice(at, at + PART)));
    }
    return { parts, download: whole.length };
  }

  private async putBlob(bytes: Uint8Array): Promise<BlobReference> {
    const sha256 = await nameBlob(bytes);
    this.files.set(`/b/${sha256}`, { bytes, type: "application/octet-stream" });
    return { sha256, bytes: bytes.length };
  }

  private put(url: string, bytes: Uint8Array): void {
    this.files.set(url, { bytes, type: "application/json" });
  }

  private reply(url: string, etag: string | null): Response {
    const found = this.files.get(url);
    const problem = { "content-type": "application/problem+json" };
    if (!found) return new Response("{}", { status: 404, headers: problem });
    if (etag && etag === found.etag) return new Response(null, { status: 304 });
    const headers: Record<string, string> = { "content-type": found.type };
    if (found.etag) headers.etag = found.etag;
    return new Response(found.bytes as Uint8Array<ArrayBuffer>, { headers });
  }
}

function instant(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

async function named(version: number, bytes: Uint8Array): Promise<object> {
  return { version, length: bytes.length, hashes: { sha256: await nameBlob(bytes) } };
}

function common(edition: number): object {
  const title = { nl: "Aankomst" };
  return { edition, phases: [1], track: "all", audience: "newcomer", tone: "canal", title };
}

function described(
  pack: string,
  edition: number,
  languages: readonly string[],
  resources: readonly string[],
): object {
  return {
    ...common(edition),
    schema: 1,
    pack,
    published: "2026-11-25",
    languages,
    summary: {},
    themes: [{ id: "wonen", icon: "home", tone: "leaf", title: { nl: "Wonen" } }],
    resources: resources.map((id) => ({ id, type: "article", theme: "wonen", sensitivity: "green" })),
    media: {},
  };
}

function document(pack: string, language: string, resource: string, text: string): object {
  return {
    schema: 1,
    pack,
    resource,
    language,
    type: "article",
    theme: "wonen",
    level: "A1",
    sensitivity: "green",
    law: "stable",
    source: "https://www.coa.nl",
    source_name: "COA",
    last_checked: "2026-11-25",
    review: "done",
    title: { id: `${resource}.title`, text },
    summary: { id: `${resource}.summary`, text: "-" },
    blocks: [],
    facts: {},
  };
}
