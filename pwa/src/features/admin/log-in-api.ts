/** What the log-in asks of the server: a password and then a code, or a passkey alone. */
import type { SignedIn } from "./api";
import { type Answer, call } from "./call";
import { type Ceremony, showPasskey } from "./passkey";

export function logIn(name: string, password: string): Promise<Answer<SignedIn>> {
  return call("accounts/session", { method: "POST", body: { name, password } });
}

export function showCode(code: string, csrf: string): Promise<Answer<SignedIn>> {
  return call("accounts/session/code", { method: "POST", body: { code }, csrf });
}

export async function logInWithPasskey(): Promise<Answer<SignedIn>> {
  const begun = await call<Ceremony>("accounts/session/challenge", { method: "POST" });
  const shown = begun.ok ? await showPasskey(begun.value) : begun;
  return shown.ok ? call("accounts/session/passkey", { method: "POST", body: shown.value }) : shown;
}
