/** The metadata this phone has verified, byte for byte, and what came with them. Only verified bytes come in here. */

import { isTopLevel } from "../sync/trust-metadata";
import { SIGNED_AT } from "./clock";
import { openStore, STRICT } from "./database";
import { CHOICES, completed } from "./settings";

/** By `fileOfRole`, and the files that came with the metadata by their names below. */
export type TrustFiles = Readonly<Record<string, Uint8Array>>;

/** Under which names the store has what is no metadata: the places, every recall ever seen, what the chosen place says; beside that, its photos. */
export const PLACES = "places";
export const SEEN_RECALLS = "seen-recalls";
export const OVERLAY = "overlay";

const DELEGATED = "role ";
const PHOTO = "overlay photo ";
const ETAG = "timestamp_etag"; // in `settings`

/** Files to keep; undefined where the publisher took one away. */
export type Changes = Readonly<Record<string, Uint8Array | undefined>>;

/** What a check for news found. */
export interface Verified {
  readonly files: Changes;
  readonly etag: string | null;
  readonly signedAt: string | undefined;
}

/** A role that somebody delegates to may have any name, and must not take the place of something else. */
export function fileOfRole(role: string): string {
  return isTopLevel(role) ? role : DELEGATED + role;
}

/** A photo that the overlay names. */
export function fileOfPhoto(sha256: string): string {
  return PHOTO + sha256;
}

export function isPhoto(file: string): boolean {
  return file.startsWith(PHOTO);
}

/** Of the files, those that tell which place was chosen on this phone. */
export function tellsPlace(file: string): boolean {
  return file === OVERLAY || isPhoto(file) || file.startsWith(`${DELEGATED}region-`);
}

export async function readTrust(): Promise<TrustFiles> {
  // In one transaction: between two, another tab may keep files that do not belong to the first.
  const { store } = (await openStore()).transaction("trust");
  const [names, files] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return Object.fromEntries(names.map((name, at) => [name, files[at] ?? new Uint8Array()]));
}

/** Keep a verified root at once (TUF 5.3.8): whatever fails after it, the keys that it replaced stay replaced. */
export async function keepRoot(bytes: Uint8Array): Promise<void> {
  await (await openStore()).put("trust", bytes, "root");
}

/**
 * Keep all of it or none, so that the files always belong together. What tells a place that a wipe forgot meanwhile is not
 * kept: it must not come after the wipe.
 */
export async function keepTrust({ files, etag, signedAt }: Verified): Promise<void> {
  const store = await openStore();
  const change = store.transaction(["trust", "settings"], "readwrite", STRICT);
  const [trust, settings] = [change.objectStore("trust"), change.objectStore("settings")];
  const { place } = completed(await settings.get(CHOICES));
  const kept = Object.entries(files).filter(([file, bytes]) => place !== null || !bytes || !tellsPlace(file));
  await Promise.all([
    ...kept.map(([file, bytes]) => (bytes ? trust.put(bytes, file) : trust.delete(file))),
    etag ? settings.put(etag, ETAG) : settings.delete(ETAG),
    signedAt ? settings.put(signedAt, SIGNED_AT) : undefined,
    change.done,
  ]);
}

/** The ETag under which the trusted timestamp came, for a conditional request. */
export async function timestampEtag(): Promise<string | undefined> {
  const found = await (await openStore()).get("settings", ETAG);
  return typeof found === "string" ? found : undefined;
}
