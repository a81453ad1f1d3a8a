/**
 * One check for news: timestamp, and only when it changed the roots, snapshot and targets (clause 2.9), and what comes
 * with them: the places, the recalls, and what the chosen place says of itself (clause 2.5).
 */
import { lowerBound } from "../store/clock";
import { keepRoot, keepTrust, readTrust, type TrustFiles, timestampEtag } from "../store/trust";
import { isServerAhead } from "../sync/outbox";
import {
  type Anchor,
  parseAnchor,
  requireFresh,
  type Trusted,
  trustAnchor,
  updateTargets,
} from "../sync/trust";
import {
  followRoots,
  followTargets,
  followTimestamp,
  recallKeptSnapshot,
  recallTimestamp,
  unlessRefused,
} from "../sync/trust-client";
import { METADATA_MAX, parseMetadata } from "../sync/trust-metadata";
import { type Extras, fetchExtras, fetchOverlay } from "./extras";
import { type FileReply, fetchFile, fetchIfChanged, JSON_FILE } from "./files";
import type { Fetcher } from "./http";
import { fetchRole, type PhoneLine, phoneLine } from "./trust-line";

export { placeOverlay, seenRecalls } from "./extras";

const ANCHOR_CAP = 1024; // bytes
const TIMESTAMP = { type: JSON_FILE, cap: METADATA_MAX.timestamp } as const;

/** The server says it is later than this phone does, by more than a day (clause 2.12). */
export class ClockError extends Error {
  /** What day the server says it is. */
  readonly server: string;

  constructor(own: string, server: string) {
    super(`${own} / ${server}`);
    this.server = server;
  }
}

/** What a check found; `problems` are of recalls or an overlay that did not come, while all else did. */
export interface News {
  readonly isNew: boolean;
  readonly problems: readonly Error[];
}

/** Bring what this phone trusts up to date. Throws what its steps throw, and then nothing changed but a verified root. */
export async function refreshTrust(fetcher: Fetcher, deviceNow: Date): Promise<News> {
  const kept = await readTrust();
  const known = await recallTrust(kept);
  const etag = known && (await timestampEtag());
  const reply = await fetchIfChanged(fetcher, "/metadata/timestamp.json", TIMESTAMP, etag);
  const now = await lowerBound(deviceNow);
  if (!known || reply) return refreshAll(fetcher, { deviceNow, now }, kept, reply);
  requireFresh(known, now);
  // A place chosen since the last check brings its overlay, although nothing else is new.
  const line = phoneLine(fetcher, kept, now);
  return keepFound(known, line, await fetchOverlay(fetcher, known, line, kept), etag ?? null);
}

interface Clock {
  readonly deviceNow: Date;
  readonly now: Date; // the lower bound of clause 1.4
}

async function refreshAll(
  fetcher: Fetcher,
  { deviceNow, now }: Clock,
  kept: TrustFiles,
  reply: FileReply | undefined,
): Promise<News> {
  const line = phoneLine(fetcher, kept, now, reply?.bytes);
  const root = await followRoots(await beginTrust(fetcher, kept), line);
  const timed = await followTimestamp(root, line);
  requireClock(timed, deviceNow);
  const trusted = await followTargets(timed, line);
  const extras = await fetchExtras(fetcher, trusted, line, kept);
  const { problems } = await keepFound(trusted, line, extras, reply?.etag ?? null);
  return { isNew: true, problems };
}

/** What this phone trusts as a whole, from the bytes it verified before; undefined where a part is missing. */
export async function recallTrust(kept: TrustFiles): Promise<Trusted | undefined> {
  const { root, targets } = kept;
  if (!root || !targets) return undefined;
  const line = { kept: async (role: string) => kept[role] };
  const timed = await recallTimestamp(ownRoot(root), line);
  const roles = await recallKeptSnapshot(timed, line);
  return roles.timestamp && unlessRefused(() => updateTargets(roles, targets));
}

/** Until a first timestamp is kept, the anchor says which root and from which snapshot on (clause 2.6). */
async function beginTrust(fetcher: Fetcher, { root, timestamp }: TrustFiles): Promise<Trusted> {
  if (root && timestamp) return ownRoot(root);
  const anchor = parseAnchor(await fetchFile(fetcher, "/anchor.json", { type: JSON_FILE, cap: ANCHOR_CAP }));
  return root ? { ...ownRoot(root), lowestSnapshot: anchor.snapshot_version } : beginAt(fetcher, anchor);
}

async function beginAt(fetcher: Fetcher, anchor: Anchor): Promise<Trusted> {
  const bytes = await fetchRole(fetcher, "root", anchor.root_version);
  const trusted = await trustAnchor(bytes, anchor);
  await keepRoot(bytes);
  return trusted;
}

/** The root as this phone verified and kept it. */
function ownRoot(bytes: Uint8Array): Trusted {
  return { root: parseMetadata(bytes, "root").signed, lowestSnapshot: 1 };
}

/** clause 2.12: a server that is far ahead is not believed, and its time is not kept. */
function requireClock({ timestamp }: Trusted, clock: Date): void {
  const signedAt = timestamp?.signed_at;
  if (signedAt && isServerAhead(new Date(signedAt), clock)) {
    throw new ClockError(clock.toISOString().slice(0, 10), signedAt.slice(0, 10));
  }
}

/** Keep all of it in one transaction; there may be nothing to keep. */
async function keepFound(
  trusted: Trusted,
  line: PhoneLine,
  { files: brought, problems }: Extras,
  etag: string | null,
): Promise<News> {
  const files = { ...line.found, ...brought };
  const isNew = Object.keys(files).length > 0;
  if (isNew || problems.length > 0) {
    const signedAt = trusted.timestamp?.signed_at;
    // What did not come is asked for again; a server asked with the ETag would say that nothing is new.
    await keepTrust({ files, etag: problems.length > 0 ? null : etag, signedAt });
  }
  return { isNew, problems };
}
