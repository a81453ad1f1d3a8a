/** The roles of TUF metadata as interfaces, and the strict door through which their bytes come in. */
import { ContentError } from "./errors";
import {
  flag,
  integer,
  listOf,
  mapOf,
  matching,
  maybe,
  oneOf,
  optional,
  parseJson,
  type Reader,
  readValue,
  record,
  refuse,
  text,
} from "./fields";

/** Most bytes of each file, decoded (clause 2.9); a longer one is never read to its end. Delegated roles are targets. */
export const METADATA_MAX = {
  root: 65_536,
  timestamp: 16_384,
  snapshot: 262_144,
  targets: 1_048_576,
} as const;

export type Role = keyof typeof METADATA_MAX;

/** Whether it is one of the four that every repository has. */
export function isTopLevel(role: string): role is Role {
  return Object.keys(METADATA_MAX).includes(role);
}

/** A public key as root or a delegation lists it. */
export interface Key {
  readonly keytype: string;
  readonly scheme: string;
  readonly keyval: { readonly public: string };
}

export type Keys = Readonly<Record<string, Key>>;

/** Which keys sign for a role, and how many of them must. */
export interface Signers {
  readonly keyids: readonly string[];
  readonly threshold: number;
}

interface Common {
  readonly version: number;
  readonly expires: string; // YYYY-MM-DDTHH:MM:SSZ
}

/** Who may sign what; without `consistent_snapshot` only the root's file has its version in its name. */
export interface Root extends Common {
  readonly consistent_snapshot?: boolean;
  readonly keys: Keys;
  readonly roles: Readonly<Record<Role, Signers>>;
}

/** By algorithm, in hexadecimal. */
export type Hashes = Readonly<Record<string, string>>;

/** What one metadata file says of another. */
export interface MetaFile {
  readonly version: number;
  readonly length?: number;
  readonly hashes?: Hashes;
}

/** The one file that changes without its name changing; `signed_at` is ours (clause 1.4). */
export interface Timestamp extends Common {
  readonly signed_at?: string;
  readonly meta: Readonly<Record<string, MetaFile>>;
}

/** Which version of every other file belongs together. */
export interface Snapshot extends Common {
  readonly meta: Readonly<Record<string, MetaFile>>;
}

/** A published file; `custom` is read by whoever knows what it is. */
export interface Target {
  readonly length: number;
  readonly hashes: Hashes;
  readonly custom: unknown;
}

/** Who else may sign targets: those whose path one of the patterns or prefixes of hashes matches. */
export interface DelegatedRole extends Signers {
  readonly name: string;
  readonly terminating: boolean;
  readonly paths?: readonly string[];
  readonly path_hash_prefixes?: readonly string[];
}

/** 2^`bit_length` roles that share keys, each for its part of the hashes of paths (TAP 15). */
export interface SuccinctRoles extends Signers {
  readonly bit_length: number;
  readonly name_prefix: string;
}

export interface Delegations {
  readonly keys: Keys;
  readonly roles?: readonly DelegatedRole[];
  readonly succinct_roles?: SuccinctRoles;
}

/** What is published by this role, and whom it lets publish more. */
export interface Targets extends Common {
  readonly targets: Readonly<Record<string, Target>>;
  readonly delegations?: Delegations;
}

interface Signature {
  readonly keyid: string;
  readonly sig: string;
}

/** A parsed file: what it says, and what its signatures are over. */
export interface Envelope<T> {
  readonly signed: T;
  readonly unread: unknown; // `signed` with every field, known or not
  readonly signatures: readonly Signature[];
}

const name = text(1, 1000);
const version = integer(1);
/** To the second, and in the calendar: JavaScript reads 29 February as 1 March where there is none. */
const instant: Reader<string> = (value) => {
  const found = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)(value);
  return new Date(found).toISOString() === found.replace("Z", ".000Z") ? found : refuse("no such moment");
};
const specification = matching(/^1\.\d+(\.\d+)?$/);
const common = { version, expires: instant };

const hashes: Reader<Hashes> = (value) => {
  const found = mapOf(name, text(1, 200))(value);
  return Object.keys(found).length > 0 ? found : refuse("no hash");
};

function withoutDoubles<T extends Signers>(read: Reader<T>): Reader<T> {
  return (value) => {
    const found = read(value);
    return new Set(found.keyids).size === found.keyids.length ? found : refuse("a key twice");
  };
}

const who = { keyids: listOf(name, 100), threshold: version };
const signers = withoutDoubles(record<Signers>(who));

const metaFile = record<MetaFile>({ version, length: maybe(integer(1)), hashes: maybe(hashes) });
const meta = mapOf(name, metaFile);

const target = record<Target>({ length: integer(0), hashes, custom: (given) => given });

const keys = mapOf(
  name,
  record<Key>({ keytype: name, scheme: name, keyval: record({ public: text(1, 4000) }) }),
);

const anyDelegatedRole = record<DelegatedRole>({
  ...who,
  name,
  terminating: flag,
  paths: maybe(listOf(name, 1000)),
  path_hash_prefixes: maybe(listOf(matching(/^[0-9a-f]{1,64}$/), 1000)),
});

const delegatedRole = withoutDoubles<DelegatedRole>((value) => {
  const found = anyDelegatedRole(value);
  const isOne = (found.paths === undefined) !== (found.path_hash_prefixes === undefined);
  return isOne && !isTopLevel(found.name) ? found : refuse("patterns or prefixes, and a name of its own");
});

const succinctRoles = withoutDoubles(
  record<SuccinctRoles>({ ...who, bit_length: integer(1, 32), name_prefix: name }),
);

const delegations: Reader<Delegations> = (value) => {
  const found = record<Delegations>({
    keys,
    roles: maybe(listOf(delegatedRole, 1000)),
    succinct_roles: maybe(succinctRoles),
  })(value);
  const names = (found.roles ?? []).map((role) => role.name);
  const isOne = (found.roles === undefined) !== (found.succinct_roles === undefined);
  return isOne && new Set(names).size === names.length ? found : refuse("roles, each once, or succinct ones");
};

const READERS = {
  root: record<Root>({
    ...common,
    consistent_snapshot: optional(flag),
    keys,
    roles: record<Root["roles"]>({ root: signers, timestamp: signers, snapshot: signers, targets: signers }),
  }),
  timestamp: record<Timestamp>({ ...common, signed_at: maybe(instant), meta }),
  snapshot: record<Snapshot>({ ...common, meta }),
  targets: record<Targets>({ ...common, targets: mapOf(name, target), delegations: maybe(delegations) }),
} as const;

export interface Roles {
  readonly root: Root;
  readonly timestamp: Timestamp;
  readonly snapshot: Snapshot;
  readonly targets: Targets;
}

/** The file of this role, its signatures not yet checked; throws ContentError too-large, not-json or bad-metadata. */
export function parseMetadata<R extends Role>(bytes: Uint8Array, role: R): Envelope<Roles[R]> {
  const value = parseJson(bytes, METADATA_MAX[role], ContentError);
  const read = READERS[role] as Reader<unknown> as Reader<Roles[R]>;
  return readValue(value, (given) => envelope(given, role, read), ContentError, "bad-metadata");
}

function envelope<T>(value: unknown, role: Role, read: Reader<T>): Envelope<T> {
  const found = record<{ signed: unknown; signatures: readonly Signature[] }>({
    signed: (given) => given,
    signatures: listOf(record<Signature>({ keyid: name, sig: text(0, 4000) }), 100),
  })(value);
  record({ _type: oneOf(role), spec_version: specification })(found.signed);
  const keyids = found.signatures.map(({ keyid }) => keyid);
  if (new Set(keyids).size !== keyids.length) refuse("a signature twice");
  return { signed: read(found.signed), unread: found.signed, signatures: found.signatures };
}
