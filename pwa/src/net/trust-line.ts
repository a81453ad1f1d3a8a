/** The verifier's line on a phone: metadata kept in the store, fetched from `/metadata/`, and kept again all together. */
import { fileOfRole, keepRoot, type TrustFiles } from "../store/trust";
import { ContentError } from "../sync/errors";
import { requireTarget, type Trusted, targetFile } from "../sync/trust";
import type { Line } from "../sync/trust-client";
import { METADATA_MAX, type Role, type Target } from "../sync/trust-metadata";
import { fetchFile, JSON_FILE, MissingError } from "./files";
import type { Fetcher } from "./http";

/** The line, and what came over it and was verified, by its name in the store; roots are there already. */
export interface PhoneLine extends Line {
  readonly found: Record<string, Uint8Array>;
}

/** `timestamp` is there already: it was asked for with its ETag. */
export function phoneLine(fetcher: Fetcher, kept: TrustFiles, now: Date, timestamp?: Uint8Array): PhoneLine {
  const found: Record<string, Uint8Array> = {};
  return {
    now,
    found,
    kept: async (role) => found[fileOfRole(role)] ?? kept[fileOfRole(role)],
    keep: async (role, bytes) => {
      if (role === "root") await keepRoot(bytes);
      found[fileOfRole(role)] = bytes;
    },
    fetch: async (role, version, cap) =>
      role === "timestamp" && timestamp ? timestamp : fetchMetadata(fetcher, role, version, cap),
  };
}

/** Undefined where there is no next root; anything else must be there. */
async function fetchMetadata(
  fetcher: Fetcher,
  role: string,
  version: number | undefined,
  cap: number,
): Promise<Uint8Array | undefined> {
  const named = `${encodeURIComponent(role)}.json`;
  const file = version === undefined ? named : `${version}.${named}`;
  try {
    return await fetchFile(fetcher, `/metadata/${file}`, { type: JSON_FILE, cap });
  } catch (problem) {
    if (problem instanceof MissingError && role === "root") return undefined;
    throw problem;
  }
}

/** Metadata that must be there; throws MissingError. */
export function fetchRole(fetcher: Fetcher, role: Role, version: number): Promise<Uint8Array> {
  return fetchFile(fetcher, `/metadata/${version}.${role}.json`, {
    type: JSON_FILE,
    cap: METADATA_MAX[role],
  });
}

/** A JSON target of at most `cap` bytes, verified. */
export async function fetchTarget(
  fetcher: Fetcher,
  trusted: Trusted,
  name: string,
  target: Target,
  cap: number,
): Promise<Uint8Array> {
  if (target.length > cap) throw new ContentError("too-large", name);
  const url = `/targets/${targetFile(trusted, name, target)}`;
  const bytes = await fetchFile(fetcher, url, { type: JSON_FILE, cap: target.length });
  await requireTarget(bytes, target);
  return bytes;
}
