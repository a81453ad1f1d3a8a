/** What comes with verified metadata: places, recalls, and the overlay of the chosen place (clause 2.5). */
import { readSettings } from "../store/settings";
import { readTrust, type TrustFiles } from "../store/trust";
import { canonical } from "../sync/canonical";
import { ContentError } from "../sync/errors";
import { PLACES_MAX, parsePlaces } from "../sync/manifest";
import { OVERLAY_MAX, type Overlay, parseOverlay } from "../sync/overlay";
import { mergeRecalls, parseRecalls, RECALLS_MAX, type Recall } from "../sync/recalls";
import { requireTarget, type Trusted, targetIn } from "../sync/trust";
import { seekTarget, unlessRefused } from "../sync/trust-client";
import { MissingError, OfflineError } from "./files";
import type { Fetcher } from "./http";
import { fetchTarget, type PhoneLine } from "./trust-line";

// How the store names them.
const PLACES = "places";
const SEEN_RECALLS = "seen-recalls";
const OVERLAY = "overlay";

/** What came, and the problem with an overlay that did not. */
export interface Extras {
  readonly files: TrustFiles;
  readonly problem?: Error;
}

interface Here {
  readonly region: string;
  readonly place: string;
}

/** Every recall that this phone has ever seen; one that a later file lacks still holds. */
export async function seenRecalls(): Promise<readonly Recall[]> {
  return recallsIn(await readTrust());
}

/** What the chosen place says of itself, as it was last verified. */
export async function placeOverlay(): Promise<Overlay | undefined> {
  const kept = await readTrust();
  const here = await whereAmI(kept);
  return here && overlayIn(kept, here);
}

/** Whether the chosen place may have an overlay that is not here. */
export async function lacksOverlay({ snapshot }: Trusted, kept: TrustFiles): Promise<boolean> {
  const here = await whereAmI(kept);
  if (!here || !snapshot) return false;
  return `region-${here.region}.json` in snapshot.meta && !overlayIn(kept, here);
}

/**
 * Fetch and check what is new of them. A check without its places and recalls is none; an overlay is of another signer,
 * so one that is broken stays as it was and nothing waits for it.
 */
export async function fetchExtras(
  fetcher: Fetcher,
  trusted: Trusted,
  line: PhoneLine,
  kept: TrustFiles,
): Promise<Extras> {
  const places = await placesFile(fetcher, trusted, kept);
  const recalls = await recallsFile(fetcher, trusted, line, kept);
  const files = { ...places, ...recalls };
  try {
    return { files: { ...files, ...(await overlayFile(fetcher, trusted, line, { ...kept, ...files })) } };
  } catch (problem) {
    const isOfTheFile = problem instanceof ContentError || problem instanceof MissingError;
    if (isOfTheFile || problem instanceof OfflineError) return { files, problem };
    throw problem;
  }
}

async function placesFile(fetcher: Fetcher, trusted: Trusted, kept: TrustFiles): Promise<TrustFiles> {
  const name = "places.json";
  const target = trusted.targets && targetIn(trusted.targets, name);
  const { [PLACES]: known } = kept;
  if (!target) return {};
  if (known && (await unlessRefused(() => requireTarget(known, target).then(() => true)))) return {};
  const bytes = await fetchTarget(fetcher, trusted, name, target, PLACES_MAX);
  parsePlaces(bytes);
  return { [PLACES]: bytes };
}

async function recallsFile(
  fetcher: Fetcher,
  trusted: Trusted,
  line: PhoneLine,
  kept: TrustFiles,
): Promise<TrustFiles> {
  const name = "recalls.json";
  if (!trusted.snapshot || !(name in trusted.snapshot.meta)) return {};
  const target = await seekTarget(trusted, name, line);
  if (!target) return {};
  const bytes = await fetchTarget(fetcher, trusted, name, target, RECALLS_MAX);
  const recalls = mergeRecalls(recallsIn(kept), parseRecalls(bytes).recalls);
  return { [SEEN_RECALLS]: canonical({ schema: 1, recalls }) };
}

async function overlayFile(
  fetcher: Fetcher,
  trusted: Trusted,
  line: PhoneLine,
  kept: TrustFiles,
): Promise<TrustFiles> {
  const here = await whereAmI(kept);
  if (!here || !trusted.snapshot || !(`region-${here.region}.json` in trusted.snapshot.meta)) return {};
  const name = `overlay.${here.region}.${here.place}.json`;
  const target = await seekTarget(trusted, name, line);
  if (!target) return {};
  const { [OVERLAY]: known } = kept;
  if (known && (await unlessRefused(() => requireTarget(known, target).then(() => true)))) return {};
  const bytes = await fetchTarget(fetcher, trusted, name, target, OVERLAY_MAX);
  parseOverlay(bytes, here.region, here.place);
  return { [OVERLAY]: bytes };
}

function recallsIn({ [SEEN_RECALLS]: bytes }: TrustFiles): readonly Recall[] {
  return bytes ? parseRecalls(bytes).recalls : [];
}

function overlayIn({ [OVERLAY]: bytes }: TrustFiles, { region, place }: Here): Overlay | undefined {
  try {
    return bytes && parseOverlay(bytes, region, place);
  } catch (problem) {
    if (problem instanceof ContentError) return undefined; // of the place that was chosen before
    throw problem;
  }
}

async function whereAmI({ [PLACES]: bytes }: TrustFiles): Promise<Here | undefined> {
  const { place } = await readSettings();
  const found = bytes && place ? parsePlaces(bytes).places.find(({ id }) => id === place) : undefined;
  return found?.region === undefined ? undefined : { region: found.region, place: found.id };
}
