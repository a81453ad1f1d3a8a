/** One check for news: timestamp, and only when it changed the roots, snapshot, targets and places (clause 2.9). */
import { lowerBound } from "../store/clock";
import { keepTrust, readTrust, type TrustFiles, timestampEtag } from "../store/trust";
import { ContentError } from "../sync/errors";
import { parsePlaces } from "../sync/manifest";
import { isServerAhead } from "../sync/outbox";
import {
  findTarget,
  parseAnchor,
  ROOTS_MAX,
  recallSnapshot,
  requireFresh,
  requireTarget,
  snapshotFileOf,
  type Trusted,
  targetsFileOf,
  trustAnchor,
  updateRoot,
  updateSnapshot,
  updateTargets,
  updateTimestamp,
} from "../sync/trust";
import { METADATA_MAX, parseMetadata, type Role } from "../sync/trust-metadata";
import { fetchFile, JSON_FILE, MissingError } from "./files";
import type { Fetcher } from "./http";

const ANCHOR_CAP = 1024; // bytes
const PLACES = "places.json";

/** The server says it is later than this phone does, by more than a day (clause 2.12). */
export class ClockError extends Error {}

/** What is trusted so far, with the bytes it was read from. */
interface Chain {
  readonly trusted: Trusted;
  readonly files: TrustFiles;
}

/** Bring what this phone trusts up to date; says whether anything changed. Throws what its steps throw. */
export async function refreshTrust(fetcher: Fetcher, deviceNow: Date): Promise<boolean> {
  const kept = await readTrust();
  const before = kept.targets ? await timestampEtag() : undefined;
  const timestamp = await fetchFile(fetcher, "/metadata/timestamp.json", {
    type: JSON_FILE,
    cap: METADATA_MAX.timestamp,
    etag: before,
  });
  const now = await lowerBound(deviceNow);
  if (!timestamp) {
    requireFresh(await recallTrust(kept), now);
    return false;
  }
  const roots = await followRoots(fetcher, kept);
  requireFresh(roots.trusted, now);
  const signedAt = await requireClock(roots.trusted, timestamp.bytes, deviceNow);
  const chain = await followFiles(fetcher, await recallKept(roots), timestamp.bytes);
  requireFresh(chain.trusted, now);
  await keepTrust({ files: await withPlaces(fetcher, chain), etag: timestamp.etag, signedAt });
  return true;
}

/** What this phone trusts, from the bytes it verified before. Throws ContentError when it has nothing yet. */
export async function recallTrust(kept: TrustFiles): Promise<Trusted> {
  if (!kept.root) throw new ContentError("missing-role", "root");
  const chain = await recallKept({ trusted: ownRoot(kept.root), files: kept });
  if (!chain.trusted.targets) throw new ContentError("missing-role", "targets");
  return chain.trusted;
}

/** From the anchor or the root kept, through every next root that the server has (TUF 5.3). */
async function followRoots(fetcher: Fetcher, kept: TrustFiles): Promise<Chain> {
  let chain: Chain = kept.root
    ? { trusted: ownRoot(kept.root), files: kept }
    : await beginWithAnchor(fetcher);
  for (let more = ROOTS_MAX; more > 0; more--) {
    const bytes = await fetchRoot(fetcher, chain.trusted.root.version + 1);
    if (!bytes) return chain;
    chain = { trusted: await updateRoot(chain.trusted, bytes), files: { ...chain.files, root: bytes } };
  }
  return chain;
}

async function beginWithAnchor(fetcher: Fetcher): Promise<Chain> {
  const anchorFile = await fetchFile(fetcher, "/anchor.json", { type: JSON_FILE, cap: ANCHOR_CAP });
  const anchor = parseAnchor(anchorFile?.bytes ?? new Uint8Array());
  const root = await fetchMetadata(fetcher, "root", anchor.root_version);
  return { trusted: await trustAnchor(root, anchor), files: { root } };
}

async function fetchRoot(fetcher: Fetcher, version: number): Promise<Uint8Array | undefined> {
  try {
    return await fetchMetadata(fetcher, "root", version);
  } catch (problem) {
    if (problem instanceof MissingError) return undefined;
    throw problem;
  }
}

async function fetchMetadata(fetcher: Fetcher, role: Role, version: number): Promise<Uint8Array> {
  const wanted = { type: JSON_FILE, cap: METADATA_MAX[role] } as const;
  const found = await fetchFile(fetcher, `/metadata/${version}.${role}.json`, wanted);
  return found?.bytes ?? new Uint8Array();
}

/** The root as this phone verified and kept it. */
function ownRoot(bytes: Uint8Array): Trusted {
  return { root: parseMetadata(bytes, "root").signed, lowestSnapshot: 1 };
}

/** What was kept and still is signed by the root's keys; a role whose keys were replaced begins anew (TUF 5.3.11). */
async function recallKept({ trusted, files }: Chain): Promise<Chain> {
  let found = trusted;
  const steps = [
    [files.timestamp, updateTimestamp],
    [files.snapshot, recallSnapshot],
    [files.targets, updateTargets],
  ] as const;
  for (const [bytes, step] of steps) {
    if (!bytes) continue;
    try {
      found = await step(found, bytes);
    } catch (problem) {
      if (!(problem instanceof ContentError)) throw problem;
    }
  }
  return { trusted: found, files };
}

async function followFiles(fetcher: Fetcher, kept: Chain, timestamp: Uint8Array): Promise<Chain> {
  let trusted = await updateTimestamp(kept.trusted, timestamp);
  let files: TrustFiles = { ...kept.files, timestamp };
  const snapshot = snapshotFileOf(trusted).version;
  if (trusted.snapshot?.version !== snapshot) {
    const bytes = await fetchMetadata(fetcher, "snapshot", snapshot);
    trusted = await updateSnapshot(trusted, bytes);
    files = { ...files, snapshot: bytes };
  }
  const targets = targetsFileOf(trusted).version;
  if (trusted.targets?.version !== targets) {
    const bytes = await fetchMetadata(fetcher, "targets", targets);
    trusted = await updateTargets(trusted, bytes);
    files = { ...files, targets: bytes };
  }
  return { trusted, files };
}

/** clause 2.12: a server that is far ahead is not believed, and its time is not kept. */
async function requireClock(trusted: Trusted, bytes: Uint8Array, clock: Date): Promise<string | undefined> {
  const { timestamp } = await updateTimestamp(trusted, bytes);
  const signedAt = timestamp?.signed_at;
  if (signedAt && isServerAhead(new Date(signedAt), clock)) throw new ClockError(signedAt);
  return signedAt;
}

async function withPlaces(fetcher: Fetcher, { trusted, files }: Chain): Promise<TrustFiles> {
  if (!trusted.targets?.targets[PLACES]) return files;
  const target = findTarget(trusted, PLACES);
  try {
    if (files.places) await requireTarget(files.places, target);
    if (files.places) return files;
  } catch (problem) {
    if (!(problem instanceof ContentError)) throw problem;
  }
  const url = `/targets/${target.sha256}.${PLACES}`;
  const found = await fetchFile(fetcher, url, { type: JSON_FILE, cap: target.length });
  const places = found?.bytes ?? new Uint8Array();
  await requireTarget(places, target);
  parsePlaces(places);
  return { ...files, places };
}
