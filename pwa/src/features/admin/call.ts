/** One question to the server. Results are values; nothing here throws for the network. */

/** Why it did not happen: the server's code, or `offline`. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string };

interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  /** Sent as it is, instead of a body. */
  readonly file?: Blob;
  readonly fileType?: string;
  readonly csrf?: string;
}

export async function call<Value>(
  path: string,
  { method = "GET", body, file, fileType = "text/csv", csrf }: Call = {},
): Promise<Answer<Value>> {
  try {
    const response = await fetch(`/api/${path}`, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(file === undefined ? {} : { "content-type": fileType }),
        ...(csrf === undefined ? {} : { "x-csrf-token": csrf }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
    });
    if (response.status === 204) return { ok: true, value: undefined as Value };
    const value: unknown = await response.json();
    return response.ok ? { ok: true, value: value as Value } : { ok: false, code: codeOf(value) };
  } catch {
    return { ok: false, code: "offline" }; // no network, or a page that is not ours
  }
}

function codeOf(problem: unknown): string {
  const { code } = (problem ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : "internal";
}
