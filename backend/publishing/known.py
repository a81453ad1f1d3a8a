"""What has been published so far, for who must tell a known pack, edition, resource or place from an invented one."""

from functools import lru_cache
from pathlib import Path

from backend.core.config import Settings
from backend.publishing.folders import Folders, folders_of
from backend.publishing.ledger import published_packs, read_records
from backend.publishing.metadata import TIMESTAMP, read_current
from backend.publishing.targets import PLACES, read_manifest
from sync.manifest import Manifest, parse_places, topic_sensitivity
from sync.quarantine import Known

NOTHING = Known(places=frozenset(), editions={}, resources={}, sensitive_topics=frozenset())


async def read_known(settings: Settings) -> Known:
    """Everything that any edition had; read again after each publication only."""
    try:
        changed = _timestamp(settings.data).stat()
    except FileNotFoundError:
        return NOTHING
    return _read_known(settings, changed.st_mtime_ns, changed.st_ino)


@lru_cache(maxsize=4)
def _timestamp(data: Path) -> Path:
    # Joining paths takes as long as judging a batch.
    return data / "metadata" / TIMESTAMP


@lru_cache(maxsize=1)
def _read_known(settings: Settings, _changed: int, _file: int) -> Known:
    folders = folders_of(settings)
    editions, manifests = {}, []
    for pack in published_packs(folders):
        records = read_records(folders, pack)
        editions[pack] = frozenset(record.edition for record in records)
        manifests += [read_manifest(folders, record) for record in records]
    return Known(
        places=_places(folders, settings),
        editions=editions,
        resources={one.id: one.sensitivity for manifest in manifests for one in manifest.resources},
        sensitive_topics=frozenset(topic for manifest in manifests for topic in _sensitive(manifest)),
    )


def _places(folders: Folders, settings: Settings) -> frozenset[str]:
    target = read_current(folders, is_production=settings.is_production).targets.signed.targets.get(PLACES)
    if target is None:
        return frozenset()
    data = (folders.targets / f"{target.hashes['sha256']}.{PLACES}").read_bytes()
    return frozenset(place.id for place in parse_places(data).places)


def _sensitive(manifest: Manifest) -> list[str]:
    return [theme.id for theme in manifest.themes if topic_sensitivity(manifest, theme.id) != "green"]
