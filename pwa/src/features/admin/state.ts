/** Who is signed in and which page is shown; both belong to this tab. */
import { signal } from "@preact/signals";
import { type SignedIn, whoAmI } from "./api";

/** Undefined until the server was asked. */
export const session = signal<SignedIn | null | undefined>(undefined);
/** The server ended the session: the desk waits as it is behind the log-in. */
export const isEnded = signal(false);
export const page = signal<readonly string[]>(pieces());

export function questionLink(id: string): string {
  return `#/questions/${encodeURIComponent(id)}`;
}

/** Where the server ended the session: ask to log in again, and keep what was typed. */
export function noteProblem(code: string): string {
  if (code === "not-signed-in" && session.value) isEnded.value = true;
  return code;
}

export async function followSession(): Promise<void> {
  addEventListener("hashchange", () => {
    page.value = pieces();
  });
  const answer = await whoAmI();
  session.value = answer.ok ? answer.value : null;
}

function pieces(): readonly string[] {
  return location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
}
