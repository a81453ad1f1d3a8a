/**
 * A publisher's own key: made in this browser, kept in IndexedDB, and nowhere else. Its private half cannot be read out, not by
 * this page either; who loses the browser loses the key, and another takes its place in the root.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { base64 } from "../../../sync/platform";
import { canonicalOlpc } from "../../../sync/trust-canonical";
import { derSignature } from "./der";

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;
const SHA256 = { name: "ECDSA", hash: "SHA-256" } as const;

interface OwnKey {
  /** The account, for two people may share a browser. */
  readonly holder: string;
  readonly keyid: string;
  readonly secret: CryptoKey;
}

interface Schema extends DBSchema {
  keys: { key: string; value: OwnKey };
}

/** The id of this person's key in this browser. */
export async function ownKey(holder: string): Promise<string | undefined> {
  return within(async (database) => (await database.get("keys", holder))?.keyid);
}

/** Make one; it is kept once `register` has given its id, which gets the public half as base64url of its SPKI. */
export async function makeOwnKey(
  holder: string,
  register: (spki: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const pair = await crypto.subtle.generateKey(P256, false, ["sign", "verify"]);
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  const keyid = await register(base64(spki).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""));
  if (keyid === undefined) return undefined;
  await within((database) => database.put("keys", { holder, keyid, secret: pair.privateKey }));
  return keyid;
}

/** What waits, read again from what is published: its bytes as they are signed, and their SHA-256. */
export interface Bytes {
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly digest: string;
}

/** The bytes of a proposal that somebody signs; undefined where the server does not give the file. */
export async function readSigned(file: string): Promise<Bytes | undefined> {
  const reply = await fetch(`/proposals/${file}`, { cache: "no-store" }).catch(() => undefined);
  if (!reply?.ok) return undefined;
  const { signed } = (await reply.json()) as { readonly signed: unknown };
  const bytes = Uint8Array.from(canonicalOlpc(signed));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return { signed: bytes, digest: hex(digest) };
}

/** This person's signature in DER, as hexadecimal; undefined without a key here. */
export async function signWithOwnKey(holder: string, bytes: Bytes): Promise<string | undefined> {
  const own = await within((database) => database.get("keys", holder));
  if (own === undefined) return undefined;
  return derSignature(new Uint8Array(await crypto.subtle.sign(SHA256, own.secret, bytes.signed)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function within<Value>(work: (database: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> {
  const database = await openDB<Schema>("wegwijs-publisher", 1, {
    upgrade: (fresh) => void fresh.createObjectStore("keys", { keyPath: "holder" }),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
