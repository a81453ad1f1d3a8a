/** What the card of regions asks of the server. */
import { type Answer, call } from "../call";
import type { Publication } from "./api";

export interface Region {
  readonly id: string;
  readonly keyid: string;
  readonly holder: string;
  readonly standing: "none" | "waiting" | "current";
  /** Names of places whose words of now no phone has. */
  readonly unsigned: readonly string[];
}

export function readRegions(): Promise<Answer<{ readonly regions: readonly Region[] }>> {
  return call("publishing/regions");
}

export function nameSigner(region: string, keyid: string, csrf: string): Promise<Answer<Publication>> {
  const address = `publishing/regions/${encodeURIComponent(region)}/signer`;
  return call(address, { method: "PUT", body: { keyid }, csrf });
}

export function proposeOverlays(csrf: string): Promise<Answer<Publication>> {
  return call("publishing/overlays", { method: "POST", csrf });
}
