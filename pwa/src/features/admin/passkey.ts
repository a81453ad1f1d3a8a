/** Passkeys in this browser: making one, and showing one. What the server checks is passed on in base64url. */
import type { Answer } from "./call";

/** What the server wants signed; at log-in there is no user. */
export interface Ceremony {
  readonly challenge: string;
  readonly rp_id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly known: readonly string[];
}

export interface MadePasskey {
  readonly credential: string;
  readonly client_data: string;
  readonly attestation: string;
}

export interface ShownPasskey {
  readonly credential: string;
  readonly client_data: string;
  readonly authenticator_data: string;
  readonly signature: string;
}

const ES256 = -7;
const RS256 = -257;

export function knowsPasskeys(): boolean {
  return "PublicKeyCredential" in globalThis;
}

/** Ask the device for a new one, which the browser finds by itself at log-in. */
export function makePasskey(ceremony: Ceremony): Promise<Answer<MadePasskey>> {
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: bytes(ceremony.challenge),
    rp: { id: ceremony.rp_id, name: "Wegwijs" },
    user: {
      id: new TextEncoder().encode(ceremony.user_id),
      name: ceremony.user_name,
      displayName: ceremony.user_name,
    },
    pubKeyCredParams: [ES256, RS256].map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: ceremony.known.map((id) => ({ type: "public-key", id: bytes(id) })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  };
  return asked(navigator.credentials.create({ publicKey }), ({ rawId, response }) => ({
    credential: text(rawId),
    client_data: text(response.clientDataJSON),
    attestation: text((response as AuthenticatorAttestationResponse).attestationObject),
  }));
}

/** Ask the device for one of its passkeys of this site. */
export function showPasskey({ challenge, rp_id }: Ceremony): Promise<Answer<ShownPasskey>> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: bytes(challenge),
    rpId: rp_id,
    userVerification: "required",
  };
  return asked(navigator.credentials.get({ publicKey }), ({ rawId, response }) => {
    const { clientDataJSON, authenticatorData, signature } = response as AuthenticatorAssertionResponse;
    return {
      credential: text(rawId),
      client_data: text(clientDataJSON),
      authenticator_data: text(authenticatorData),
      signature: text(signature),
    };
  });
}

/** Why not, as a code: this address has no passkeys, this one is there already, or somebody went back. */
const REFUSALS: Readonly<Record<string, string>> = {
  SecurityError: "passkey-host",
  InvalidStateError: "passkey-taken",
};

async function asked<Value>(
  credential: Promise<Credential | null>,
  read: (credential: PublicKeyCredential) => Value,
): Promise<Answer<Value>> {
  try {
    const found = await credential;
    return found ? { ok: true, value: read(found as PublicKeyCredential) } : REFUSED;
  } catch (error) {
    const code = REFUSALS[(error as DOMException).name];
    return code ? { ok: false, code } : REFUSED;
  }
}

const REFUSED = { ok: false, code: "passkey-cancelled" } as const;

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
