/**
 * The phone's TUF verifier: rules take bytes and return what may be trusted, or throw ContentError. No I/O, no clock.
 *
 * The steps are those of the TUF specification 5.3 to 5.6 (clauses 2.4, 2.9 and 2.13), in their order: anchor, every
 * next root, timestamp, snapshot, targets, delegated targets. The oracle is python-tuf: the same bytes, the same verdict.
 * Codes: unsigned, rollback, expired, wrong-version, wrong-hash, wrong-length, missing-role, and those of parsing.
 */
import { nameBlob } from "./canonical";
import { ContentError } from "./errors";
import { integer, parseJson, readValue, record, sha256Name } from "./fields";
import { type Digest, hexDigest } from "./platform";
import { canonicalOlpc } from "./trust-canonical";
import { type Delegated, signersOf } from "./trust-delegations";
import { isSignedBy } from "./trust-keys";
import {
  type Envelope,
  type Hashes,
  type Keys,
  type MetaFile,
  parseMetadata,
  type Role,
  type Roles,
  type Root,
  type Signers,
  type Snapshot,
  type Target,
  type Targets,
  type Timestamp,
} from "./trust-metadata";

const ANCHOR_MAX = 1024; // bytes
/** Most roots followed in one go; a longer chain goes on with the next check. */
export const ROOTS_MAX = 64;

/** What the app shell brings along (clause 2.6). */
export interface Anchor {
  readonly root_version: number;
  readonly root_sha256: string;
  readonly snapshot_version: number;
}

/** What is trusted so far; later roles come after earlier ones. */
export interface Trusted {
  readonly root: Root;
  readonly lowestSnapshot: number;
  readonly timestamp?: Timestamp;
  readonly snapshot?: Snapshot;
  readonly targets?: Targets;
}

const DIGESTS: Readonly<Record<string, Digest>> = { sha256: "SHA-256", sha384: "SHA-384", sha512: "SHA-512" };

/** The anchor of the shell; throws ContentError bad-anchor. */
export function parseAnchor(bytes: Uint8Array): Anchor {
  const read = record<Anchor>({
    root_version: integer(1),
    root_sha256: sha256Name,
    snapshot_version: integer(1),
  });
  return readValue(parseJson(bytes, ANCHOR_MAX, ContentError), read, ContentError, "bad-anchor");
}

/** Begin with the root that the anchor names by its hash. */
export async function trustAnchor(bytes: Uint8Array, anchor: Anchor): Promise<Trusted> {
  if ((await nameBlob(bytes)) !== anchor.root_sha256) throw new ContentError("wrong-hash", "root");
  const found = await trustRoot(bytes);
  expect(found.root.version === anchor.root_version, "wrong-version", "root");
  return { ...found, lowestSnapshot: anchor.snapshot_version };
}

/** Begin with a root that came on a way that is trusted; by its own keys it must at least be signed. */
export async function trustRoot(bytes: Uint8Array): Promise<Trusted> {
  const found = parseMetadata(bytes, "root");
  await requireSigned(found, ...rootSigners(found.signed, "root"));
  return { root: found.signed, lowestSnapshot: 1 };
}

/** The next root, signed by the thresholds of both (TUF 5.3.4 and 5.3.5). */
export async function updateRoot(trusted: Trusted, bytes: Uint8Array): Promise<Trusted> {
  const found = parseMetadata(bytes, "root");
  await requireSigned(found, ...rootSigners(trusted.root, "root"));
  await requireSigned(found, ...rootSigners(found.signed, "root"));
  expect(found.signed.version === trusted.root.version + 1, "wrong-version", "root");
  return { root: found.signed, lowestSnapshot: trusted.lowestSnapshot };
}

/** A timestamp that is not older than the one trusted (TUF 5.4.2 and 5.4.3); an equal version changes nothing. */
export async function updateTimestamp(trusted: Trusted, bytes: Uint8Array): Promise<Trusted> {
  const found = await verified(trusted, bytes, "timestamp");
  const former = trusted.timestamp;
  const snapshotFile = fileIn(found.meta, "snapshot.json");
  expect(snapshotFile.version >= trusted.lowestSnapshot, "rollback", "snapshot before the anchor");
  if (former) {
    expect(found.version >= former.version, "rollback", "timestamp");
    if (found.version === former.version) return trusted;
    expect(snapshotFile.version >= fileIn(former.meta, "snapshot.json").version, "rollback", "snapshot");
    // clause 2.12: a server whose clock went back; instants of this form sort as texts.
    expect((found.signed_at ?? "") >= (former.signed_at ?? ""), "rollback", "signed_at");
  }
  return { ...trusted, timestamp: found };
}

/** The snapshot that the timestamp names (TUF 5.5); what was listed stays listed and never goes back. */
export async function updateSnapshot(trusted: Trusted, bytes: Uint8Array): Promise<Trusted> {
  const named = snapshotFileOf(trusted);
  await requireFile(bytes, named);
  const found = await verified(trusted, bytes, "snapshot");
  expect(found.version === named.version, "wrong-version", "snapshot");
  requireNotRolledBack(trusted.snapshot, found);
  return { ...trusted, snapshot: found };
}

/** The snapshot kept from an earlier check: it guards against rollback, even where the timestamp names a newer one. */
export async function recallSnapshot(trusted: Trusted, bytes: Uint8Array): Promise<Trusted> {
  return { ...trusted, snapshot: await verified(trusted, bytes, "snapshot") };
}

/** The targets that the snapshot names (TUF 5.6). */
export async function updateTargets(trusted: Trusted, bytes: Uint8Array): Promise<Trusted> {
  const named = targetsFileOf(trusted);
  await requireFile(bytes, named);
  const found = await verified(trusted, bytes, "targets");
  expect(found.version === named.version, "wrong-version", "targets");
  return { ...trusted, targets: found };
}

/** The targets of a delegated role, as its delegator and the snapshot name it (TUF 5.6.7); they are not kept in `Trusted`. */
export async function updateDelegated(
  { snapshot }: Trusted,
  bytes: Uint8Array,
  { delegator, name }: Delegated,
): Promise<Targets> {
  const named = fileIn(snapshot?.meta ?? {}, `${name}.json`);
  await requireFile(bytes, named);
  const found = parseMetadata(bytes, "targets");
  const { keys, signers } = signersOf(delegator, name);
  await requireSigned(found, keys, signers, name);
  expect(found.signed.version === named.version, "wrong-version", name);
  return found.signed;
}

/** Nothing is installed through metadata that expired (clause 2.11); `now` is the lower bound of clause 1.4. */
export function requireFresh(trusted: Partial<Roles>, now: Date): void {
  expect(isFresh(trusted, now), "expired", now.toISOString());
}

/** Whether nothing of it expired. */
export function isFresh({ root, timestamp, snapshot, targets }: Partial<Roles>, now: Date): boolean {
  return [root, timestamp, snapshot, targets].every(
    (role) => !role || Date.parse(role.expires) > now.getTime(),
  );
}

/** What the timestamp says of the snapshot; throws ContentError missing-role. */
export function snapshotFileOf({ timestamp }: Trusted): MetaFile {
  return fileIn(timestamp?.meta ?? {}, "snapshot.json");
}

/** What the snapshot says of the targets; throws ContentError missing-role. */
export function targetsFileOf({ snapshot }: Trusted): MetaFile {
  return fileIn(snapshot?.meta ?? {}, "targets.json");
}

/** What the snapshot says of a delegated role; throws ContentError missing-role. */
export function delegatedFileOf({ snapshot }: Trusted, name: string): MetaFile {
  return fileIn(snapshot?.meta ?? {}, `${name}.json`);
}

/** A published file by its name; throws ContentError missing-target. */
export function findTarget({ targets }: Pick<Trusted, "targets">, name: string): Target {
  const found = targets && targetIn(targets, name);
  if (!found) throw new ContentError("missing-target", name);
  return found;
}

/** What this role itself says of a file. */
export function targetIn({ targets }: Targets, name: string): Target | undefined {
  return has(targets, name) ? targets[name] : undefined;
}

/** Under which name the repository has the target: with consistent snapshots its hash comes first (TUF 5.7.3). */
export function targetFile({ root }: Trusted, name: string, { hashes }: Target): string {
  const folders = name.split("/");
  const last = folders.pop() ?? "";
  const hash = hashes.sha256 ?? Object.values(hashes)[0];
  return [...folders, root.consistent_snapshot ? `${hash}.${last}` : last].join("/");
}

/** The bytes of a target as signed; throws ContentError wrong-length or wrong-hash. */
export function requireTarget(bytes: Uint8Array, target: Target): Promise<void> {
  return requireFile(bytes, target);
}

async function verified<R extends Exclude<Role, "root">>(
  { root }: Trusted,
  bytes: Uint8Array,
  role: R,
): Promise<Roles[R]> {
  const found = parseMetadata(bytes, role);
  await requireSigned(found, ...rootSigners(root, role));
  return found.signed;
}

function rootSigners({ keys, roles }: Root, role: Role): readonly [Keys, Signers, string] {
  return [keys, roles[role], role];
}

/** Enough different keys of the role have signed; one key under two names is one. */
async function requireSigned(
  found: Envelope<unknown>,
  keys: Keys,
  { keyids, threshold }: Signers,
  role: string,
): Promise<void> {
  const bytes = canonicalOlpc(found.unread);
  const signed = new Set<string>();
  for (const { keyid, sig } of found.signatures) {
    const key = keyids.includes(keyid) && has(keys, keyid) ? keys[keyid] : undefined;
    if (key && (await isSignedBy(key, sig, bytes))) signed.add(key.keyval.public);
  }
  expect(signed.size >= threshold, "unsigned", `${role}: ${signed.size} of ${threshold}`);
}

function requireNotRolledBack(former: Snapshot | undefined, found: Snapshot): void {
  for (const [name, { version }] of Object.entries(former?.meta ?? {})) {
    expect(has(found.meta, name), "rollback", `${name} is gone`);
    expect(fileIn(found.meta, name).version >= version, "rollback", name);
  }
}

/** Every hash that is named must be right; one that this code cannot make is none. */
async function requireFile(
  bytes: Uint8Array,
  { length, hashes = {} }: { readonly length?: number; readonly hashes?: Hashes },
): Promise<void> {
  expect(length === undefined || bytes.length === length, "wrong-length", `${bytes.length}`);
  for (const [name, hash] of Object.entries(hashes)) {
    const digest = has(DIGESTS, name) ? DIGESTS[name] : undefined;
    expect(digest !== undefined && (await hexDigest(digest, bytes)) === hash, "wrong-hash", name);
  }
}

function fileIn(meta: Readonly<Record<string, MetaFile>>, name: string): MetaFile {
  const found = has(meta, name) ? meta[name] : undefined;
  if (!found) throw new ContentError("missing-role", name);
  return found;
}

function expect(holds: boolean, code: string, detail: string): void {
  if (!holds) throw new ContentError(code, detail);
}

/** `Object.hasOwn` is younger than the phones this runs on. */
function has(members: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(members, name) !== undefined;
}
