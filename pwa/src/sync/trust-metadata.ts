/** The four roles of TUF metadata as interfaces, and the strict door through which their bytes come in. */
import { ContentError } from "./errors";
import {
  integer,
  listOf,
  mapOf,
  matching,
  maybe,
  oneOf,
  parseJson,
  type Reader,
  readValue,
  record,
  refuse,
  sha256Name,
  text,
} from "./fields";

/** Most bytes of each file, decoded (clause 2.9); a longer one is never read to its end. */
export const METADATA_MAX = {
  root: 65_536,
  timestamp: 16_384,
  snapshot: 262_144,
  targets: 1_048_576,
} as const;

export type Role = keyof typeof METADATA_MAX;

/** A public key as the root lists it. */
export interface Key {
  readonly keytype: string;
  readonly scheme: string;
  readonly keyval: { readonly public: string };
}

/** Which keys sign for a role, and how many of them must. */
export interface Signers {
  readonly keyids: readonly string[];
  readonly threshold: number;
}

interface Common {
  readonly version: number;
  readonly expires: string; // YYYY-MM-DDTHH:MM:SSZ
}

/** Who may sign what. */
export interface Root extends Common {
  readonly keys: Readonly<Record<string, Key>>;
  readonly roles: Readonly<Record<Role, Signers>>;
}

/** What one metadata file says of another. */
export interface MetaFile {
  readonly version: number;
  readonly length?: number;
  readonly hashes?: Readonly<Record<string, string>>;
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
  readonly sha256: string;
  readonly custom: unknown;
}

/** What is published. */
export interface Targets extends Common {
  readonly targets: Readonly<Record<string, Target>>;
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

const name = text(1, 200);
const version = integer(1);
/** To the second, and in the calendar: JavaScript reads 29 February as 1 March where there is none. */
const instant: Reader<string> = (value) => {
  const found = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)(value);
  return new Date(found).toISOString() === found.replace("Z", ".000Z") ? found : refuse("no such moment");
};
const specification = matching(/^1\.\d+(\.\d+)?$/);
const common = { version, expires: instant };
const hashes = mapOf(name, text(1, 200));

const signers: Reader<Signers> = (value) => {
  const found = record<Signers>({ keyids: listOf(name, 100), threshold: version })(value);
  return new Set(found.keyids).size === found.keyids.length ? found : refuse("a key twice");
};

const metaFile = record<MetaFile>({ version, length: maybe(integer(1)), hashes: maybe(hashes) });
const meta = mapOf(name, metaFile);

const target: Reader<Target> = (value) => {
  const found = record<{ length: number; hashes: { sha256: string }; custom: unknown }>({
    length: integer(0),
    hashes: record({ sha256: sha256Name }),
    custom: (given) => given,
  })(value);
  return { length: found.length, sha256: found.hashes.sha256, custom: found.custom };
};

const key = record<Key>({
  keytype: name,
  scheme: name,
  keyval: record({ public: text(1, 4000) }),
});

const READERS = {
  root: record<Root>({
    ...common,
    keys: mapOf(name, key),
    roles: record<Root["roles"]>({ root: signers, timestamp: signers, snapshot: signers, targets: signers }),
  }),
  timestamp: record<Timestamp>({ ...common, signed_at: maybe(instant), meta }),
  snapshot: record<Snapshot>({ ...common, meta }),
  targets: record<Targets>({ ...common, targets: mapOf(name, target) }),
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
