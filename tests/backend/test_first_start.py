"""What a start makes ready: once, and again only when the starter packs' files have changed."""

from pathlib import Path

import pytest

from backend.app import open_data
from backend.core.config import Settings
from backend.packs import tables
from backend.packs.catalogues import update_files
from backend.packs.starter import read_starter
from backend.publishing.publish import newest_edition
from backend.serve import make_ready
from tests.backend.packs.sample import FIRST, PACK, write_pack
from tests.backend.publishing.conftest import settings_in

ID = "B1-01.title"


@pytest.fixture
async def started(tmp_path: Path) -> Settings:
    settings = settings_in(tmp_path)
    await start(settings)
    return settings


async def start(settings: Settings, first: str = FIRST) -> None:
    write_pack(settings.starter, first=first, pack=PACK.replace("[nl, en, ar, fa-AF]", "[nl, en]"))
    update_files(read_starter(settings.starter), settings.locale)
    await make_ready(settings)


async def title(settings: Settings) -> str:
    async with open_data(settings):
        return str((await tables.Segment.select().where(tables.Segment.id == ID))[0]["nl"])


async def test_a_start_publishes_the_starter_packs_and_the_next_one_finds_them(started: Settings) -> None:
    assert newest_edition(started, "buurt") == 1
    async with open_data(started):
        await tables.Translation.delete(force=True)
    await start(started)
    assert newest_edition(started, "buurt") == 1


async def test_a_start_brings_files_that_have_changed(started: Settings) -> None:
    await start(started, FIRST.replace("Waar ben ik?", "Waar ben ik nu?"))
    assert await title(started) == "Waar ben ik nu?"
    assert newest_edition(started, "buurt") == 2


async def test_a_start_with_a_new_database_brings_the_packs_again(started: Settings) -> None:
    started.sqlite.unlink()
    await start(started)
    assert await title(started) == "Waar ben ik?"
