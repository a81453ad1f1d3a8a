"""Where published files lie: outside the database and its backups, and never rolled back with it (clause 1.8)."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from backend.core.blobs import BlobStore
from backend.core.config import Settings


class Folders(msgspec.Struct, frozen=True):
    """The data folder's published part."""

    data: Path
    blobs: BlobStore

    @property
    def metadata(self) -> Path:
        return self.data / "metadata"

    @property
    def targets(self) -> Path:
        return self.data / "targets"

    @property
    def editions(self) -> Path:
        return self.data / "editions"

    @property
    def keys(self) -> Path:
        return self.data / "keys"

    @property
    def proposals(self) -> Path:
        """Metadata that wait for signatures."""
        return self.data / "proposals"

    @property
    def regions(self) -> Path:
        """Public keys of whoever signs for a region, by region."""
        return self.data / "regions"

    @property
    def publishers(self) -> Path:
        """Public keys that publishers made in a browser, by id."""
        return self.data / "publishers"

    @property
    def heights(self) -> Path:
        """Highest versions and editions ever published (clause 1.6)."""
        return self.data / "high-water.json"

    @property
    def anchor(self) -> Path:
        return self.data / "anchor.json"


def folders_of(settings: Settings) -> Folders:
    return Folders(settings.data, BlobStore(settings.blobs))


@contextmanager
def signing_alone(folders: Folders) -> Iterator[None]:
    """One writer of editions and metadata at a time, whatever the process: versions only go up."""
    folders.data.mkdir(parents=True, exist_ok=True)
    with (folders.data / "signing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
