"""Metadata are signed anew when a third of their life is gone, and their versions only go up."""

import json
from datetime import timedelta

import pytest

from backend.core.config import Settings
from backend.publishing.folders import folders_of
from backend.publishing.metadata import read_current
from backend.publishing.publish import renew
from backend.publishing.trust import create_keys
from tests.backend.publishing.conftest import NOW, Studio


@pytest.mark.parametrize(
    ("days", "signed"),
    [(0, []), (11, []), (12, ["timestamp"]), (19, ["timestamp"]), (21, ["snapshot", "timestamp"])],
)
def test_what_has_lived_a_third_of_its_life_is_signed_anew(
    settings: Settings, days: int, signed: list[str]
) -> None:
    create_keys(settings, NOW)
    assert renew(settings, NOW + timedelta(days=days)) == signed


def test_renewing_twice_signs_once(settings: Settings) -> None:
    create_keys(settings, NOW)
    later = NOW + timedelta(days=21)
    assert renew(settings, later) == ["snapshot", "timestamp"]
    assert renew(settings, later) == []


def test_the_timestamp_says_when_it_was_signed(settings: Settings) -> None:
    create_keys(settings, NOW)
    timestamp = json.loads((settings.data / "metadata" / "timestamp.json").read_bytes())["signed"]
    assert timestamp["signed_at"] == "2026-11-25T10:00:00Z"
    assert timestamp["expires"] == "2026-12-30T10:00:00Z"


def test_each_role_lives_as_long_as_it_should(settings: Settings) -> None:
    create_keys(settings, NOW)
    current = read_current(folders_of(settings), is_production=False)
    lives = [
        (role.signed.expires - NOW).days
        for role in (current.root, current.targets, current.snapshot, current.timestamp)
    ]
    assert lives == [730, 180, 60, 35]


async def test_old_targets_are_signed_anew_by_the_next_publication(studio: Studio) -> None:
    await studio.publish()
    done = await studio.publish(NOW + timedelta(days=61))
    assert (done.editions, done.signed) == ((), ("targets", "recalls", "snapshot", "timestamp"))


def test_a_version_that_a_crash_left_behind_is_not_used_again(settings: Settings) -> None:
    create_keys(settings, NOW)
    (settings.data / "metadata" / "2.snapshot.json").write_bytes(b"unfinished business")
    renew(settings, NOW + timedelta(days=21))
    current = read_current(folders_of(settings), is_production=False)
    assert (current.snapshot.signed.version, current.timestamp.signed.version) == (3, 2)


async def test_what_was_signed_by_a_clock_that_was_ahead_is_signed_anew_once_it_is_right(
    studio: Studio,
) -> None:
    ahead = NOW + timedelta(days=3)
    await studio.publish(ahead)
    create_keys(studio.settings, ahead)
    done = await studio.publish(NOW)
    assert (done.editions, done.signed) == ((), ("targets", "recalls", "snapshot", "timestamp"))
    assert renew(studio.settings, NOW) == []
