"""A data folder with the sample pack in its tables and development keys, ready to publish."""

import shutil
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backend.app import open_data
from backend.core.blobs import BlobStore
from backend.core.config import Settings
from backend.packs.catalogues import catalogue_path, read_catalogue, update_files, write_catalogue
from backend.packs.import_starter import import_starter
from backend.packs.scenes import read_kit
from backend.packs.starter import read_starter
from backend.places.places import add_examples
from backend.publishing.publish import Publication, publish
from backend.publishing.trust import create_keys
from sync.manifest import FileList, Manifest, parse_list, parse_manifest
from sync.pack import Document, parse_document
from tests.backend.packs.sample import write_kit, write_pack
from tests.conftest import TEMPLATE

WORDS = {"ar": "عربي", "en": "English"}
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


class Studio:
    """Where an administrator works: files to write, and publishing what they say."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    async def write(self, words: Mapping[str, str], **changed: str) -> None:
        """Write the sample, translate it into these languages with these words, and import it."""
        write_pack(self.settings.starter, **changed)
        update_files(read_starter(self.settings.starter), self.settings.locale)
        for language, word in words.items():
            self._translate(language, word)
        await self.load()

    async def load(self) -> None:
        """Import what the files say."""
        await import_starter(
            self.settings.starter,
            self.settings.locale,
            read_kit(self.settings.kit),
            BlobStore(self.settings.blobs),
        )

    def _translate(self, language: str, word: str) -> None:
        path = catalogue_path(self.settings.locale, "buurt", language)
        entries = read_catalogue(path.read_bytes(), path.name).values()
        done = [
            entry if entry.text else msgspec.structs.replace(entry, text=f"{word} {entry.nl}")
            for entry in entries
        ]
        path.write_bytes(write_catalogue(done, "buurt", language))

    async def publish(self, now: datetime = NOW) -> Publication:
        return await publish(self.settings, now)

    def files(self) -> dict[str, bytes]:
        """Every file that phones can ask for, by its name."""
        folders = (self.settings.blobs, self.settings.data / "targets", self.settings.data / "metadata")
        return {path.name: path.read_bytes() for folder in folders for path in folder.rglob("*.*")} | {
            path.name: path.read_bytes() for path in self.settings.blobs.glob("*/*") if not path.suffix
        }

    def blobs(self) -> set[str]:
        return {path.name for path in self.settings.blobs.glob("*/*") if not path.suffix}

    def content(self) -> set[str]:
        """The names, which are hashes, of all that is content; what is signed holds keys and is another everywhere."""
        return self.blobs() | {path.name for path in (self.settings.data / "targets").glob("*.buurt*.json")}

    def manifest(self, edition: int) -> Manifest:
        found = [
            parse_manifest(path.read_bytes(), "buurt")
            for path in (self.settings.data / "targets").glob("*.buurt*.json")
        ]
        return next(manifest for manifest in found if manifest.edition == edition)

    def list(self, edition: int, language: str) -> FileList:
        manifest = self.manifest(edition)
        return parse_list(self.blob(manifest.lists[language].sha256), manifest, language)

    def document(self, edition: int, resource: str, language: str) -> Document:
        """What a phone of this language reads."""
        listed = self.list(edition, language).files
        files = {file.resource: file for file in listed if file.kind == "document"}
        return parse_document(self.blob(files[resource].sha256))

    def blob(self, sha256: str) -> bytes:
        return (self.settings.blobs / sha256[:2] / sha256).read_bytes()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def published_house(tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> Settings:
    """The same with the sample published, as `settings` of most tests is, on the database that a test asks for."""
    on_postgres = kind == "postgres"
    shutil.copytree(
        request.getfixturevalue("published_on_postgres" if on_postgres else "published"), tmp_path / "data"
    )
    postgres = request.getfixturevalue("postgres").create(template=TEMPLATE) if on_postgres else None
    return settings_in(tmp_path, postgres=postgres)


def settings_in(root: Path, **changed: Any) -> Settings:
    """Settings of a house of its own under the root."""
    data = root / "data"
    settings = Settings(
        data=data,
        sqlite=data / "wegwijs.sqlite",
        blobs=data / "blobs",
        dist=root / "dist",
        kit=write_kit(root / "kit.json"),
        starter=root / "starter",
        locale=root / "locale",
    )
    return msgspec.structs.replace(settings, **changed)


@pytest.fixture
async def studio(settings: Settings) -> AsyncIterator[Studio]:
    async with open_data(settings):
        await add_examples()
        create_keys(settings, NOW)
        studio = Studio(settings)
        await studio.write(WORDS)
        yield studio
