"""Free texts of teams: an administrator erases one, and it goes from every device at its next contact (clause 4.1)."""

import msgspec
import pytest
from litestar import Litestar

from backend.core.high_water import Position
from backend.intake.tables import ErasedText, StaffBody, StaffOperation
from backend.intake.telling import tell_messages
from backend.questions.tables import Message
from tests.backend.intake.team import Team, enrolled, high_water
from tests.backend.intake.words import key_of, message, send
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PLACE

pytestmark = ON_BOTH

SECRET = "Amina woont op kamer 12"
NOTE = {"topic": "school"}


def texts_on(team: Team) -> list[str]:
    return [body.text for body in team.tablet.disk.bodies.values()]


async def kept(admin: Caller) -> list[dict[str, str]]:
    return list((await admin.get("/api/texts")).json()["texts"])


async def erase_only(admin: Caller) -> str:
    """Erase the one text that there is; its hash."""
    (one,) = await kept(admin)
    assert (await admin.post(f"/api/texts/{one['hash']}/erase")).status_code == 204
    return one["hash"]


async def test_a_text_that_is_erased_goes_from_the_centre_and_from_every_device(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    await other.pull()
    team.write("note", "n1", NOTE, text=SECRET)
    await team.push()
    for tablet in (team, other):
        await tablet.pull()
        assert texts_on(tablet) == [SECRET]
    assert [(one["text"], one["place"]) for one in await kept(admin)] == [(SECRET, PLACE)]
    erased = await erase_only(admin)
    assert await kept(admin) == []
    for tablet in (team, other):
        await tablet.pull()
        assert texts_on(tablet) == []
    # Chain and record stay as they are: the hash alone says nothing of what was said.
    assert erased in str(other.tablet.shown()[("note", "n1")])


async def test_who_erased_a_text_and_when_is_written_down_without_the_text(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text=SECRET)
    await team.push()
    erased = await erase_only(admin)
    told = (await admin.get("/api/texts/erased")).json()
    assert told == {"total": 1, "erased": [{"hash": erased, "day": "2026-11-25", "erased_by": "Ahmed"}]}
    everything = f"{await ErasedText.select()}{await StaffBody.select()}{await StaffOperation.select()}"
    assert SECRET not in everything


async def test_a_text_is_erased_once_and_only_by_an_administrator(
    newcomer: Caller, admin: Caller, staff: Caller, stranger: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text=SECRET)
    await team.push()
    (one,) = await kept(admin)
    path = f"/api/texts/{one['hash']}/erase"
    for who, status in ((staff, 403), (stranger, 401)):
        assert (await who.post(path)).status_code == status
        assert (await who.get("/api/texts")).status_code == status
    assert await kept(admin) == [one]
    assert [(await admin.post(path)).status_code for _ in range(2)] == [204, 404]


async def test_an_erased_text_does_not_come_back_with_the_device_that_wrote_it(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text=SECRET)
    before = team.tablet.disk
    await team.push()
    erased = await erase_only(admin)
    team.tablet.disk = before  # its reply was lost
    await team.push()
    assert await kept(admin) == []
    team.write("note", "n2", {**NOTE, "text": {"body": erased}})
    await team.push()
    assert (team.states()[-1], await kept(admin)) == (("sent", None), [])


async def test_an_answer_that_is_erased_is_gone_from_its_question(
    app: Litestar, newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    asked = {"audience": "here", "place": PLACE, "language": None, "text": "Waar?"}
    await send(newcomer, message("1", thread_key=key_of("1"), **asked))
    await tell_messages(high_water(app), at_least=1)
    (told,) = (await team.ask("GET", "/sync/snapshot")).json()["messages"]
    team.write("thread", told["thread"], {"state": "answered"}, text=SECRET)
    await team.push()
    assert await Message.count() == 2
    await erase_only(admin)
    question = (await admin.get(f"/api/questions/{told['thread']}")).json()
    assert (question["state"], [said["text"] for said in question["messages"]]) == ("answered", ["Waar?"])


async def test_a_device_that_asks_for_a_snapshot_loses_what_was_erased_meanwhile(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text=SECRET)
    await team.push()
    await erase_only(admin)
    assert team.tablet.disk.log.cursor is None
    await team.pull()
    assert (texts_on(team), len(team.tablet.disk.log.entries)) == ([], 1)


async def test_annulling_erases_the_text_from_the_device_that_wrote_it(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    await team.pull()
    team.write("star", "s1", {}, text=SECRET)
    await team.push()
    (held,) = (await admin.get("/api/quarantine/operations")).json()["held"]
    assert (await admin.post(f"/api/quarantine/operations/{held['commit_seq']}/annul")).status_code == 204
    await team.pull()
    assert (texts_on(team), await kept(admin)) == ([], [])
    assert (await admin.get("/api/texts/erased")).json()["total"] == 1


async def test_a_text_that_is_not_what_was_hashed_waits_on_its_device_to_be_looked_at(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text="Waar?")
    disk = team.tablet.disk
    for name, body in disk.bodies.items():
        disk.bodies[name] = msgspec.structs.replace(body, text="Iets anders")
    await team.push()
    await team.pull()
    assert (team.states(), texts_on(team)) == ([("quarantined", "bad-body")], ["Iets anders"])
    assert await StaffBody.count() == 0


async def test_a_release_at_another_place_tells_that_place_when_its_text_has_served_its_time(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text=SECRET, place="bieb")
    await team.push()
    (held,) = (await admin.get("/api/quarantine/operations")).json()["held"]
    assert (await admin.post(f"/api/quarantine/operations/{held['commit_seq']}/release")).status_code == 204
    assert [one["place"] for one in await kept(admin)] == ["bieb"]


@pytest.mark.parametrize("name", ["Waar?", "a\x00b", "x" * 500])
async def test_what_is_no_name_of_a_text_is_held_and_keeps_nothing_out(
    newcomer: Caller, admin: Caller, clock: Clock, name: str
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", {"text": {"body": name}})
    team.write("note", "n2", NOTE)
    await team.push()
    assert team.states() == [("quarantined", "bad-value"), ("sent", None)]
    (held,) = (await admin.get("/api/quarantine/operations")).json()["held"]
    assert (await admin.post(f"/api/quarantine/operations/{held['commit_seq']}/annul")).status_code == 204


async def test_nothing_is_erased_while_the_server_waits_for_recovery(
    app: Litestar, newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text=SECRET)
    await team.push()
    (one,) = await kept(admin)
    high_water(app).note(Position("e" * 22, 10**6))
    reply = await admin.post(f"/api/texts/{one['hash']}/erase")
    assert (reply.status_code, reply.json()["code"]) == (503, "recovering")
    assert await kept(admin) == [one]
