/** What the studio asks of the server about packs themselves: new ones, what they say, their history, in and out as folders. */
import { type Answer, call } from "../call";
import type { PackContent, WholePack } from "./content";
import type { Change } from "./editing-api";

/** `languages` are those besides Dutch. */
export interface NewPack {
  readonly title: string;
  readonly summary: string;
  readonly audience: string;
  readonly tone: string;
  readonly languages: readonly string[];
  readonly theme: string;
}

export type Part = "about" | "themes" | "facts" | "order";

export interface PackVersion {
  readonly number: number;
  readonly at: string | null;
  readonly by: string;
  /** What changed since the one before it. */
  readonly parts: readonly Part[];
}

/** What an import did with a pack; `kept` are rows that were edited here and stayed. */
export interface Imported {
  readonly pack: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly kept: readonly string[];
  /** Texts and recordings that the folder calls approved, and nobody here approved. */
  readonly unproven: number;
}

export function addPack(pack: NewPack, csrf: string): Promise<Answer<{ readonly id: string }>> {
  return call("packs", { method: "POST", body: pack, csrf });
}

/** `changes` says of texts that only their writing changed. */
export function changePack(
  was: string,
  pack: PackContent,
  changes: Readonly<Record<string, Change>>,
  csrf: string,
): Promise<Answer<{ readonly hash: string }>> {
  return call(`packs/${encodeURIComponent(pack.id)}`, { method: "PUT", body: { was, pack, changes }, csrf });
}

export function removePack(pack: string, csrf: string): Promise<Answer<undefined>> {
  return call(`packs/${encodeURIComponent(pack)}`, { method: "DELETE", csrf });
}

export function readPackVersions(
  pack: string,
): Promise<Answer<{ readonly versions: readonly PackVersion[] }>> {
  return call(`packs/${encodeURIComponent(pack)}/versions`);
}

export function readPackVersion(
  pack: string,
  number: number,
): Promise<Answer<{ readonly content: WholePack }>> {
  return call(`packs/${encodeURIComponent(pack)}/versions/${number}`);
}

/** `newest` is the number of the newest version that was seen. */
export function restorePack(
  pack: string,
  number: number,
  newest: number,
  csrf: string,
): Promise<Answer<{ readonly number: number }>> {
  const path = `packs/${encodeURIComponent(pack)}/versions/${number}/restore`;
  return call(path, { method: "POST", body: { number: newest }, csrf });
}

export function importFolder(
  file: Blob,
  csrf: string,
): Promise<Answer<{ readonly packs: readonly Imported[] }>> {
  return call("packs/import", { method: "POST", file, fileType: "application/zip", csrf });
}

export function exportAddress(pack: string): string {
  return `/api/packs/${encodeURIComponent(pack)}/export`;
}
