/** Brings the photos of the chosen place, after all that can be read (clause 2.5): one that does not come stops nothing. */
import { tellChange } from "../store/changes";
import { isFull } from "../store/full";
import { keepPhoto, lackingPhotos } from "../store/photos";
import { nameBlob } from "../sync/canonical";
import { ContentError } from "../sync/errors";
import type { BlobReference } from "../sync/manifest";
import { blobAddress } from "./dictionaries";
import { BLOB_FILE, fetchFile, MissingError, OfflineError } from "./files";
import type { Fetcher } from "./http";

/** Fetch what is missing of them; what did not come is asked for again after the next check for news. */
export async function fetchPhotos(fetcher: Fetcher): Promise<void> {
  for (const photo of await lackingPhotos()) {
    if (await bringPhoto(fetcher, photo)) tellChange("packs");
  }
}

/** Whether it is here now. */
async function bringPhoto(fetcher: Fetcher, { sha256, bytes }: BlobReference): Promise<boolean> {
  try {
    const data = await fetchFile(fetcher, blobAddress(sha256), { type: BLOB_FILE, cap: bytes });
    // clause 2.9: hashed before it is kept.
    return (await nameBlob(data)) === sha256 && (await keepPhoto(sha256, data));
  } catch (problem) {
    const isOfTheFile = problem instanceof MissingError || problem instanceof ContentError;
    if (isOfTheFile || problem instanceof OfflineError || isFull(problem)) return false;
    throw problem;
  }
}
