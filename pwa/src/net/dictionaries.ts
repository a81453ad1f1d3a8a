/**
 * Compression dictionaries of the browser (RFC 9842): an update is told as the difference from the file of its kind that
 * was fetched before, and the browser puts it together. Where browsers lack them, or one went wrong, nothing changes.
 */
import type { Manifest } from "../sync/manifest";

/** What a blob is, for the browser to find the one before it; names that are not here are of no kind. */
const kinds = new Map<string, string>();

let isTrusted = true;

/** As much of a page as is asked here; a worker has none. */
interface Page {
  readonly document?: {
    createElement(name: "link"): { readonly relList?: { supports?(token: string): boolean } };
  };
}

/** Whether this browser keeps dictionaries; asked of its features, never of its name. */
export function hasDictionaries(): boolean {
  const { relList } = (globalThis as Page).document?.createElement("link") ?? {};
  return isTrusted && relList?.supports?.("compression-dictionary") === true;
}

/** Tell what the blobs of an edition are: lists, the parts of bundles, and the updates that follow each part. */
export function noteKinds({ pack, lists, bundles, updates = {} }: Manifest): void {
  for (const [language, list] of Object.entries(lists)) kinds.set(list.sha256, `${pack}.${language}.list`);
  for (const [language, { parts }] of Object.entries(bundles))
    for (const [at, { sha256 }] of parts.entries()) kinds.set(sha256, `${pack}.${language}.${at}`);
  for (const [language, found] of Object.entries(updates))
    for (const { parts, like = [] } of found)
      for (const [at, { sha256 }] of parts.entries())
        kinds.set(sha256, `${pack}.${language}.${like[at] ?? 0}.update`);
}

/** Where to ask for a blob: with its kind where that helps. */
export function blobAddress(sha256: string): string {
  const kind = kinds.get(sha256);
  return kind !== undefined && hasDictionaries() ? `/b/${sha256}?of=${kind}` : `/b/${sha256}`;
}

/** Whether the answer may be one that the browser keeps as a dictionary. */
export function isOfAKind(url: string): boolean {
  return hasDictionaries() && (/^\/b\/.*\?of=/.test(url) || /^\/(targets|metadata)\/[0-9a-f]+\./.test(url));
}

/** Something came out wrong: from here on this page asks for whole files. */
export function distrustDictionaries(): void {
  isTrusted = false;
}
