"""Packs for a courier: everything that a phone would fetch, as it is published (clause 2.14)."""

from collections.abc import Collection, Iterator
from pathlib import Path

from backend.core.config import Settings
from backend.courier.errors import CourierError
from backend.courier.files import Carried, carried_file, write_courier
from backend.publishing.folders import Folders, folders_of
from backend.publishing.metadata import TIMESTAMP, Current, newest, read_current
from sync.download import blobs_of
from sync.manifest import parse_list, parse_manifest


def export_packs(settings: Settings, path: Path, packs: Collection[str], languages: Collection[str]) -> int:
    """Write these packs, or all, in these languages, or all; how many documents.

    Raises: CourierError for a pack that is not published, KeysError.
    """
    folders = folders_of(settings)
    current = read_current(folders, is_production=settings.is_production)
    documents = list(_documents(folders, current, packs, languages))
    write_courier(path, "packs", documents)
    return len(documents)


def _documents(
    folders: Folders, current: Current, packs: Collection[str], languages: Collection[str]
) -> Iterator[Carried]:
    yield from (
        carried_file(f"metadata/{file}", folders.metadata / file) for file in _metadata(folders, current)
    )
    targets = {
        name: target
        for metadata in (current.targets, *current.delegated.values())
        for name, target in metadata.signed.targets.items()
    }
    for pack in packs:
        if f"{pack}.json" not in targets:
            raise CourierError(f"{pack} is not published")
    seen: set[str] = set()
    for name, target in targets.items():
        pack = name.partition(".")[0]
        if packs and target.custom is not None and pack not in packs:
            continue
        file = f"{target.hashes['sha256']}.{name}"
        yield carried_file(f"targets/{file}", folders.targets / file)
        if target.custom is not None:
            yield from _blobs(folders, pack, (folders.targets / file).read_bytes(), languages, seen)


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
        parts = manifest.bundles[language].parts
        names = [listed.sha256, *(part.sha256 for part in parts)]
        names += [blob.sha256 for file in files for blob in blobs_of(file)]
        for sha256 in names:
            if sha256 not in seen:
                seen.add(sha256)
                yield carried_file(f"b/{sha256}", folders.blobs.path(sha256))
