/** The metadata this phone has verified, byte for byte, and what came with them. Only verified bytes come in here. */

import { SIGNED_AT } from "./clock";
import { openStore, STRICT } from "./database";

/** Metadata by role; beside them the target `places`, the overlay of the chosen place, and every recall ever seen. */
export type TrustFiles = Readonly<Record<string, Uint8Array>>;

const ETAG = "timestamp_etag"; // in `settings`

/** What a check for news found. */
export interface Verified {
  readonly files: TrustFiles;
  readonly etag: string | null;
  readonly signedAt: string | undefined;
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

/** Keep all of it or none, so that the files always belong together. */
export async function keepTrust({ files, etag, signedAt }: Verified): Promise<void> {
  const store = await openStore();
  const change = store.transaction(["trust", "settings"], "readwrite", STRICT);
  const [trust, settings] = [change.objectStore("trust"), change.objectStore("settings")];
  await Promise.all([
    ...Object.entries(files).map(([file, bytes]) => trust.put(bytes, file)),
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
