/** Random names from the platform's generator, as base64url (clause 1.2). */

export function randomId(): string {
  return randomName(16);
}

export function randomThreadKey(): string {
  return randomName(32);
}

function randomName(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
