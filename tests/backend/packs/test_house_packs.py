"""The starter packs of this house are whole: every picture is in the kit, every catalogue follows the Dutch."""

import pytest

from backend.core.config import HOUSE
from backend.packs.catalogues import catalogue_path, update_catalogue
from backend.packs.content import PackContent
from backend.packs.import_starter import read_translations
from backend.packs.scenes import check_pictures, read_kit
from backend.packs.segments import segments_of
from backend.packs.starter import read_starter

LOCALE = HOUSE / "locale"
PACKS = read_starter(HOUSE / "backend" / "starter")


def names(pack: PackContent) -> str:
    return pack.pack.id


def test_there_are_packs() -> None:
    assert PACKS


@pytest.mark.parametrize("pack", PACKS, ids=names)
def test_every_picture_is_drawn_with_the_kit(pack: PackContent) -> None:
    check_pictures(pack, read_kit(HOUSE / "pwa" / "src" / "ui" / "kit.json"))


@pytest.mark.parametrize("pack", PACKS, ids=names)
def test_catalogues_are_fresh(pack: PackContent) -> None:
    for language in pack.translated_to:
        po = catalogue_path(LOCALE, pack.pack.id, language).read_bytes()
        fresh = update_catalogue(segments_of(pack), po, pack.pack.id, language)
        assert po == fresh, f"run `wegwijs packs update-po`: {language}"


@pytest.mark.parametrize("pack", PACKS, ids=names)
def test_every_segment_is_translated_with_its_facts(pack: PackContent) -> None:
    wanted = {segment.id for segment in segments_of(pack)}
    for language, said in read_translations(pack, LOCALE).items():
        assert set(said) == wanted, language
