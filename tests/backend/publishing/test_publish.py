"""Editions are made of what changed and of nothing else, numbered, and never altered."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from backend.core.config import HOUSE
from backend.packs.read_pack import read_pack
from backend.packs.tables import Segment
from backend.publishing.editions import draft_pack, press
from backend.publishing.errors import NoEditionError
from backend.publishing.folders import folders_of
from backend.publishing.metadata import read_current
from backend.publishing.publish import NewEdition, publish, roll_back
from sync.bundle import BundleReader
from sync.canonical import name_blob
from tests.backend.packs.sample import FIRST, PACK
from tests.backend.publishing.conftest import NOW, Studio


async def test_a_first_publication_makes_edition_one_and_signs_it(studio: Studio) -> None:
    done = await studio.publish()
    assert done.editions == (NewEdition("buurt", 1),)
    assert done.signed == ("targets", "recalls", "snapshot", "timestamp")


async def test_while_nothing_was_taken_back_phones_know_the_list_without_asking(studio: Studio) -> None:
    """The same bytes as `NO_RECALLS` of the phone's `extras.ts`, or each phone asks once more."""
    await studio.publish()
    (path,) = (studio.settings.data / "targets").glob("*.recalls.json")
    assert path.read_bytes() == b'{"recalls":[],"schema":1}'


async def test_publishing_twice_publishes_nothing_new(studio: Studio) -> None:
    await studio.publish()
    before = studio.files()
    done = await studio.publish()
    assert (done.editions, done.unchanged, done.signed) == ((), ("buurt",), ())
    assert studio.files() == before


async def test_one_changed_article_changes_its_documents_lists_bundles_and_manifest_only(
    studio: Studio,
) -> None:
    await studio.publish()
    before = studio.blobs()
    await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
    assert (await studio.publish()).editions == (NewEdition("buurt", 2),)
    languages = studio.manifest(2).languages
    lists = {studio.manifest(2).lists[language].sha256 for language in languages}
    updates = [update for found in studio.manifest(2).updates.values() for update in found]
    parts = {part.sha256 for one in [*studio.manifest(2).bundles.values(), *updates] for part in one.parts}
    documents = {
        file.sha256
        for language in languages
        for file in studio.list(2, language).files
        if file.resource == "B1-01"
    }
    assert studio.blobs() - before == lists | parts | documents


async def test_a_bundle_unpacks_to_the_documents_of_its_list_in_order(studio: Studio) -> None:
    await studio.publish()
    reader = BundleReader(studio.blobs())
    unpacked = [
        document.sha256
        for part in studio.manifest(1).bundles["ar"].parts
        for document in reader.feed(studio.blob(part.sha256))
    ]
    reader.finish()
    assert unpacked == [file.sha256 for file in studio.list(1, "ar").files]


async def test_the_same_content_gives_the_same_bytes_anywhere(studio: Studio) -> None:
    await studio.publish()
    stored = await read_pack("buurt")
    again = press(draft_pack(stored), 1, NOW.date())
    assert {name_blob(blob) for blob in again.blobs} == studio.blobs()
    assert studio.files()[f"{name_blob(again.manifest)}.buurt.json"] == again.manifest


async def test_another_machine_that_came_there_by_another_way_makes_the_same_bytes(
    studio: Studio, tmp_path: Path
) -> None:
    await studio.publish()
    asked = [sys.executable, "-m", "tests.backend.publishing.another_house", str(tmp_path / "another")]
    environment = os.environ | {"PYTHONHASHSEED": "1"}  # here it is a random one
    done = await asyncio.to_thread(subprocess.check_output, asked, cwd=HOUSE, env=environment)
    assert set(json.loads(done)) == studio.content()


async def test_an_edition_never_changes(studio: Studio) -> None:
    await studio.publish()
    before = {name: data for name, data in studio.files().items() if name != "timestamp.json"}
    await studio.write({}, pack=PACK.replace("010 123 45 67", "010 111 11 11"))
    await studio.publish()
    after = studio.files()
    assert {name: after[name] for name in before} == before


async def test_going_back_is_a_new_edition_with_the_older_content(studio: Studio) -> None:
    await studio.publish()
    await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
    await studio.publish()
    assert roll_back(studio.settings, "buurt", 1, NOW).editions == (NewEdition("buurt", 3, restores=1),)
    assert studio.document(3, "B1-01", "ar") == studio.document(1, "B1-01", "ar")
    assert studio.manifest(3).bundles == studio.manifest(1).bundles


async def test_going_back_holds_until_the_content_changes_again(studio: Studio) -> None:
    await studio.publish()
    await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
    await studio.publish()
    roll_back(studio.settings, "buurt", 1, NOW)
    assert (await studio.publish()).editions == ()
    await Segment.update({Segment.nl: "Weer anders"}).where(Segment.id == "B1-01.h1")
    assert (await studio.publish()).editions == (NewEdition("buurt", 4),)


async def test_going_back_to_what_was_never_published_is_refused(studio: Studio) -> None:
    await studio.publish()
    with pytest.raises(NoEditionError, match="buurt has no edition 7"):
        roll_back(studio.settings, "buurt", 7, NOW)


async def test_an_unknown_pack_is_refused_by_name(studio: Studio) -> None:
    with pytest.raises(NoEditionError, match="there is no pack vroeger"):
        await publish(studio.settings, NOW, ["vroeger"])


async def test_a_publication_that_stopped_before_it_was_signed_goes_on_the_next_time(studio: Studio) -> None:
    key = studio.settings.data / "keys" / "targets-1.pem"
    hidden = key.rename(studio.settings.data / "hidden")
    assert (await studio.publish()).proposed == ("targets", "recalls")
    current = read_current(folders_of(studio.settings), is_production=False)
    assert current.targets.signed.targets == {}
    hidden.rename(key)
    assert (await studio.publish()).signed == ("targets", "recalls", "snapshot", "timestamp")
    assert not list(folders_of(studio.settings).proposals.glob("*"))
    current = read_current(folders_of(studio.settings), is_production=False)
    assert current.targets.signed.targets["buurt.json"].unrecognized_fields["custom"]["edition"] == 1


async def test_metadata_tell_sizes_and_names_before_anything_is_saved(studio: Studio) -> None:
    await studio.publish()
    target = read_current(folders_of(studio.settings), is_production=False).targets.signed.targets[
        "buurt.json"
    ]
    custom = target.unrecognized_fields["custom"]
    assert custom["title"]["ar"] == "عربي In de buurt"
    assert custom["download"]["ar"] == studio.manifest(1).bundles["ar"].download
    assert custom["phases"] == [1]


async def test_places_are_published_with_the_packs(studio: Studio) -> None:
    await studio.publish()
    (path,) = (studio.settings.data / "targets").glob("*.places.json")
    assert b'"id":"voorbeeld-opvang"' in path.read_bytes()
