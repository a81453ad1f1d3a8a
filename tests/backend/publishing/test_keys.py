"""Who may sign: development's keys stay in development, and a production threshold is a threshold."""

import hashlib
import json
from datetime import timedelta

import msgspec
import pytest

from backend.app import open_data
from backend.core.config import Settings
from backend.publishing.errors import KeysError
from backend.publishing.publish import publish, renew
from backend.publishing.trust import create_keys, list_keys
from tests.backend.publishing.conftest import NOW, Studio


def production(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, env="production")


def test_keys_are_for_their_owner_only(settings: Settings) -> None:
    create_keys(settings, NOW)
    modes = {path.stat().st_mode & 0o777 for path in (settings.data / "keys").iterdir()}
    assert modes == {0o600}


def test_the_anchor_names_the_first_root_by_its_hash(settings: Settings) -> None:
    create_keys(settings, NOW)
    root = (settings.data / "metadata" / "1.root.json").read_bytes()
    assert json.loads((settings.data / "anchor.json").read_bytes()) == {
        "root_version": 1,
        "root_sha256": hashlib.sha256(root).hexdigest(),
        "snapshot_version": 1,
    }


def test_making_keys_again_leaves_them_as_they_are(settings: Settings) -> None:
    assert create_keys(settings, NOW)
    anchor = (settings.data / "anchor.json").read_bytes()
    assert not create_keys(settings, NOW + timedelta(days=1))
    assert (settings.data / "anchor.json").read_bytes() == anchor


def test_a_first_start_that_was_cut_off_goes_on_with_the_same_keys(settings: Settings) -> None:
    create_keys(settings, NOW)
    shown = list_keys(settings)
    (settings.data / "anchor.json").unlink()
    assert create_keys(settings, NOW)
    assert list_keys(settings) == shown


async def test_production_refuses_keys_of_development(studio: Studio) -> None:
    await studio.publish()
    with pytest.raises(KeysError, match="made for development"):
        renew(production(studio.settings), NOW)
    with pytest.raises(KeysError, match="made for development"):
        await publish(production(studio.settings), NOW)


async def test_nothing_is_published_before_there_are_keys(settings: Settings) -> None:
    async with open_data(settings):
        with pytest.raises(KeysError, match="wegwijs keys create"):
            await publish(settings, NOW)


async def test_production_needs_both_publishers(settings: Settings) -> None:
    settings = production(settings)
    create_keys(settings, NOW)
    async with open_data(settings):
        assert (await publish(settings, NOW)).signed == ("targets", "recalls", "snapshot", "timestamp")
        (settings.data / "keys" / "targets-2.pem").unlink()
        later = await publish(settings, NOW + timedelta(days=100))
    assert later.proposed == ("targets",)
    assert "targets" not in later.signed


def test_a_server_with_its_own_two_keys_renews(settings: Settings) -> None:
    settings = production(settings)
    create_keys(settings, NOW)
    for path in (settings.data / "keys").glob("[rt][oa]*.pem"):
        path.unlink()
    assert {role.role: len(role.here) for role in list_keys(settings)} == {
        "root": 0,
        "targets": 0,
        "snapshot": 1,
        "timestamp": 1,
    }
    assert renew(settings, NOW + timedelta(days=30)) == ["snapshot", "timestamp"]
