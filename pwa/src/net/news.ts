/** One check for news: timestamp, and only when it changed the roots, snapshot, targets and places (clause 2.9). */
import { lowerBound } from "../store/clock";
import { keepRoot, keepTrust, readTrust, type TrustFiles, timestampEtag } from "../store/trust";
import { ContentError } from "../sync/errors";
import { parsePlaces } from "../sync/manifest";
import { isServerAhead } from "../sync/outbox";
import {
  type Anchor,
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
import { fetchFile, fetchIfChanged, JSON_FILE, MissingError } from "./files";
import type { Fetcher } from "./http";

const ANCHOR_CAP = 1024; // bytes
const TIMESTAMP = { type: JSON_FILE, cap: METADATA_MAX.timestamp } as const;
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
  const known = await recallTrust(kept);
  const etag = known && (await timestampEtag());
  const reply = await fetchIfChanged(fetcher, "/metadata/timestamp.json", TIMESTAMP, etag);
  const now = await lowerBound(deviceNow);
  if (!reply) {
    requireFresh(known ?? {}, now);
    return false;
  }
  const root = await followRoots(fetcher, kept);
  const files = await readTrust();
  const begun = await followTimestamp({ trusted: await recallRoles(root, files), files }, reply.bytes);
  requireClock(begun.trusted, deviceNow);
  const chain = await followTargets(fetcher, await followSnapshot(fetcher, begun, now));
  requireFresh(chain.trusted, now);
  const signedAt = chain.trusted.timestamp?.signed_at;
  await keepTrust({ files: await withPlaces(fetcher, chain), etag: reply.etag, signedAt });
  return true;
}

/** What this phone trusts as a whole, from the bytes it verified before; undefined where a part is missing. */
export async function recallTrust(kept: TrustFiles): Promise<Trusted | undefined> {
  const { root, targets } = kept;
  if (!root || !targets) return undefined;
  const roles = await recallRoles(ownRoot(root), kept);
  return roles.timestamp && unlessRefused(() => updateTargets(roles, targets));
}

/** From the anchor or the root kept, through every next root that the server has (TUF 5.3). */
async function followRoots(fetcher: Fetcher, kept: TrustFiles): Promise<Trusted> {
  let trusted = await beginTrust(fetcher, kept);
  for (let more = ROOTS_MAX; more > 0; more--) {
    const bytes = await fetchRoot(fetcher, trusted.root.version + 1);
    if (!bytes) return trusted;
    trusted = await updateRoot(trusted, bytes);
    await keepRoot(bytes);
  }
  return trusted;
}

/** Until a first timestamp is kept, the anchor says which root and from which snapshot on (clause 2.6). */
async function beginTrust(fetcher: Fetcher, { root, timestamp }: TrustFiles): Promise<Trusted> {
  if (root && timestamp) return ownRoot(root);
  const anchor = parseAnchor(await fetchFile(fetcher, "/anchor.json", { type: JSON_FILE, cap: ANCHOR_CAP }));
  return root ? { ...ownRoot(root), lowestSnapshot: anchor.snapshot_version } : beginAt(fetcher, anchor);
}

async function beginAt(fetcher: Fetcher, anchor: Anchor): Promise<Trusted> {
  const bytes = await fetchMetadata(fetcher, "root", anchor.root_version);
  const trusted = await trustAnchor(bytes, anchor);
  await keepRoot(bytes);
  return trusted;
}

async function fetchRoot(fetcher: Fetcher, version: number): Promise<Uint8Array | undefined> {
  try {
    return await fetchMetadata(fetcher, "root", version);
  } catch (problem) {
    if (problem instanceof MissingError) return undefined;
    throw problem;
  }
}

function fetchMetadata(fetcher: Fetcher, role: Role, version: number): Promise<Uint8Array> {
  return fetchFile(fetcher, `/metadata/${version}.${role}.json`, {
    type: JSON_FILE,
    cap: METADATA_MAX[role],
  });
}

/** The root as this phone verified and kept it. */
function ownRoot(bytes: Uint8Array): Trusted {
  return { root: parseMetadata(bytes, "root").signed, lowestSnapshot: 1 };
}

/** What was kept and still is signed by the root's keys; a role whose keys were replaced begins anew (TUF 5.3.11). */
async function recallRoles(root: Trusted, { timestamp, snapshot }: TrustFiles): Promise<Trusted> {
  const timed = timestamp && (await unlessRefused(() => updateTimestamp(root, timestamp)));
  const known = timed ?? root;
  return (snapshot && (await unlessRefused(() => recallSnapshot(known, snapshot)))) ?? known;
}

async function followTimestamp({ trusted: known, files }: Chain, timestamp: Uint8Array): Promise<Chain> {
  const trusted = await updateTimestamp(known, timestamp);
  // Another file of the same version is not the one that is trusted.
  return { trusted, files: trusted.timestamp === known.timestamp ? files : { ...files, timestamp } };
}

async function followSnapshot(fetcher: Fetcher, chain: Chain, now: Date): Promise<Chain> {
  const { root, timestamp, snapshot: known } = chain.trusted;
  requireFresh(timestamp ? { root, timestamp } : { root }, now);
  const { version } = snapshotFileOf(chain.trusted);
  if (known?.version === version) return chain;
  const snapshot = await fetchMetadata(fetcher, "snapshot", version);
  return { trusted: await updateSnapshot(chain.trusted, snapshot), files: { ...chain.files, snapshot } };
}

async function followTargets(fetcher: Fetcher, { trusted, files }: Chain): Promise<Chain> {
  const { targets: kept } = files;
  const known = kept && (await unlessRefused(() => updateTargets(trusted, kept)));
  if (known) return { trusted: known, files };
  const targets = await fetchMetadata(fetcher, "targets", targetsFileOf(trusted).version);
  return { trusted: await updateTargets(trusted, targets), files: { ...files, targets } };
}

/** clause 2.12: a server that is far ahead is not believed, and its time is not kept. */
function requireClock({ timestamp }: Trusted, clock: Date): void {
  const signedAt = timestamp?.signed_at;
  if (signedAt && isServerAhead(new Date(signedAt), clock)) {
    throw new ClockError(`${clock.toISOString().slice(0, 10)} / ${signedAt.slice(0, 10)}`);
  }
}

async function withPlaces(fetcher: Fetcher, { trusted, files }: Chain): Promise<TrustFiles> {
  if (!trusted.targets?.targets[PLACES]) return files;
  const target = findTarget(trusted, PLACES);
  const { places: kept } = files;
  if (kept && (await unlessRefused(() => requireTarget(kept, target).then(() => true)))) return files;
  const url = `/targets/${target.sha256}.${PLACES}`;
  const places = await fetchFile(fetcher, url, { type: JSON_FILE, cap: target.length });
  await requireTarget(places, target);
  parsePlaces(places);
  return { ...files, places };
}

/** What the step leads to, or undefined where the rules refuse it. */
async function unlessRefused<Result>(step: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await step();
  } catch (problem) {
    if (problem instanceof ContentError) return undefined;
    throw problem;
  }
}
