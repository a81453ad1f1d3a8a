/** Whether this connection costs its owner, as far as the browser says; most say nothing, and then nobody is asked. */

interface Connection extends EventTarget {
  readonly saveData?: boolean;
  readonly type?: string;
}

/** Mobile data, or a reader who asked the browser to be spared. */
export function isMetered(): boolean {
  const { saveData, type } = connection() ?? {};
  return saveData === true || type === "cellular" || type === "wimax";
}

/** Be told when the connection is another one. */
export function whenConnectionChanges(listener: () => void): void {
  connection()?.addEventListener("change", listener);
}

function connection(): Connection | undefined {
  return (globalThis.navigator as { readonly connection?: Connection } | undefined)?.connection;
}
