"""The first screen: all that is to be done, the worst first, and gone from it once it is done."""

import asyncio
from datetime import timedelta
from typing import Any

from litestar import Litestar

from backend.accounts.roles import Grant
from backend.board.looks import Looks
from backend.core.config import Settings
from backend.packs.segments import hash_text
from backend.packs.tables import Fact, Pack, Resource, Segment, Translation
from backend.publishing.waivers import NewWaiver, add_waiver
from tests.backend.intake.words import message, send
from tests.backend.translations.desk import colleague
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PUBLISHED_AT

pytestmark = ON_BOTH

P1, H1 = "B1-01.p1", "B1-01.h1"


async def board(admin: Caller) -> dict[str, Any]:
    """The board by kind, once every pack has been looked at."""
    for _ in range(1000):
        reply = await admin.get("/api/board")
        assert reply.status_code == 200, reply.text
        if not reply.json()["looking"]:
            return {found["kind"]: found for found in reply.json()["groups"]}
        await asyncio.sleep(0.05)
    raise AssertionError("it did not happen: looking at one small pack ends")


async def translate(segment: str, language: str, text: str, **changed: str) -> None:
    nl = (await Segment.select(Segment.nl).where(Segment.id == segment).first() or {})["nl"]
    row = {"source_nl": nl, "source_hash": hash_text(nl), "reviewed_by": "", **changed}
    await Translation.delete().where(Translation.id == f"{segment}.{language}")
    await Translation.insert(
        Translation(
            id=f"{segment}.{language}", pack="buurt", segment=segment, language=language, text=text, **row
        )
    )


async def change_dutch(segment: str, nl: str) -> None:
    await Segment.update({Segment.nl: nl, Segment.hash: hash_text(nl)}).where(Segment.id == segment)


async def test_a_translation_is_missing_then_unread_then_outdated(admin: Caller) -> None:
    missing = (await board(admin))["missing"]
    assert (missing["n"], missing["work"][0]["n"]) == (3 * 19, 19)
    await translate(H1, "ar", "الشارع")
    found = await board(admin)
    assert (found["missing"]["n"], found["unreviewed"]["n"]) == (3 * 19 - 1, 1)
    await translate(H1, "ar", "الشارع", reviewed_by="Rania")
    assert "unreviewed" not in await board(admin)
    await change_dutch(H1, "Dit is uw straat.")
    found = await board(admin)
    assert found["outdated"]["work"] == [
        {"n": 1, "title": "In de buurt", "pack": "buurt", "language": "ar"},
    ]


async def test_a_fact_is_told_of_sixty_days_before_it_ends_unless_another_follows(
    admin: Caller, clock: Clock
) -> None:
    assert "facts" not in await board(admin)
    ends = clock.now.date() + timedelta(days=60)
    await Fact.update({Fact.valid_until: ends + timedelta(days=1)}).where(Fact.id == "buurt.prijs")
    assert "facts" not in await board(admin)
    await Fact.update({Fact.valid_until: ends}).where(Fact.id == "buurt.prijs")
    told = (await board(admin))["facts"]
    assert told["urgency"] == "later"
    assert told["work"][0] == {
        "n": 1,
        "title": "€ 5",
        "pack": "buurt",
        "pack_title": "In de buurt",
        "at": "prijs",
        "problem": "redactie",
        "day": ends.isoformat(),
    }
    await Fact.update({Fact.valid_until: clock.now.date() - timedelta(days=1)}).where(
        Fact.id == "buurt.prijs"
    )
    found = await board(admin)
    assert (next(iter(found)), found["facts"]["urgency"]) == ("facts", "now")
    follows: dict[Any, Any] = {Fact.successor_value: "€ 6"}
    follows[Fact.successor_valid_from] = clock.now.date() + timedelta(days=1)
    await Fact.update(follows).where(Fact.id == "buurt.prijs")
    assert "facts" in await board(admin), "a day without a value lies between"
    follows[Fact.successor_valid_from] = clock.now.date()
    await Fact.update(follows).where(Fact.id == "buurt.prijs")
    assert "facts" not in await board(admin)


async def test_a_signature_of_people_is_told_of_sixty_days_before_it_ends(
    admin: Caller, clock: Clock
) -> None:
    assert "signatures" not in await board(admin)
    for left, urgency in ((61, None), (60, "later"), (30, "soon"), (7, "now")):
        clock.now = PUBLISHED_AT + timedelta(days=180 - left)  # the targets live so long
        await admin.log_in("Ahmed")
        assert (await board(admin)).get("signatures", {}).get("urgency") == urgency
    clock.now += timedelta(days=364)
    await admin.log_in("Ahmed")
    found = (await board(admin))["signatures"]
    assert found["urgency"] == "now"
    assert {one["at"] for one in found["work"]} <= {"recalls", "root", "targets"}


async def test_a_question_waits_on_the_board_until_it_is_answered(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    await send(newcomer, message("a"))
    found = (await board(admin))["questions"]
    (one,) = found["work"]
    assert (found["n"], found["urgency"]) == (1, "soon")
    clock.now += timedelta(days=3)
    await admin.log_in("Ahmed")
    assert (await board(admin))["questions"]["urgency"] == "now"
    answer = {"answer_id": "a" * 22, "text": "Om negen uur."}
    assert (await admin.post(f"/api/questions/{one['at']}/answers", answer)).status_code == 200
    assert "questions" not in await board(admin)


async def test_a_hard_text_is_found_when_it_changes_and_gone_when_it_is_plain(admin: Caller) -> None:
    before = (await board(admin)).get("hard", {"n": 0})["n"]
    await change_dutch(P1, "Verantwoordelijkheidsbesef wordt verondersteld en verwacht van iedereen hier.")
    found = (await board(admin))["hard"]
    assert found["n"] > before
    assert P1 in {one["at"] for one in found["work"]}
    await change_dutch(P1, "Dit is je straat.")
    assert (await board(admin)).get("hard", {"n": 0})["n"] == before


async def test_a_failed_rule_leads_to_its_card_and_comes_before_what_can_wait(admin: Caller) -> None:
    await translate(P1, "ar", "12345 {fact:balie}")
    found = await board(admin)
    assert any(
        (one.get("resource"), one.get("language")) == ("B1-01", "ar") for one in found["gates"]["work"]
    )
    assert list(found).index("gates") < list(found).index("missing")


async def test_what_a_publisher_lets_stand_is_off_the_board_until_that_ends(
    admin: Caller, clock: Clock
) -> None:
    def is_there(found: dict[str, Any]) -> bool:
        return any(one.get("language") == "ar" for one in found.get("gates", {"work": []})["work"])

    await translate(P1, "ar", "12345 {fact:balie}")
    assert is_there(await board(admin))
    waiver = NewWaiver("buurt", "checks", "B1-01", "ar", "Dit nummer hoort erbij.", clock.now.date())
    await add_waiver(waiver, "Ahmed", clock.now)
    assert not is_there(await board(admin))
    clock.now += timedelta(days=1)
    await admin.log_in("Ahmed")
    assert is_there(await board(admin))


async def test_a_sentence_without_sound_is_counted_by_its_card(admin: Caller) -> None:
    blocks = [{"type": "turn", "speaker": "you", "text": {"id": H1}}]
    before = (await board(admin)).get("silent", {"n": 0})["n"]
    await Resource.update({Resource.blocks: blocks}).where(Resource.id == "B1-01")
    found = (await board(admin))["silent"]
    assert found["n"] == before + 1
    assert "B1-01" in {one["resource"] for one in found["work"]}


async def test_a_card_that_cannot_be_read_is_on_the_board_and_keeps_nothing_else_off_it(
    admin: Caller,
) -> None:
    await Resource.update({Resource.blocks: [{"type": "nobody-knows"}]}).where(Resource.id == "B1-01")
    found = await board(admin)
    assert {one["rule"] for one in found["gates"]["work"]} == {"unreadable"}
    assert found["missing"]["n"] > 0


async def test_a_start_looks_anew_only_at_what_changed(
    admin: Caller, settings: Settings, clock: Clock
) -> None:
    await translate(P1, "ar", "12345 {fact:balie}")
    before = await board(admin)
    (pack,) = await Pack.select(Pack.languages).where(Pack.id == "buurt").output(load_json=True)
    packs, today = {"buurt": [one for one in pack["languages"] if one != "nl"]}, clock.now.date()
    found, looking = await Looks().read(packs, settings, today)
    assert (sum(look.gates.n for _, look in found), looking) == (before["gates"]["n"], set())
    await translate(P1, "ar", "Je straat {fact:balie}")
    started = Looks()
    async with started.until_closed(Litestar()):
        held, looking = await started.read(packs, settings, today)
    assert (len(held), looking) == (len(found) - 1, {"buurt"})


async def test_everybody_sees_what_they_can_do_and_translators_their_own_languages(
    admin: Caller, newcomer: Caller, app: Litestar, clock: Clock
) -> None:
    await send(newcomer, message("a"))
    for language in ("ar", "en"):
        await translate(P1, language, "12345 {fact:balie}")
    assert {"questions", "gates", "missing", "unreviewed"} <= set(await board(admin))
    kinds = {}
    for name, grant in (
        ("Nadia", Grant("translator", languages=["ar"])),
        ("Rania", Grant("reviewer")),
        ("Els", Grant("editor")),
        ("Loes", Grant("lead")),
    ):
        async with colleague(app, clock, grant, name) as person:
            kinds[name] = await board(person)
    assert set(kinds["Nadia"]) == {"gates", "missing"}
    assert {work["language"] for group in kinds["Nadia"].values() for work in group["work"]} == {"ar"}
    assert set(kinds["Rania"]) == {"unreviewed"}
    assert {"gates"} <= set(kinds["Els"]) <= {"gates", "hard", "facts", "silent"}
    assert set(kinds["Loes"]) == {"questions"}


async def test_nobody_sees_the_board_who_is_not_logged_in(newcomer: Caller) -> None:
    assert (await newcomer.get("/api/board")).status_code == 401
