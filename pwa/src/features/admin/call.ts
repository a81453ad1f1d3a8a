/** One question to the server. Results are values; nothing here throws for the network. */

import { signal } from "@preact/signals";

/** How many pages' questions wait for their answer. */
export const asked = signal(0);

/** Why it did not happen: the server's code, or `offline`; and which field is at fault where it is one. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly field?: string };

interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  /** Sent as it is, instead of a body. */
  readonly file?: Blob;
  readonly fileType?: string;
  readonly csrf?: string;
}

export async function call<Value>(path: string, how: Call = {}): Promise<Answer<Value>> {
  if ((how.method ?? "GET") !== "GET") return send(path, how);
  asked.value += 1;
  const answer = await send<Value>(path, how);
  asked.value -= 1;
  return answer;
}

async function send<Value>(
  path: string,
  { method = "GET", body, file, fileType = "text/csv", csrf }: Call,
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
    return response.ok ? { ok: true, value: value as Value } : { ok: false, ...faultOf(value) };
  } catch {
    return { ok: false, code: "offline" }; // no network, or a page that is not ours
  }
}

function faultOf(problem: unknown): { readonly code: string; readonly field?: string } {
  const { code, field } = (problem ?? {}) as { readonly code?: unknown; readonly field?: unknown };
  return {
    code: typeof code === "string" ? code : "internal",
    ...(typeof field === "string" ? { field } : {}),
  };
}
