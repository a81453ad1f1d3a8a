/**
 * The client's workflow (TUF specification 5.3 to 5.7) over whatever keeps and fetches metadata: a phone's store and
 * network, or a folder and a URL. What comes in is verified before it is kept, and a failure leaves what was kept.
 */
import { ContentError } from "./errors";
import {
  delegatedFileOf,
  ROOTS_MAX,
  recallSnapshot,
  requireFresh,
  snapshotFileOf,
  type Trusted,
  targetIn,
  targetsFileOf,
  updateDelegated,
  updateRoot,
  updateSnapshot,
  updateTargets,
  updateTimestamp,
} from "./trust";
import { type Asked, rolesFor } from "./trust-delegations";
import { METADATA_MAX, type Target, type Targets } from "./trust-metadata";

/** Most roles that are asked for one path. */
const ROLES_MAX = 32;

/** Where metadata come from and stay; roles are named as in TUF, `version` is undefined where names carry none. */
export interface Line {
  readonly now: Date;
  kept(role: string): Promise<Uint8Array | undefined>;
  keep(role: string, bytes: Uint8Array): Promise<void>;
  /** Undefined where the repository has no such file; a longer one than `cap` bytes is refused. */
  fetch(role: string, version: number | undefined, cap: number): Promise<Uint8Array | undefined>;
}

/** Through every next root that there is (5.3); each is kept at once, for it replaces keys. */
export async function followRoots(trusted: Trusted, line: Line): Promise<Trusted> {
  let found = trusted;
  for (let more = ROOTS_MAX; more > 0; more--) {
    const bytes = await line.fetch("root", found.root.version + 1, METADATA_MAX.root);
    if (!bytes) break;
    found = await updateRoot(found, bytes);
    await line.keep("root", bytes);
  }
  return found;
}

/** Timestamp (5.4): the one that is kept guards against an older one. */
export async function followTimestamp(trusted: Trusted, line: Line): Promise<Trusted> {
  requireFresh({ root: trusted.root }, line.now);
  const known = await recallTimestamp(trusted, line);
  const bytes = await fetched(line, "timestamp", undefined, METADATA_MAX.timestamp);
  const found = await updateTimestamp(known, bytes);
  requireFresh(freshTimestamp(found), line.now);
  // Another file of the same version is not the one that is trusted.
  if (found.timestamp !== known.timestamp) await line.keep("timestamp", bytes);
  return found;
}

/** Snapshot (5.5) and targets (5.6), fetched only where what is kept is not what the timestamp leads to. */
export async function followTargets(trusted: Trusted, line: Line): Promise<Trusted> {
  return followTopTargets(await followSnapshot(trusted, line), line);
}

/** The target, asked of the top-level role and then of whom it delegates to, in order and depth first (5.6.7). */
export async function seekTarget(trusted: Trusted, path: string, line: Line): Promise<Target | undefined> {
  const { targets } = trusted;
  if (!targets) throw new ContentError("missing-role", "targets");
  const own = targetIn(targets, path);
  if (own) return own;
  const visited = new Set<string>();
  let waiting: readonly Asked[] = await askedBy(targets, path);
  for (let next = waiting[0]; next && visited.size < ROLES_MAX; next = waiting[0]) {
    waiting = waiting.slice(1);
    if (visited.has(next.name)) continue;
    visited.add(next.name);
    const found = await followDelegated(trusted, next, line);
    const target = targetIn(found, path);
    if (target) return target;
    const children = await askedBy(found, path);
    // Behind a terminating role nobody is asked, not even whom its delegators would ask next.
    const isLast = children.some(({ terminating }) => terminating);
    waiting = isLast ? children : [...children, ...waiting];
  }
  return undefined;
}

/** What was kept and still is signed by the root's keys; a role whose keys were replaced begins anew (5.3.11). */
export async function recallTimestamp(trusted: Trusted, line: Pick<Line, "kept">): Promise<Trusted> {
  const kept = await line.kept("timestamp");
  return (kept && (await unlessRefused(() => updateTimestamp(trusted, kept)))) ?? trusted;
}

/** The same of the snapshot: it guards against rollback, even where the timestamp names a newer one. */
export async function recallKeptSnapshot(trusted: Trusted, line: Pick<Line, "kept">): Promise<Trusted> {
  const kept = await line.kept("snapshot");
  return (kept && (await unlessRefused(() => recallSnapshot(trusted, kept)))) ?? trusted;
}

/** What the step leads to, or undefined where the rules refuse it. */
export async function unlessRefused<Result>(step: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await step();
  } catch (problem) {
    if (problem instanceof ContentError) return undefined;
    throw problem;
  }
}

async function followSnapshot(trusted: Trusted, line: Line): Promise<Trusted> {
  const known = await recallKeptSnapshot(trusted, line);
  const { version } = snapshotFileOf(known);
  if (known.snapshot?.version === version && isFreshSnapshot(known, line)) return known;
  const bytes = await fetched(line, "snapshot", named(trusted, version), METADATA_MAX.snapshot);
  const found = await updateSnapshot(known, bytes);
  requireFresh(found.snapshot ? { snapshot: found.snapshot } : {}, line.now);
  await line.keep("snapshot", bytes);
  return found;
}

async function followTopTargets(trusted: Trusted, line: Line): Promise<Trusted> {
  const step = async (bytes: Uint8Array) => {
    const found = await updateTargets(trusted, bytes);
    requireFresh(found.targets ? { targets: found.targets } : {}, line.now);
    return found;
  };
  const kept = await line.kept("targets");
  const known = kept && (await unlessRefused(() => step(kept)));
  if (known) return known;
  const { version } = targetsFileOf(trusted);
  const bytes = await fetched(line, "targets", named(trusted, version), METADATA_MAX.targets);
  const found = await step(bytes);
  await line.keep("targets", bytes);
  return found;
}

async function followDelegated(trusted: Trusted, asked: Asked, line: Line): Promise<Targets> {
  const step = async (bytes: Uint8Array) => {
    const found = await updateDelegated(trusted, bytes, asked);
    requireFresh({ targets: found }, line.now);
    return found;
  };
  const kept = await line.kept(asked.name);
  const known = kept && (await unlessRefused(() => step(kept)));
  if (known) return known;
  const { version } = delegatedFileOf(trusted, asked.name);
  const bytes = await fetched(line, asked.name, named(trusted, version), METADATA_MAX.targets);
  const found = await step(bytes);
  await line.keep(asked.name, bytes);
  return found;
}

/** Whom a role asks; those behind a terminating one are never reached. */
async function askedBy(targets: Targets, path: string): Promise<readonly Asked[]> {
  const found = await rolesFor(targets, path);
  const last = found.findIndex(({ terminating }) => terminating);
  return last < 0 ? found : found.slice(0, last + 1);
}

async function fetched(
  line: Line,
  role: string,
  version: number | undefined,
  cap: number,
): Promise<Uint8Array> {
  const bytes = await line.fetch(role, version, cap);
  if (!bytes) throw new ContentError("missing-role", role);
  return bytes;
}

function named({ root }: Trusted, version: number): number | undefined {
  return root.consistent_snapshot ? version : undefined;
}

function freshTimestamp({ timestamp }: Trusted): Pick<Trusted, "timestamp"> {
  return timestamp ? { timestamp } : {};
}

function isFreshSnapshot({ snapshot }: Trusted, { now }: Line): boolean {
  return snapshot !== undefined && Date.parse(snapshot.expires) > now.getTime();
}
