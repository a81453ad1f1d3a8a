"""Tables, open and empty, and the sample pack's folders."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from backend.core.blobs import BlobStore
from backend.core.database import DB
from backend.core.migrations import migrate
from backend.packs.catalogues import catalogue_path, read_catalogue, update_files, write_catalogue
from backend.packs.import_starter import Imported, import_starter
from backend.packs.scenes import read_kit
from backend.packs.starter import read_starter
from tests.backend.packs.sample import write_kit, write_pack


class Files:
    """The folders that authors and translators work in."""

    def __init__(self, root: Path) -> None:
        self.starter, self.locale = root / "starter", root / "locale"
        self.blobs = BlobStore(root / "blobs")
        self.kit = read_kit(write_kit(root / "kit.json"))

    def write(self, **changed: str) -> None:
        """Write the pack's source and bring the catalogues to it."""
        write_pack(self.starter, **changed)
        update_files(read_starter(self.starter), self.locale)

    def translate(self, language: str, words: str, only: str = "") -> None:
        """Fill every entry, or those whose segment begins with `only`, with its Dutch and these words."""
        path = catalogue_path(self.locale, "buurt", language)
        entries = read_catalogue(path.read_bytes(), path.name).values()
        done = [
            msgspec.structs.replace(entry, text=f"{words} {entry.nl}", is_outdated=False, previous="")
            if entry.segment.startswith(only)
            else entry
            for entry in entries
        ]
        path.write_bytes(write_catalogue(done, "buurt", language))

    async def load(self) -> Imported:
        (done,) = await import_starter(self.starter, self.locale, self.kit, self.blobs)
        return done


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[None]:
    await DB.open(tmp_path / "wegwijs.sqlite")
    try:
        await migrate()
        yield
    finally:
        await DB.close()


@pytest.fixture
def files(database: None, tmp_path: Path) -> Files:
    files = Files(tmp_path)
    files.write()
    return files
