"""Editors save drafts: nobody's words are lost to another's, and what is finished stays as it is."""

from typing import Any

import pytest

from backend.packs.read_pack import read_pack
from backend.packs.thin_versions import thin_versions
from tests.backend.packs.editing import CARD, read, save, with_text
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH
ON_ONE = pytest.mark.databases("sqlite")


async def test_a_card_from_files_has_one_finished_version_of_nobody(admin: Caller) -> None:
    card = await read(admin)
    assert (card["number"], card["finished"], card["kind"], card["at"], card["by"]) == (
        1,
        1,
        "finished",
        None,
        "",
    )
    assert card["pack"] == "buurt"
    assert card["content"]["blocks"][0] == {"type": "heading", "text": {"id": "h1", "nl": "De straat"}}


async def test_a_draft_is_told_to_editors_and_not_published_from(admin: Caller, clock: Clock) -> None:
    content = {**(await read(admin))["content"], "title": {"id": "title", "nl": ""}}
    saved = (await save(admin, 1, content)).json()
    assert saved == {"number": 2, "content": content, "merged": []}
    card = await read(admin)
    assert (card["number"], card["finished"], card["kind"], card["by"]) == (2, 1, "draft", "Ahmed")
    assert card["at"] == "2026-11-25T10:00:00Z"
    assert (await read_pack("buurt")).content.resources[0].title.nl == "Waar ben ik?"
    (line,) = [line for line in (await read(admin, "/api/packs/buurt"))["resources"] if line["id"] == "B1-01"]
    assert (line["title"], line["has_draft"], line["is_new"]) == ("", True, False)
    assert (await read(admin, "/api/packs"))["packs"][0]["drafts"] == 1


async def test_two_editors_of_one_card_keep_what_both_wrote(admin: Caller) -> None:
    content = (await read(admin))["content"]
    await save(admin, 1, with_text(content, 0, "Onze straat"))
    second = {**with_text(content, 3, "Vraag het hier."), "last_checked": "2026-11-24"}
    saved = (await save(admin, 1, second)).json()
    texts = [block["text"]["nl"] for block in saved["content"]["blocks"] if "text" in block]
    assert texts == ["Onze straat", "De bus kost {fact:prijs}.", "Vraag het hier."]
    assert (saved["number"], saved["merged"]) == (3, ["blocks.h1"])
    assert (await read(admin))["content"] == saved["content"]


async def test_the_same_text_changed_twice_is_shown_to_the_second_and_nothing_is_written(
    admin: Caller,
) -> None:
    content = (await read(admin))["content"]
    await save(admin, 1, with_text(content, 0, "Onze straat"))
    reply = await save(admin, 1, with_text(content, 0, "Jouw straat"))
    assert reply.status_code == 409
    problem = reply.json()
    assert (problem["code"], problem["number"]) == ("clash", 2)
    assert problem["clashes"] == [
        {"path": "blocks.h1.text.nl", "base": "De straat", "theirs": "Onze straat", "yours": "Jouw straat"}
    ]
    assert (await read(admin))["number"] == 2


@pytest.mark.parametrize(("side", "nl"), [("theirs", "Onze straat"), ("yours", "Jouw straat")])
async def test_who_saw_a_clash_says_which_text_stays(admin: Caller, side: str, nl: str) -> None:
    content = (await read(admin))["content"]
    await save(admin, 1, with_text(content, 0, "Onze straat"))
    mine = with_text(content, 0, "Jouw straat")
    chosen = {"number": 2, "paths": {"blocks.h1.text.nl": side}}
    saved = (await save(admin, 1, mine, chosen=chosen)).json()
    assert saved["content"]["blocks"][0]["text"]["nl"] == nl


async def test_a_choice_made_before_somebody_saved_again_is_asked_again(admin: Caller) -> None:
    content = (await read(admin))["content"]
    await save(admin, 1, with_text(content, 0, "Onze straat"))
    await save(admin, 2, with_text(content, 0, "Uw straat"))
    chosen = {"number": 2, "paths": {"blocks.h1.text.nl": "yours"}}
    reply = await save(admin, 1, with_text(content, 0, "Jouw straat"), chosen=chosen)
    assert (reply.status_code, reply.json()["number"]) == (409, 3)


async def test_sending_the_same_again_makes_no_version(admin: Caller) -> None:
    content = with_text((await read(admin))["content"], 0, "Onze straat")
    first, again = [(await save(admin, 1, content)).json() for _ in range(2)]
    assert (first["number"], again["number"]) == (2, 2)


async def test_a_draft_that_says_what_is_finished_is_none(admin: Caller) -> None:
    content = (await read(admin))["content"]
    await save(admin, 1, with_text(content, 0, "Onze straat"))
    await save(admin, 2, content)
    card = await read(admin)
    assert (card["number"], card["finished"], card["kind"]) == (3, 3, "finished")


async def test_a_draft_is_thrown_away_and_its_version_stays(admin: Caller) -> None:
    content = (await read(admin))["content"]
    draft = with_text(content, 0, "Onze straat")
    await save(admin, 1, draft)
    card = (await admin.post(f"{CARD}/discard", {"number": 2})).json()
    assert (card["number"], card["kind"], card["content"]) == (3, "finished", content)
    versions = (await read(admin, f"{CARD}/versions"))["versions"]
    assert [(line["number"], line["kind"]) for line in versions] == [
        (3, "finished"),
        (2, "draft"),
        (1, "finished"),
    ]
    assert (await read(admin, f"{CARD}/versions/2"))["content"] == draft


async def test_a_draft_that_somebody_saved_meanwhile_is_not_thrown_away(admin: Caller) -> None:
    content = (await read(admin))["content"]
    await save(admin, 1, with_text(content, 0, "Onze straat"))
    reply = await admin.post(f"{CARD}/discard", {"number": 1})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")


@ON_ONE
@pytest.mark.parametrize(
    ("content", "status"),
    [
        ({"id": "B1-02"}, 400),
        ({"id": "B1-01", "level": 1.5}, 400),
        ({"id": "B1-01", "title": {"nl": "x" * 262_144}}, 413),
    ],
)
async def test_what_cannot_be_kept_is_refused(admin: Caller, content: Any, status: int) -> None:
    reply = await admin.put(f"{CARD}/draft", {"based_on": 1, "content": content})
    assert reply.status_code == status


async def test_half_a_letter_is_refused(admin: Caller) -> None:
    body = b'{"based_on": 1, "content": {"id": "B1-01", "title": {"nl": "\\ud800"}}}'
    reply = await admin.client.put(f"{CARD}/draft", content=body, headers=admin.headers)
    assert reply.status_code == 400


async def test_a_draft_as_deep_as_a_well_is_refused(admin: Caller) -> None:
    deep: Any = "x"
    for _ in range(200):
        deep = [deep]
    assert (await save(admin, 1, {"id": "B1-01", "blocks": deep})).status_code == 400


@pytest.mark.parametrize("nl", ["een\0nul", "regel\neen", "😀 عربي", "<script>"])
async def test_any_words_come_back_as_they_were(admin: Caller, nl: str) -> None:
    content = {**(await read(admin))["content"], "title": {"id": "title", "nl": nl}}
    await save(admin, 1, content)
    assert (await read(admin))["content"] == content


async def test_of_old_drafts_one_an_hour_stays_and_who_began_from_another_still_merges(
    admin: Caller, clock: Clock
) -> None:
    content = (await read(admin))["content"]
    for number in range(1, 4):  # versions 2 to 4 within one hour, 5 in the next
        await save(admin, number, with_text(content, 0, f"Straat {number}"))
    clock.move(hours=1)
    await admin.log_in("Ahmed")
    await save(admin, 4, with_text(content, 0, "Straat 4"))
    await thin_versions(clock.now.date())
    assert len((await read(admin, f"{CARD}/versions"))["versions"]) == 5
    clock.move(days=2)
    await thin_versions(clock.now.date())
    await admin.log_in("Ahmed")
    versions = (await read(admin, f"{CARD}/versions"))["versions"]
    assert [line["number"] for line in versions] == [5, 4, 1]
    saved = (await save(admin, 3, with_text(content, 3, "Vraag het hier."))).json()
    assert (saved["number"], saved["merged"]) == (6, ["blocks.h1"])


@ON_ONE
@pytest.mark.parametrize(
    "path", ["/api/resources/none", f"{CARD}/versions/9", "/api/packs/none", "/api/resources/none/versions"]
)
async def test_what_is_not_there_is_not_found(admin: Caller, path: str) -> None:
    assert (await admin.get(path)).status_code == 404
