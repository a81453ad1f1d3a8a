"""A disk that was put back: numbers go on past what phones saw, and it is said what people must sign again."""

import shutil

import pytest

from backend.publishing.folders import folders_of
from backend.publishing.heights import read_heights
from backend.publishing.metadata import read_current
from backend.publishing.raising import Raised, is_published_behind, raise_above
from tests.backend.packs.sample import FIRST
from tests.backend.publishing.conftest import NOW, Studio

PUBLISHED = ("metadata", "targets", "editions")


def keep(studio: Studio) -> None:
    for name in PUBLISHED:
        shutil.copytree(studio.settings.data / name, studio.settings.data / "kept" / name)


def put_back(studio: Studio) -> None:
    for name in PUBLISHED:
        shutil.rmtree(studio.settings.data / name)
        shutil.copytree(studio.settings.data / "kept" / name, studio.settings.data / name)


async def change(studio: Studio, text: str) -> None:
    await studio.write({}, first=FIRST.replace("Dit is je straat.", text))
    await studio.publish()


def versions(studio: Studio) -> dict[str, int]:
    current = read_current(folders_of(studio.settings), is_production=False)
    roles = {"targets": current.targets, "snapshot": current.snapshot, "timestamp": current.timestamp}
    return {role: metadata.signed.version for role, metadata in roles.items()}


def noted(studio: Studio) -> dict[str, int]:
    return read_heights(folders_of(studio.settings)).roles


@pytest.fixture
async def behind(studio: Studio) -> Studio:
    """Three editions were published, and the disk has the first alone."""
    await studio.publish()
    keep(studio)
    await change(studio, "Een tweede uitgave.")
    await change(studio, "Een derde uitgave.")
    put_back(studio)
    return studio


async def test_nothing_is_raised_where_nothing_was_put_back(studio: Studio) -> None:
    await studio.publish()
    assert not is_published_behind(studio.settings)
    assert raise_above(studio.settings, NOW) == Raised()


async def test_the_servers_own_roles_go_past_what_was_seen_and_people_are_named(behind: Studio) -> None:
    assert is_published_behind(behind.settings)
    seen = noted(behind)
    done = raise_above(behind.settings, NOW)
    assert done == Raised(("snapshot", "timestamp"), ("targets",))
    now = versions(behind)
    assert now["snapshot"] > seen["snapshot"]
    assert now["timestamp"] > seen["timestamp"]


async def test_what_people_sign_next_is_past_what_was_seen_and_no_edition_comes_twice(behind: Studio) -> None:
    seen = noted(behind)
    raise_above(behind.settings, NOW)
    await behind.write({}, first=FIRST.replace("Dit is je straat.", "Na het herstel."))
    (made,) = (await behind.publish()).editions
    assert made.edition == 4
    assert versions(behind)["targets"] > seen["targets"]
    assert not is_published_behind(behind.settings)
