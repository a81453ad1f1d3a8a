"""What a phone reads in each language, and how it is marked."""

import json
from datetime import UTC, date, datetime

import msgspec
import pytest

from backend.packs.errors import ContentError
from backend.packs.segments import hash_text
from backend.packs.tables import Fact, Segment, Translation
from backend.packs.versions import Hand, keep_version, read_card
from sync.canonical import canonical
from tests.backend.packs.sample import FIRST
from tests.backend.publishing.conftest import Studio


async def test_a_document_carries_its_texts_under_their_segments_in_every_language(studio: Studio) -> None:
    await studio.publish()
    dutch, arabic = (studio.document(1, "B1-01", language) for language in ("nl", "ar"))
    assert (dutch.title.id, dutch.title.text) == ("B1-01.title", "Waar ben ik?")
    assert (arabic.title.id, arabic.title.text) == ("B1-01.title", "عربي Waar ben ik?")
    assert (dutch.review, arabic.review) == ("done", "unreviewed")
    assert [type(block) for block in dutch.blocks] == [type(block) for block in arabic.blocks]


async def test_a_document_carries_the_facts_that_it_names_and_no_others(studio: Studio) -> None:
    await studio.publish()
    assert set(studio.document(1, "B1-01", "ar").facts) == {"prijs"}
    (number,) = studio.document(1, "B1-02", "ar").facts.values()
    assert number.value == "010 123 45 67"
    assert number.successor is not None
    assert number.successor.value == "010 765 43 21"


async def test_a_document_carries_the_words_to_search_by_of_its_own_language(studio: Studio) -> None:
    await studio.publish()
    words = {tag: studio.document(1, "B1-01", tag).keywords for tag in ("nl", "en", "ar")}
    assert words == {"nl": ("plein", "om de hoek"), "en": (), "ar": ("حارة",)}


async def test_changed_dutch_marks_the_text_and_its_document_as_outdated(studio: Studio) -> None:
    await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
    await studio.publish()
    heading = studio.document(1, "B1-01", "ar").blocks[0]
    assert (heading.text.text, heading.text.outdated) == ("عربي De straat", True)  # type: ignore[union-attr]
    arabic = studio.document(1, "B1-01", "ar")
    assert (arabic.review, arabic.made_of) == ("outdated", date(2026, 11, 20))
    assert studio.document(1, "B1-02", "ar").review == "unreviewed"
    assert (studio.document(1, "B1-01", "nl").made_of, studio.document(1, "B1-02", "ar").made_of) == (
        None,
        None,
    )


async def test_the_day_of_the_dutch_is_the_last_one_on_which_it_was_finished_here(studio: Studio) -> None:
    for day, heading in ((1, b"Jouw straat"), (2, b"De straat")):
        card = await read_card("B1-01")
        said = b"De straat" if day == 1 else b"Jouw straat"
        content = msgspec.json.decode(msgspec.json.encode(card.content).replace(said, heading))
        await keep_version(card, "finished", content, Hand("Ahmed", datetime(2026, 12, day, tzinfo=UTC)))
    changed = "Deze straat"
    await Segment.update({Segment.nl: changed, Segment.hash: hash_text(changed)}).where(
        Segment.id == "B1-01.h1"
    )
    await studio.publish()
    assert studio.document(1, "B1-01", "ar").made_of == date(2026, 12, 2)


async def test_a_reviewed_document_says_so(studio: Studio) -> None:
    await Translation.update({Translation.reviewed_by: "Rania"}).where(Translation.language == "ar")
    await studio.publish()
    assert studio.document(1, "B1-01", "ar").review == "done"


async def test_a_language_without_its_last_segment_falls_back_along_its_chain(studio: Studio) -> None:
    await Translation.delete().where(Translation.id == "B1-01.i2.ar")
    await studio.publish()
    served = {language: studio.document(1, "B1-01", language).language for language in ("ar", "fa-AF", "nl")}
    assert served == {"ar": "en", "fa-AF": "en", "nl": "nl"}


async def test_an_outdated_text_that_names_a_fact_which_is_gone_counts_as_missing(studio: Studio) -> None:
    await studio.write({}, first=FIRST.replace("De bus kost {fact:prijs}.", "De bus is gratis."))
    await Fact.delete().where(Fact.id == "buurt.prijs")
    await studio.publish()
    assert studio.document(1, "B1-01", "ar").language == "nl"
    assert studio.document(1, "B1-02", "ar").language == "ar"


async def test_dutch_that_names_a_fact_which_is_gone_is_not_published(studio: Studio) -> None:
    await Fact.delete().where(Fact.id == "buurt.prijs")
    with pytest.raises(ContentError, match="B1-01: there is no fact prijs"):
        await studio.publish()


async def test_documents_and_manifests_are_canonical(studio: Studio) -> None:
    await studio.publish()
    documents = [file.sha256 for file in studio.list(1, "ar").files]
    for data in [*map(studio.blob, documents), studio.blob(studio.manifest(1).lists["ar"].sha256)]:
        assert canonical(json.loads(data)) == data


async def test_a_text_that_a_phone_would_refuse_is_named_and_not_published(studio: Studio) -> None:
    await Translation.update({Translation.text: "x" * 4001}).where(Translation.id == "B1-01.h1.ar")
    with pytest.raises(ContentError, match=r"B1-01: ar: .*length"):
        await studio.publish()
    await Translation.update({Translation.text: "x" * 501}).where(Translation.id == "buurt.title.ar")
    await Translation.update({Translation.text: "x"}).where(Translation.id == "B1-01.h1.ar")
    with pytest.raises(ContentError, match=r"buurt: bad-manifest"):
        await studio.publish()
