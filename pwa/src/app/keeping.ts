/** Finds out, by its features, how much this browser can keep, and where that is nothing lets the app read from memory. */
import { openStore } from "../store/database";
import { changeSettings } from "../store/settings";
import { keeping } from "./state";

/** Say how much can be kept, before anything is read or written. */
export async function prepareKeeping(): Promise<void> {
  if (hasKeys() && (await hasStore())) {
    keeping.value = "serviceWorker" in navigator ? "all" : "packs";
    return;
  }
  keeping.value = "nothing";
  (await import("./memory")).keepInMemory();
  await changeSettings({ counting: false }); // nothing is sent from here
}

/** Over plain http a browser has no WebCrypto: no seal for words, and nothing to check a signature with. */
function hasKeys(): boolean {
  return (crypto.subtle as SubtleCrypto | undefined) !== undefined;
}

/** Some private windows refuse every database. A full phone, or one with a newer store, has one all the same. */
async function hasStore(): Promise<boolean> {
  try {
    await openStore();
    return true;
  } catch (problem) {
    if (problem instanceof Error && ["QuotaExceededError", "VersionError"].includes(problem.name))
      throw problem;
    return false;
  }
}
