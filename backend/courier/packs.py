"""Packs for a courier: everything that a phone would ask for, as it is published, and once (clause 2.14).

Bundles and updates stay behind: they hold the texts again, for the sake of requests, and a file has none to save.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from tuf.api.metadata import TargetFile

from backend.core.config import Settings
from backend.courier.errors import CourierError
from backend.courier.files import Carried, carried, carried_file, write_courier
from backend.publishing.folders import Folders, folders_of
from backend.publishing.metadata import TIMESTAMP, Current, newest, read_current
from sync.download import blobs_of
from sync.manifest import parse_list, parse_manifest

DUTCH = "nl"  # stands beside every other language on every phone


def export_packs(settings: Settings, path: Path, packs: Collection[str], languages: Collection[str]) -> int:
    """Write these packs, or all, in these languages and Dutch, or all; how many documents.

    Raises: CourierError for a pack or language that is not published, or more than one file carries; KeysError.
    """
    folders = folders_of(settings)
    current = read_current(folders, is_production=settings.is_production)
    wanted = {*languages, DUTCH} if languages else frozenset[str]()
    documents = list(_documents(folders, current, packs, wanted))
    write_courier(path, "packs", documents)
    return len(documents)


def _documents(
    folders: Folders, current: Current, packs: Collection[str], languages: Collection[str]
) -> Iterator[Carried]:
    yield from (
        # The timestamp may be renewed meanwhile, so all of them are read now.
        carried(f"metadata/{file}", (folders.metadata / file).read_bytes())
        for file in _metadata(folders, current)
    )
    targets = {
        name: target
        for metadata in (current.targets, *current.delegated.values())
        for name, target in metadata.signed.targets.items()
    }
    _require_published(targets, packs, languages)
    seen: set[str] = set()
    for name, target in targets.items():
        pack = name.partition(".")[0]
        if packs and target.custom is not None and pack not in packs:
            continue
        file = f"{target.hashes['sha256']}.{name}"
        yield carried_file(f"targets/{file}", folders.targets / file)
        if target.custom is not None:
            yield from _blobs(folders, pack, (folders.targets / file).read_bytes(), languages, seen)


def _require_published(
    targets: Mapping[str, TargetFile], packs: Collection[str], languages: Collection[str]
) -> None:
    tags = {tag for target in targets.values() for tag in (target.custom or {}).get("download", ())}
    for missing in {f"{pack}.json" for pack in packs} - targets.keys() | set(languages) - tags:
        raise CourierError(f"{missing.removesuffix('.json')} is not published")


def _metadata(folders: Folders, current: Current) -> list[str]:
    roots = [f"{version}.root.json" for version in range(1, newest(folders, "root") + 1)]
    versions = {"snapshot": current.snapshot.signed.version, "targets": current.targets.signed.version}
    versions |= {role: found.signed.version for role, found in current.delegated.items()}
    return [*roots, TIMESTAMP, *(f"{version}.{role}.json" for role, version in versions.items())]


def _blobs(
    folders: Folders, pack: str, data: bytes, languages: Collection[str], seen: set[str]
) -> Iterator[Carried]:
    manifest = parse_manifest(data, pack)
    for language, listed in manifest.lists.items():
        if languages and language not in languages:
            continue
        files = parse_list(folders.blobs.read(listed.sha256), manifest, language).files
        for sha256 in (listed.sha256, *(blob.sha256 for file in files for blob in blobs_of(file))):
            if sha256 not in seen:
                seen.add(sha256)
                yield carried_file(f"b/{sha256}", folders.blobs.path(sha256))
