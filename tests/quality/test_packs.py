"""The starter packs, beyond what importing them refuses."""

from collections import Counter

import pytest

from backend.core.config import HOUSE
from backend.packs.content import SOURCE_LANGUAGE, PackContent
from backend.packs.import_starter import read_translations
from backend.packs.read_pack import StoredPack
from backend.packs.starter import read_starter
from backend.publishing.documents import resolve_document
from sync.blocks import Ask
from tests.quality import words

LOCALE = HOUSE / "locale"
PACKS = read_starter(HOUSE / "backend" / "starter")
MOST = 150_000  # bytes of text and scenes, uncompressed
READY = 6  # ready questions of a topic: what a screen shows and somebody surveys

pytestmark = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.pack.id)


def test_there_is_something_to_check(pack: PackContent) -> None:
    assert len(list(words.pack_pairs(pack, LOCALE))) > 50


def test_translations_name_the_same_facts(pack: PackContent) -> None:
    assert words.other_placeholders(words.pack_pairs(pack, LOCALE)) == []


def test_translations_are_written_in_their_own_script(pack: PackContent) -> None:
    assert words.other_scripts(words.pack_pairs(pack, LOCALE)) == []


def test_a_pack_in_one_language_is_light(pack: PackContent) -> None:
    stored = StoredPack(pack, read_translations(pack, LOCALE))
    for language in [SOURCE_LANGUAGE, *pack.translated_to]:
        documents = [resolve_document(stored, resource, language) for resource in pack.resources]
        assert sum(len(document or b"") for document in documents) <= MOST


def test_a_topic_has_ready_questions_for_one_screen_or_none(pack: PackContent) -> None:
    found = Counter(
        resource.theme for resource in pack.resources for block in resource.blocks if isinstance(block, Ask)
    )
    assert set(found.values()) <= {READY}
    assert (pack.pack.id == "aankomst") <= (len(found) == len(pack.pack.themes))
