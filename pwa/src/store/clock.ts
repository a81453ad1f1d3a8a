/** What time it is at least, whatever the device's clock says (clause 1.4). */
import { lowerBound as latest } from "../sync/outbox";
import { openStore } from "./database";

/** In `settings`: the last verified signed_at, kept by the check for news. */
export const SIGNED_AT = "signed_at";

/** max(build date, last verified signed_at, device clock). */
export async function lowerBound(deviceNow: Date): Promise<Date> {
  const store = await openStore();
  const signedAt = await store.get("settings", SIGNED_AT);
  return latest(
    new Date(__BUILD_DATE__),
    typeof signedAt === "string" ? new Date(signedAt) : undefined,
    deviceNow,
  );
}
