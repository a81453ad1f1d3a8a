/** What comes with verified metadata: places, recalls, and the overlay of the chosen place (clause 2.5). */
import { readSettings } from "../store/settings";
import {
  type Changes,
  fileOfPhoto,
  isPhoto,
  OVERLAY,
  PLACES,
  readTrust,
  SEEN_RECALLS,
  type TrustFiles,
} from "../store/trust";
import { canonical } from "../sync/canonical";
import { ContentError } from "../sync/errors";
import { PLACES_MAX, parsePlaces } from "../sync/manifest";
import { OVERLAY_MAX, type Overlay, type Photo, parseOverlay } from "../sync/overlay";
import { mergeRecalls, parseRecalls, RECALLS_MAX, type Recall } from "../sync/recalls";
import { requireTarget, type Trusted, targetIn } from "../sync/trust";
import { seekTarget, unlessRefused } from "../sync/trust-client";
import type { Target } from "../sync/trust-metadata";
import { MissingError, OfflineError } from "./files";
import type { Fetcher } from "./http";
import { fetchTarget, type PhoneLine } from "./trust-line";

const RECALLS_FILE = "recalls.json";
/** The file as long as nothing was taken back: known by its hash, it need not be asked for. */
const NO_RECALLS = canonical({ schema: 1, recalls: [] });

/** What came, and what was wrong with recalls or an overlay that did not. */
export interface Extras {
  readonly files: Changes;
  readonly problems: readonly Error[];
}

interface Here {
  readonly region: string;
  readonly place: string;
}

/** As this phone keeps them: all that it ever saw, and the hash of the file that it saw last. */
interface Seen {
  readonly of?: string;
  readonly recalls: readonly Recall[];
}

/** Every recall that this phone has ever seen; one that a later file lacks still holds. */
export async function seenRecalls(): Promise<readonly Recall[]> {
  return seenIn(await readTrust()).recalls;
}

/** What the chosen place says of itself, as it was last verified. */
export async function placeOverlay(): Promise<Overlay | undefined> {
  const kept = await readTrust();
  const here = await whereAmI(kept);
  return here && overlayIn(kept, here);
}

/**
 * Fetch and check what is new of them. A check without its places is none. Recalls and overlays have signers of their
 * own: what is wrong with them is told, the ones seen before stay, and nothing else waits for them.
 */
export async function fetchExtras(
  fetcher: Fetcher,
  trusted: Trusted,
  line: PhoneLine,
  kept: TrustFiles,
): Promise<Extras> {
  const places = await placesFile(fetcher, trusted, kept);
  const now = { ...kept, ...places };
  const recalls = await unlessBroken(() => recallsFile(fetcher, trusted, line, now));
  const overlay = await unlessBroken(() => overlayFile(fetcher, trusted, line, now));
  return {
    files: { ...places, ...recalls.files, ...overlay.files },
    problems: [...recalls.problems, ...overlay.problems],
  };
}

/** The overlay of a place that was chosen after the last check; nothing where it is here, or there is none. */
export async function fetchOverlay(
  fetcher: Fetcher,
  trusted: Trusted,
  line: PhoneLine,
  kept: TrustFiles,
): Promise<Extras> {
  return unlessBroken(() => overlayFile(fetcher, trusted, line, kept));
}

async function unlessBroken(step: () => Promise<Changes>): Promise<Extras> {
  try {
    return { files: await step(), problems: [] };
  } catch (problem) {
    const isOfTheFile = problem instanceof ContentError || problem instanceof MissingError;
    if (isOfTheFile || problem instanceof OfflineError) return { files: {}, problems: [problem] };
    throw problem;
  }
}

async function placesFile(
  fetcher: Fetcher,
  trusted: Trusted,
  { [PLACES]: known }: TrustFiles,
): Promise<TrustFiles> {
  const name = "places.json";
  const target = trusted.targets && targetIn(trusted.targets, name);
  if (!target) return {};
  if (known && (await isTarget(known, target))) return {};
  const bytes = await fetchTarget(fetcher, trusted, name, target, PLACES_MAX);
  parsePlaces(bytes);
  return { [PLACES]: bytes };
}

async function recallsFile(
  fetcher: Fetcher,
  trusted: Trusted,
  line: PhoneLine,
  kept: TrustFiles,
): Promise<Changes> {
  if (!trusted.snapshot || !(RECALLS_FILE in trusted.snapshot.meta)) return {};
  const target = await seekTarget(trusted, RECALLS_FILE, line);
  const seen = seenIn(kept);
  const of = target?.hashes.sha256;
  if (!target || (of !== undefined && of === seen.of)) return {};
  const bytes = (await isTarget(NO_RECALLS, target))
    ? NO_RECALLS
    : await fetchTarget(fetcher, trusted, RECALLS_FILE, target, RECALLS_MAX);
  const recalls = mergeRecalls(seen.recalls, parseRecalls(bytes).recalls);
  return { [SEEN_RECALLS]: canonical(of === undefined ? { recalls } : { of, recalls }) };
}

async function overlayFile(
  fetcher: Fetcher,
  trusted: Trusted,
  line: PhoneLine,
  kept: TrustFiles,
): Promise<Changes> {
  const { [OVERLAY]: known } = kept;
  const here = await whereAmI(kept);
  const isPublished = here && trusted.snapshot && `region-${here.region}.json` in trusted.snapshot.meta;
  const name = here && `overlay.${here.region}.${here.place}.json`;
  const target = isPublished && name ? await seekTarget(trusted, name, line) : undefined;
  // What another place says, or this one no longer does, goes.
  if (!target || !here || !name) return known ? { [OVERLAY]: undefined, ...unnamed(kept, []) } : {};
  if (known && (await isTarget(known, target))) return {};
  const bytes = await fetchTarget(fetcher, trusted, name, target, OVERLAY_MAX);
  const { photos = [] } = parseOverlay(bytes, here.region, here.place);
  return { [OVERLAY]: bytes, ...unnamed(kept, photos) };
}

/** The photos on this phone that the overlay does not name, or no more. */
function unnamed(kept: TrustFiles, photos: readonly Photo[]): Changes {
  const named = new Set(photos.map(({ sha256 }) => fileOfPhoto(sha256)));
  const gone = Object.keys(kept).filter((file) => isPhoto(file) && !named.has(file));
  return Object.fromEntries(gone.map((file) => [file, undefined]));
}

async function isTarget(bytes: Uint8Array, target: Target): Promise<boolean> {
  return (await unlessRefused(() => requireTarget(bytes, target).then(() => true))) === true;
}

function seenIn({ [SEEN_RECALLS]: bytes }: TrustFiles): Seen {
  return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : { recalls: [] };
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
