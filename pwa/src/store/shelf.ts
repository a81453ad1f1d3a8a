/** Marks beside the database, which outlast it: a browser may throw the one away and leave the other. */

/** A page has it, a worker has not. */
interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What stands there, or nothing. */
export function shelved(key: string): string | null {
  try {
    return shelf()?.getItem(key) ?? null;
  } catch {
    return null; // where reading is forbidden nothing was put there either
  }
}

/** Put it there, or take away what stands there. */
export function shelve(key: string, text: string | null): void {
  try {
    if (text === null) shelf()?.removeItem(key);
    else shelf()?.setItem(key, text);
  } catch {
    // A full or forbidden shelf: what is lost later is then not missed, and nothing else.
  }
}

/** Reading the name alone throws where the reader forbids all storage. */
function shelf(): Shelf | undefined {
  try {
    return (globalThis as { readonly localStorage?: Shelf }).localStorage;
  } catch {
    return undefined;
  }
}
