/**
 * In place of what this browser does not give: a database in memory, and the checks of WebCrypto in plain code. Fetched
 * only where it is needed, so that the app itself has one way of keeping and of verifying, everywhere.
 */
import "fake-indexeddb/auto";
import { plainSubtle } from "./plain-crypto";

/** From now on nothing stays when the page goes: the database is in memory, and the shelf beside it is gone. */
export function keepInMemory(): void {
  Object.defineProperty(globalThis, "localStorage", { value: undefined });
  // Each page has a memory of its own; and where storage is forbidden, so is asking for a lock.
  Object.defineProperty(navigator, "locks", { value: undefined });
  if (!(crypto.subtle as SubtleCrypto | undefined))
    Object.defineProperty(crypto, "subtle", { value: plainSubtle });
}
