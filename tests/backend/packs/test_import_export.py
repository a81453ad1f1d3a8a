"""Files go into the tables and come out again; what somebody edited in the tables is theirs."""

from pathlib import Path

import pytest

from backend.packs.catalogues import catalogue_path
from backend.packs.errors import ContentError
from backend.packs.export_starter import export_starter
from backend.packs.import_starter import Imported, import_starter
from backend.packs.read_pack import read_pack
from backend.packs.segments import segments_of
from backend.packs.starter import read_starter
from backend.packs.tables import Fact, Keywords, Resource, Segment, Translation
from tests.backend.packs.conftest import Files
from tests.backend.packs.sample import FIRST, PACK, SECOND

EMPTY_TABLES = (
    28  # rows that the sample makes: pack, 2 themes, 2 resources, 2 lists of words, 19 segments, 2 facts
)


async def test_what_is_imported_is_exported_again_the_same(files: Files, tmp_path: Path) -> None:
    files.translate("ar", "عربي")
    files.write(first=FIRST.replace("Links is", "Rechts is"))  # one Arabic text is outdated now
    await files.load()
    await export_starter(tmp_path / "out", tmp_path / "out-locale", files.blobs)
    assert read_starter(tmp_path / "out") == read_starter(files.starter)
    for language in ("en", "ar", "fa-AF"):
        exported = catalogue_path(tmp_path / "out-locale", "buurt", language).read_bytes()
        assert exported == catalogue_path(files.locale, "buurt", language).read_bytes()


async def test_exporting_twice_gives_the_same_bytes(files: Files, tmp_path: Path) -> None:
    await files.load()
    first, second = [
        [
            path.read_bytes()
            for path in await export_starter(tmp_path / name, tmp_path / name / "l", files.blobs)
        ]
        for name in ("a", "b")
    ]
    assert first == second


async def test_importing_again_changes_nothing(files: Files) -> None:
    assert await files.load() == Imported("buurt", EMPTY_TABLES, 0, 0, [])
    assert await files.load() == Imported("buurt", 0, 0, 0, [])


async def test_a_text_that_nobody_edited_follows_its_file(files: Files) -> None:
    await files.load()
    files.write(first=FIRST.replace("De straat", "Jouw straat"))
    assert await files.load() == Imported("buurt", 0, 1, 0, [])
    assert (await Segment.select().where(Segment.id == "B1-01.h1").first())["nl"] == "Jouw straat"


async def test_a_text_that_somebody_edited_stays(files: Files) -> None:
    await files.load()
    await Segment.update({Segment.nl: "Onze straat"}).where(Segment.id == "B1-01.h1")
    files.write(first=FIRST.replace("De straat", "Jouw straat"))
    assert (await files.load()).kept == ["segment/B1-01.h1"]
    assert (await Segment.select().where(Segment.id == "B1-01.h1").first())["nl"] == "Onze straat"


async def test_an_edited_translation_stays(files: Files) -> None:
    files.translate("ar", "عربي")
    await files.load()
    await Translation.update({Translation.text: "شارع"}).where(Translation.id == "B1-01.h1.ar")
    files.translate("ar", "آخر")
    await files.load()
    said = (await read_pack("buurt")).translations["ar"]
    assert (said["B1-01.h1"].text, said["B1-01.i1"].text) == ("شارع", "آخر Links is de winkel.")


async def test_words_to_search_by_that_somebody_edited_stay_and_leave_their_card_as_it_was(
    files: Files,
) -> None:
    await files.load()
    await Keywords.update({Keywords.words: ["زقاق"]}).where(Keywords.id == "B1-01.ar")
    files.write(first=FIRST.replace("[حارة]", "[شارع]").replace("De straat", "Jouw straat"))
    assert await files.load() == Imported("buurt", 0, 1, 0, ["keywords/B1-01.ar"])
    (dutch, arabic) = (await read_pack("buurt")).content.resources[0].keywords
    assert (list(dutch.words), list(arabic.words)) == (["plein", "om de hoek"], ["زقاق"])


async def test_a_block_that_left_its_file_takes_its_text_along(files: Files) -> None:
    await files.load()
    files.write(first=FIRST.replace('  - {type: heading, text: {id: h1, nl: "De straat"}}\n', ""))
    assert await files.load() == Imported("buurt", 0, 1, 1, [])


async def test_an_edited_card_keeps_the_texts_and_facts_that_it_shows(files: Files) -> None:
    await files.load()
    await Resource.update({Resource.level: "B1"}).where(Resource.id == "B1-01")
    await files.load()
    shorter = FIRST.replace('  - {type: paragraph, text: {id: p1, nl: "De bus kost {fact:prijs}."}}\n', "")
    files.write(first=shorter, pack=PACK[: PACK.index("  - id: prijs")])
    await files.load()
    content = (await read_pack("buurt")).content
    assert "B1-01.p1" in [segment.id for segment in segments_of(content)]
    assert await Fact.exists().where(Fact.id == "buurt.prijs")


async def test_a_card_that_left_the_pack_is_removed_with_its_texts(files: Files) -> None:
    await files.load()
    files.write(pack=PACK.replace("[B1-01, B1-02]", "[B1-01, B1-02]"), second=SECOND)
    (files.starter / "buurt" / "B1-02.yaml").unlink()
    (files.starter / "buurt" / "pack.yaml").write_text(PACK.replace("[B1-01, B1-02]", "[B1-01]"), "utf-8")
    await files.load()
    assert not await Segment.exists().where(Segment.resource == "B1-02")


async def test_a_translation_that_lost_its_fact_is_refused_by_name(files: Files) -> None:
    files.translate("ar", "عربي")
    path = catalogue_path(files.locale, "buurt", "ar")
    lost = path.read_text("utf-8").replace("عربي De bus kost {fact:prijs}.", "الحافلة")
    path.write_text(lost, "utf-8")
    with pytest.raises(ContentError, match=r"ar/pack-buurt\.po: B1-01\.p1: the facts \['prijs'\]"):
        await files.load()


async def test_a_mistake_in_any_pack_leaves_the_tables_as_they_were(files: Files) -> None:
    files.write(first=FIRST)
    (files.starter / "buurt" / "B1-02.yaml").write_text(SECOND.replace("level: A1", "level: Z"), "utf-8")
    with pytest.raises(ContentError):
        await import_starter(files.starter, files.locale, files.kit, files.blobs)
    assert not await Resource.exists()
