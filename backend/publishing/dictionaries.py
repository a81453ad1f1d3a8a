"""Differences from what a phone may still have, made at publication (RFC 9842): for lists, updates, manifests, metadata.

A phone's browser keeps the last file of a kind as a dictionary: of each part of a bundle the one that it installed from,
whichever of the last editions that was; of everything else the newest that it asked for.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from backend.core.blobs import BlobStore, write_difference
from backend.core.files import dictionary_twin
from backend.publishing.folders import Folders
from sync.canonical import name_blob
from sync.fields import BlobReference
from sync.manifest import Manifest


class Published(NamedTuple):
    """An edition's manifest, and where it lies."""

    manifest: Manifest
    path: Path


def write_edition_differences(folders: Folders, new: Published, former: Iterable[Published]) -> None:
    """Of an edition from those before it; compressing leaves the processors free for each other."""
    pairs = dict.fromkeys(pair for old in former for pair in _differing(folders.blobs, new, old))
    with ThreadPoolExecutor() as side_by_side:
        list(side_by_side.map(lambda pair: _write(*pair), pairs))


def _differing(blobs: BlobStore, new: Published, old: Published) -> Iterator[tuple[Path, Path]]:
    """Each file of the new edition with the one of the old that it resembles."""
    yield new.path, old.path
    for language, listed in new.manifest.lists.items():
        if language not in old.manifest.lists:
            continue
        yield blobs.path(listed.sha256), blobs.path(old.manifest.lists[language].sha256)
        bundle = old.manifest.bundles[language].parts
        for part, like in _updates_since(new.manifest, language, old.manifest.edition):
            if like < len(bundle):
                yield blobs.path(part.sha256), blobs.path(bundle[like].sha256)


def write_metadata_differences(path: Path, former: Iterable[Path]) -> None:
    """Of metadata of one role from its versions before."""
    for old in former:
        if old.exists():
            _write(path, old)


def _updates_since(manifest: Manifest, language: str, edition: int) -> Iterator[tuple[BlobReference, int]]:
    """Who installed edition n may be at n or any later one by now."""
    for update in manifest.updates.get(language, ()):
        if update.former >= edition:
            yield from zip(update.parts, update.like or repeat(0), strict=False)


def _write(path: Path, dictionary: Path) -> None:
    bytes_ = dictionary.read_bytes()
    write_difference(path, path.read_bytes(), bytes_, dictionary_twin(path, name_blob(bytes_)))
