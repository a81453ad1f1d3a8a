"""Translating in the studio: by hand, by a second person's eye, and never over somebody's newer text."""

from typing import Any

import pytest

from backend.accounts.roles import Grant
from backend.packs.segments import hash_text
from backend.packs.tables import Translation
from tests.backend.translations.desk import AR, H1, P1, change_dutch, colleague, line, save
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH


async def cell(admin: Caller, language: str = "ar") -> Any:
    (pack,) = (await admin.get("/api/translations")).json()["packs"]
    return pack["cells"][language]


async def test_a_pack_that_nobody_translated_has_all_its_words_left(admin: Caller) -> None:
    matrix = (await admin.get("/api/translations")).json()
    assert matrix["languages"] == ["ar", "en", "fa-AF"]
    assert matrix["places"] == [{"id": "azc-ergens", "name": "AZC Ergens", "languages": []}]
    (pack,) = matrix["packs"]
    assert (pack["title"], pack["segments"]) == ("In de buurt", 19)
    left = {"done": 0, "unreviewed": 0, "outdated": 0, "missing": 19}
    assert pack["cells"]["ar"] == {**left, "words_left": pack["words"], "minutes": -(-pack["words"] // 5)}


async def test_a_text_is_translated_read_by_somebody_else_and_done(
    admin: Caller, app: Any, clock: Clock
) -> None:
    saved = await save(admin, H1, "الشارع")
    assert saved.json() == {"state": "unreviewed", "text_hash": hash_text("الشارع"), "problems": []}
    assert (await cell(admin))["unreviewed"] == 1
    async with colleague(app, clock) as second:
        read = await second.post(f"{AR}/{H1}/review", {"text_hash": hash_text("الشارع")})
    assert read.status_code == 204
    found = await line(admin, H1)
    assert (found["state"], found["reviewed_by"]) == ("done", "Rania")
    assert [(one["deed"], one["by"]) for one in found["history"]] == [
        ("reviewed", "Rania"),
        ("written", "Ahmed"),
    ]
    assert (await cell(admin))["done"] == 1


async def test_nobody_reviews_what_they_wrote(admin: Caller) -> None:
    await save(admin, H1, "الشارع")
    reply = await admin.post(f"{AR}/{H1}/review", {"text_hash": hash_text("الشارع")})
    assert (reply.status_code, reply.json()["code"]) == (403, "own-text")
    assert (await line(admin, H1))["state"] == "unreviewed"


async def test_a_review_is_of_the_text_that_was_read(admin: Caller, app: Any, clock: Clock) -> None:
    await save(admin, H1, "الشارع")
    await save(admin, H1, "شارع")
    async with colleague(app, clock) as second:
        reply = await second.post(f"{AR}/{H1}/review", {"text_hash": hash_text("الشارع")})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")


async def test_somebody_elses_newer_text_is_not_overwritten(admin: Caller) -> None:
    await save(admin, H1, "الشارع")
    reply = await admin.put(f"{AR}/{H1}", {"text": "شارع", "source_hash": hash_text("De straat"), "was": ""})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")
    assert (await line(admin, H1))["text"] == "الشارع"


async def test_a_text_that_is_taken_back_is_missing_until_somebody_translates_it_anew(admin: Caller) -> None:
    await save(admin, H1, "الشارع")
    reply = await admin.post(f"{AR}/{H1}/take-back", {"text_hash": hash_text("شارع")})
    assert (reply.status_code, reply.json()["code"]) == (409, "newer")
    missing = (await cell(admin))["missing"]
    assert (await admin.post(f"{AR}/{H1}/take-back", {"text_hash": hash_text("الشارع")})).status_code == 204
    found = await line(admin, H1)
    assert (found["state"], found["text"], found["text_hash"]) == ("missing", "", "")
    assert [(one["deed"], one["text"]) for one in found["history"]] == [
        ("emptied", ""),
        ("written", "الشارع"),
    ]
    assert (await cell(admin))["missing"] == missing + 1
    assert (await save(admin, H1, "شارع")).status_code == 200


async def test_dutch_that_changed_meanwhile_is_read_first(admin: Caller) -> None:
    await change_dutch(H1, "Jouw straat")
    given = {"text": "الشارع", "source_hash": hash_text("De straat"), "was": ""}
    reply = await admin.put(f"{AR}/{H1}", given)
    assert (reply.status_code, reply.json()["code"]) == (409, "source-changed")


async def test_changed_dutch_outdates_a_translation_which_stays_with_its_dutch_and_its_date(
    admin: Caller, app: Any, clock: Clock
) -> None:
    await save(admin, H1, "الشارع")
    async with colleague(app, clock) as second:
        await second.post(f"{AR}/{H1}/review", {"text_hash": hash_text("الشارع")})
    await change_dutch(H1, "Jouw straat")
    found = await line(admin, H1)
    assert (found["state"], found["text"], found["previous_nl"]) == ("outdated", "الشارع", "De straat")
    assert found["written"]["at"] == "2026-11-25T10:00:00Z"
    assert (await cell(admin))["outdated"] == 1
    clock.move(days=1)
    await admin.log_in("Ahmed")
    await save(admin, H1, "شارعك", was="الشارع")
    renewed = await line(admin, H1)
    assert (renewed["state"], renewed["reviewed_by"]) == ("unreviewed", "")
    assert renewed["written"]["at"] == "2026-11-26T10:00:00Z"


async def test_an_outdated_text_is_confirmed_by_saving_it_as_it_is(admin: Caller) -> None:
    await save(admin, H1, "الشارع")
    await change_dutch(H1, "Jouw straat")
    assert (await save(admin, H1, "الشارع")).json()["state"] == "unreviewed"


@pytest.mark.parametrize("text", ["السعر", "السعر {fact:prijs} {fact:balie}"])
async def test_a_text_without_the_facts_of_the_dutch_is_refused(admin: Caller, text: str) -> None:
    reply = await save(admin, P1, text)
    assert (reply.status_code, reply.json()["code"]) == (400, "tokens")
    assert (await line(admin, P1))["state"] == "missing"


@pytest.mark.parametrize(
    ("segment", "text", "rule"),
    [
        (H1, "الشارع 5", "digits"),
        (H1, "Улица", "script"),
        (H1, "الشارعی", "letters"),
        (H1, "De straat", "untranslated"),
        ("B1-01.c1", "المكان يساعدك.", "glossary"),
        ("B1-01.c1", "المكتبة", "length"),
    ],
)
async def test_what_a_machine_can_see_is_said_while_typing_and_when_saved(
    admin: Caller, segment: str, text: str, rule: str
) -> None:
    checked = (await admin.post(f"{AR}/{segment}/check", {"text": text})).json()["problems"]
    assert rule in {problem["rule"] for problem in checked}
    assert (await save(admin, segment, text)).json()["problems"] == checked
    assert (await line(admin, segment))["problems"] == checked


async def test_what_helps_to_translate_stands_beside_a_text(admin: Caller) -> None:
    await admin.put(
        f"/api/translations/buurt/en/{H1}",
        {"text": "The street", "source_hash": hash_text("De straat"), "was": ""},
    )
    assert (await admin.post(f"{AR}/{H1}/comment", {"text": "Of is het een plein?"})).status_code == 204
    found = await line(admin, H1)
    assert found["others"] == {"en": "The street"}
    assert [(one["text"], one["by"]) for one in found["comments"]] == [("Of is het een plein?", "Ahmed")]
    terms = (await line(admin, "B1-01.c1"))["terms"]
    assert [(term["id"], term["words"][0], term["is_missed"]) for term in terms] == [
        ("bibliotheek", "مكتبة", True)
    ]


async def test_a_text_from_elsewhere_begins_the_history_when_it_is_written_over(admin: Caller) -> None:
    row = {"id": f"{H1}.ar", "pack": "buurt", "segment": H1, "language": "ar", "text": "طريق"}
    await Translation.insert(
        Translation({**row, "source_nl": "De straat", "source_hash": hash_text("De straat")})
    )
    await save(admin, H1, "الشارع", was="طريق")
    history = (await admin.get(f"{AR}/{H1}/history")).json()["history"]
    assert [(one["deed"], one["text"]) for one in history] == [("written", "الشارع"), ("found", "طريق")]


async def test_the_texts_of_a_pack_come_in_reading_order(admin: Caller) -> None:
    sheet = (await admin.get(AR)).json()
    assert [one["id"] for one in sheet["segments"]][:8] == [
        "buurt.title",
        "buurt.summary",
        "buurt.theme-hulp",
        "buurt.theme-huis",
        "B1-01.title",
        "B1-01.summary",
        "B1-01.alt",
        "B1-01.h1",
    ]
    assert len(sheet["segments"]) == 19
    assert sheet["resources"][0] == {"id": "B1-01", "title": "Waar ben ik?"}


@pytest.mark.parametrize("path", ["buurt/nl", "buurt/uk", "elders/ar", "buurt/ar/B1-09.h1"])
async def test_what_is_not_there_is_not_found(admin: Caller, path: str) -> None:
    assert (await admin.get(f"/api/translations/{path}")).status_code == 404


async def test_the_same_person_under_another_session_is_still_the_writer(
    admin: Caller, app: Any, clock: Clock
) -> None:
    await save(admin, H1, "الشارع")
    async with colleague(app, clock, name="Ahmed") as again:
        reply = await again.post(f"{AR}/{H1}/review", {"text_hash": hash_text("الشارع")})
    assert reply.status_code == 403


async def test_a_translator_writes_in_their_own_languages_only_and_reviews_nothing(
    admin: Caller, app: Any, clock: Clock
) -> None:
    await save(admin, H1, "الشارع")
    given = {"text": "شارع", "source_hash": hash_text("De straat"), "was": hash_text("الشارع")}
    english = "/api/translations/buurt/en"
    rows = {"rows": []}
    async with colleague(app, clock, Grant("translator", languages=["ar"])) as translator:
        assert (await translator.put(f"{AR}/{H1}", given)).status_code == 200
        assert (await translator.post(f"{AR}/import/apply", rows)).status_code == 200
        for reply in (
            await translator.put(f"{english}/{H1}", given),
            await translator.post(f"{english}/import?form=po"),
            await translator.post(f"{english}/import/apply", rows),
        ):
            assert (reply.status_code, reply.json()["code"]) == (403, "not-yours")
        read = await translator.post(f"{AR}/{H1}/review", {"text_hash": hash_text("شارع")})
        assert (read.status_code, read.json()["code"]) == (403, "forbidden")


async def test_a_reviewer_reads_and_writes_nothing(admin: Caller, app: Any, clock: Clock) -> None:
    given = {"text": "شارع", "source_hash": hash_text("De straat"), "was": ""}
    async with colleague(app, clock) as second:
        assert (await second.put(f"{AR}/{H1}", given)).status_code == 403
        assert (await second.get(AR)).status_code == 200
