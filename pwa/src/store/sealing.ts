/**
 * Typed words at rest: AES-GCM under a key that this browser made and never gives out.
 *
 * What a search of the phone's files finds is ciphertext; "wis mijn sporen" deletes the key with it. Sealing happens
 * before a transaction begins and opening after it ends, because awaiting WebCrypto would end the transaction.
 */
import { openStore, type SealedText } from "./database";

const KEY = "words";
const NONCE = 12; // bytes

export async function seal(words: unknown): Promise<SealedText> {
  const key = await wordsKey();
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const plain = new TextEncoder().encode(JSON.stringify(words));
  return {
    nonce,
    bytes: new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, plain)),
  };
}

/** What `seal` was given, or undefined when its key was wiped in between. */
export async function unseal({ nonce, bytes }: SealedText): Promise<unknown> {
  const store = await openStore();
  const key = await store.get("keys", KEY);
  if (!key) return undefined;
  const plain = await crypto.subtle
    .decrypt({ name: "AES-GCM", iv: nonce as BufferSource }, key, bytes as BufferSource)
    .catch(noPlainText);
  return plain && JSON.parse(new TextDecoder().decode(plain));
}

/** OperationError is how WebCrypto says "another key": the words were sealed before a wipe. */
function noPlainText(problem: unknown): undefined {
  if (problem instanceof DOMException && problem.name === "OperationError") return undefined;
  throw problem;
}

async function wordsKey(): Promise<CryptoKey> {
  const store = await openStore();
  const kept = await store.get("keys", KEY);
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const change = store.transaction("keys", "readwrite");
  const other = await change.store.get(KEY); // another tab may have been first
  if (!other) await change.store.put(made, KEY);
  await change.done;
  return other ?? made;
}
