"""What a phone has to fetch of an edition, by whichever way is the least on its line (clause 2.8)."""

from collections.abc import Collection, Iterable

import msgspec

from sync.fields import BlobReference
from sync.manifest import FileEntry, FileList, Manifest, Update

REQUEST_COST = 400  # bytes that a request and the head of its reply take on the line


class Download(msgspec.Struct, frozen=True):
    """What to fetch: bundles and updates of these languages, single blobs for the rest; `bytes` on the line at most."""

    bundles: tuple[str, ...]
    updates: tuple[str, ...]
    blobs: tuple[BlobReference, ...]
    bytes: int


def blobs_of(file: FileEntry) -> tuple[BlobReference, ...]:
    """The blobs that make up the file: its chunks, or itself."""
    return file.chunks or (BlobReference(file.sha256, file.bytes),)


def missing_blobs(files: FileList, held: Collection[str]) -> tuple[BlobReference, ...]:
    """The core blobs of this list that are not held, each once (clause 2.10)."""
    core = (file for file in files.files if file.need == "core")
    blobs = {blob.sha256: blob for file in core for blob in blobs_of(file)}
    return tuple(blob for blob in blobs.values() if blob.sha256 not in held)


def update_from(manifest: Manifest, language: str, installed: int | None) -> Update | None:
    """The update of a language that begins at the edition this phone has."""
    return next((one for one in manifest.updates.get(language, ()) if one.former == installed), None)


def choose_download(
    manifest: Manifest, lists: Iterable[FileList], held: Collection[str], installed: int | None = None
) -> Download:
    """For each list the least of single blobs, the update from the installed edition, and the bundle."""
    known = set(held)
    bundles: list[str] = []
    updates: list[str] = []
    blobs: list[BlobReference] = []
    total = 0
    for files in lists:
        missing = missing_blobs(files, known)
        known |= {blob.sha256 for blob in missing}
        costs = _costs(manifest, files, missing, installed)
        way = min(costs, key=lambda name: costs[name])  # of equal ones the first
        total += costs[way]
        if way == "blobs":
            blobs.extend(missing)
        else:
            (updates if way == "update" else bundles).append(files.language)
    return Download(tuple(bundles), tuple(updates), tuple(blobs), total)


def _costs(
    manifest: Manifest, files: FileList, missing: tuple[BlobReference, ...], installed: int | None
) -> dict[str, int]:
    lighter = {file.sha256: file.download for file in files.files if file.download is not None}
    costs = {"blobs": sum(lighter.get(blob.sha256, blob.bytes) + REQUEST_COST for blob in missing)}
    update = update_from(manifest, files.language, installed)
    if update is not None:
        costs["update"] = update.download + REQUEST_COST * len(update.parts)
    bundle = manifest.bundles[files.language]
    costs["bundle"] = bundle.download + REQUEST_COST * len(bundle.parts)
    return costs
