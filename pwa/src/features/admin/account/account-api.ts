/** What somebody asks of the server about their own account. A new factor brings a new session, with another token. */
import type { SignedIn } from "../api";
import { type Answer, call } from "../call";
import { type Ceremony, makePasskey } from "../passkey";

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly made_on: string;
  readonly used_on: string | null;
}

export interface Factors {
  readonly passkeys: readonly Passkey[];
  readonly has_code_app: boolean;
  readonly recovery_codes: number;
}

export interface OpenSession {
  readonly id: string;
  readonly browser: string;
  readonly factor: string;
  readonly began_at: string;
  readonly seen_at: string;
  readonly is_this: boolean;
}

export interface OwnAccount {
  readonly factors: Factors;
  readonly sessions: readonly OpenSession[];
}

/** A secret for an app, told once; `qr` is the address of its picture. */
export interface BegunApp {
  readonly secret: string;
  readonly qr: string;
}

export function readOwn(): Promise<Answer<OwnAccount>> {
  return call("accounts/self");
}

export function beginApp(csrf: string): Promise<Answer<BegunApp>> {
  return call("accounts/self/app", { method: "POST", csrf });
}

export function confirmApp(code: string, csrf: string): Promise<Answer<SignedIn>> {
  return call("accounts/self/app", { method: "PUT", body: { code }, csrf });
}

export function removeApp(csrf: string): Promise<Answer<undefined>> {
  return call("accounts/self/app", { method: "DELETE", csrf });
}

export async function addPasskey(name: string, csrf: string): Promise<Answer<SignedIn>> {
  const begun = await call<Ceremony>("accounts/self/passkeys/challenge", { method: "POST", csrf });
  const made = begun.ok ? await makePasskey(begun.value) : begun;
  return made.ok
    ? call("accounts/self/passkeys", { method: "POST", body: { ...made.value, name }, csrf })
    : made;
}

export function removePasskey(id: string, csrf: string): Promise<Answer<undefined>> {
  return call(`accounts/self/passkeys/${id}`, { method: "DELETE", csrf });
}

export function renewRecoveryCodes(csrf: string): Promise<Answer<{ readonly codes: readonly string[] }>> {
  return call("accounts/self/recovery", { method: "POST", csrf });
}

export function changePassword(was: string, password: string, csrf: string): Promise<Answer<undefined>> {
  return call("accounts/self/password", { method: "PUT", body: { was, password }, csrf });
}

/** One of them, or all but this one. */
export function endSessions(id: string | undefined, csrf: string): Promise<Answer<undefined>> {
  return call(`accounts/self/sessions${id === undefined ? "" : `/${id}`}`, { method: "DELETE", csrf });
}
