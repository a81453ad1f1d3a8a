"""A finished draft is what is published from; translations of what changed go out of date, unless its meaning stayed."""

import random
from typing import Any

import pytest

from backend.core.database import DB
from backend.packs.read_pack import read_pack
from backend.packs.segments import hash_text, segments_of
from backend.packs.tables import Translation
from backend.packs.translation_state import state_of
from tests.backend.packs.editing import CARD, finish, read, save, with_text
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH
ON_ONE = pytest.mark.databases("sqlite")  # what is refused before a table is asked

TEXTS = "/api/packs/buurt/translations/ar"


async def translate(text: str, segment: str, nl: str) -> None:
    async with DB.transaction():
        await Translation.delete().where(Translation.id == f"{segment}.ar")
        await Translation.insert(
            Translation(
                id=f"{segment}.ar",
                pack="buurt",
                segment=segment,
                language="ar",
                text=text,
                source_nl=nl,
                source_hash=hash_text(nl),
                reviewed_by="Amal",
                imported="",
            )
        )


async def test_what_is_finished_is_in_the_tables(admin: Caller, clock: Clock) -> None:
    content = with_text((await read(admin))["content"], 0, "Onze straat")
    content = {**content, "level": "A2", "keywords": [{"language": "nl", "words": ["steeg"]}]}
    clock.move(minutes=10)
    assert (await finish(admin, content)).json() == {"number": 3}
    (card, other) = (await read_pack("buurt")).content.resources
    assert (card.level, card.blocks[0].text.nl, card.keywords[0].words) == ("A2", "Onze straat", ["steeg"])
    assert len(card.keywords) == 1
    assert other.id == "B1-02"
    told = await read(admin)
    assert (told["kind"], told["finished"], told["at"]) == ("finished", 3, "2026-11-25T10:10:00Z")


async def test_a_block_moved_taken_out_and_put_in_is_so_in_the_tables(admin: Caller) -> None:
    content = (await read(admin))["content"]
    heading, _, items, callout, slot = content["blocks"]
    new = {"type": "paragraph", "text": {"id": "q7x2ab", "nl": "Nieuw."}}
    changed = {**content, "blocks": [items, new, slot, heading, callout]}
    assert (await finish(admin, changed)).status_code == 200
    stored = (await read_pack("buurt")).content
    assert [type(block).__name__ for block in stored.resources[0].blocks] == [
        *("Items", "Paragraph", "Slot", "Heading", "Callout")
    ]
    assert (await read(admin))["content"] == changed
    assert "B1-01.p1" not in {segment.id for segment in segments_of(stored)}


@pytest.mark.parametrize(
    ("change", "state"), [("small", "done"), ("meaning", "outdated"), (None, "outdated")]
)
async def test_whoever_finishes_says_what_becomes_of_translations(
    admin: Caller, change: str | None, state: str
) -> None:
    await translate("شارع", "B1-01.h1", "De straat")
    content = with_text((await read(admin))["content"], 0, "Uw straat")
    await finish(admin, content, **({"h1": change} if change else {}))
    assert (await read(admin, TEXTS))["texts"] == {"B1-01.h1": {"text": "شارع", "state": state}}


async def test_a_small_change_does_not_renew_what_was_outdated_before(admin: Caller) -> None:
    await translate("شارع", "B1-01.h1", "Een oude straat")
    await finish(admin, with_text((await read(admin))["content"], 0, "Uw straat"), h1="small")
    assert (await read(admin, TEXTS))["texts"]["B1-01.h1"]["state"] == "outdated"


async def test_a_change_of_facts_is_no_small_one(admin: Caller) -> None:
    content = with_text((await read(admin))["content"], 1, "De bus kost {fact:balie}.")
    reply = await finish(admin, content, p1="small")
    assert (reply.status_code, reply.json()["code"], reply.json()["field"]) == (422, "content", "p1")
    assert (await read_pack("buurt")).content.resources[0].blocks[1].text.nl == "De bus kost {fact:prijs}."


@ON_ONE
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": {"id": "title", "nl": ""}}, "title.nl"),
        ({"level": "C2"}, "level"),
        ({"blocks": []}, "blocks"),
        ({"theme": "straat"}, "theme"),
        ({"summary": {"id": "title", "nl": "Twee."}}, "text ids"),
        ({"summary": {"id": "summary", "nl": "Bel {fact:niets}."}}, "summary"),
        ({"blocks": [{"type": "paragraph", "text": {"id": "p1", "nl": " "}}]}, "blocks[0].text.nl"),
        ({"source": "javascript:alert(1)"}, "source"),
        (
            {"picture": {"image": "weg.webp", "width": 9, "height": 9, "alt": {"id": "alt", "nl": "Weg"}}},
            "weg.webp",
        ),
        ({"source_name": "Hu\0is"}, ""),
        ({"picture": {"scene": [{"part": "draak", "x": 1, "y": 1}], "alt": {"id": "alt", "nl": "?"}}}, ""),
    ],
)
async def test_what_cannot_be_published_is_a_draft_and_not_finished(
    admin: Caller, changed: Any, field: str
) -> None:
    before = (await read_pack("buurt")).content
    reply = await finish(admin, {**(await read(admin))["content"], **changed})
    assert (reply.status_code, reply.json()["code"], reply.json()["field"]) == (422, "content", field)
    assert (await read(admin))["kind"] == "draft"
    assert (await read_pack("buurt")).content == before


async def test_what_somebody_saved_meanwhile_is_not_finished_unseen(admin: Caller) -> None:
    content = (await read(admin))["content"]
    await save(admin, 1, with_text(content, 0, "Onze straat"))
    await save(admin, 2, with_text(content, 0, "Uw straat"))
    reply = await admin.post(f"{CARD}/finish", {"number": 2, "changes": {}})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")


async def test_an_old_version_is_put_back_by_saving_it_again(admin: Caller) -> None:
    first = (await read(admin))["content"]
    await finish(admin, with_text(first, 0, "Onze straat"))
    old = (await read(admin, f"{CARD}/versions/1"))["content"]
    assert (await finish(admin, old)).status_code == 200
    assert (await read_pack("buurt")).content.resources[0].blocks[0].text.nl == "De straat"


async def test_translations_are_always_worth_what_a_count_from_scratch_says(admin: Caller) -> None:
    """Random edits, small ones and others, and translations: each state is that of the Dutch it was made for."""
    chance = random.Random(8)
    places = {"h1": 0, "p1": 1, "c1": 3}
    meant: dict[str, str] = {}  # the Dutch that each translation counts as made of
    dutch = {"h1": "De straat", "p1": "De bus kost {fact:prijs}.", "c1": "De bibliotheek helpt je."}
    for turn in range(40):
        local = chance.choice(list(places))
        if chance.random() < 0.4:
            await translate(f"{turn}", f"B1-01.{local}", dutch[local])
            meant[local] = dutch[local]
            continue
        change = chance.choice(["small", "meaning"])
        nl = (
            f"{chance.choice('ab')} {{fact:prijs}}."
            if local == "p1"
            else chance.choice(["Een", "Twee", "Drie"])
        )
        content = with_text((await read(admin))["content"], places[local], nl)
        assert (await finish(admin, content, **{local: change})).status_code == 200
        if change == "small" and meant.get(local) == dutch[local]:
            meant[local] = nl
        dutch[local] = nl
        told = (await read(admin, TEXTS))["texts"]
        states = {one: "done" if meant[one] == dutch[one] else "outdated" for one in meant}
        assert {segment.partition(".")[2]: said["state"] for segment, said in told.items()} == states
    stored, told = await read_pack("buurt"), (await read(admin, TEXTS))["texts"]
    assert told
    for segment in segments_of(stored.content):
        if segment.id in told:
            assert told[segment.id]["state"] == state_of(segment.nl, stored.translations["ar"][segment.id])
