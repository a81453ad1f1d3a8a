"""Operations that only the centre can read: opened as they come in, or held until its key is there (clause 4.8)."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from litestar import Litestar

from backend.core.config import Settings
from backend.intake.boxes import opener
from backend.intake.held_operations import replay_unknown
from backend.intake.tables import StaffBody, StaffOperation
from backend.publishing.folders import folders_of
from sync.replica import write_box
from tests.backend.intake.team import Team, enrolled, high_water, snapshot_of
from tests.conftest import ON_BOTH, Caller, Clock
from tests.devices import box_for
from tests.server import PLACE
from tests.sync.telling import told_of

pytestmark = ON_BOTH

COUNT = {"category": "age-18", "n": 1}
ASKED = "Waar is de school?"


async def sealing(newcomer: Caller, clock: Clock, settings: Settings) -> Team:
    """A team whose tablet seals what is written."""
    team = await enrolled(newcomer, clock)
    team.tablet.seal = box_for(settings)
    return team


def seal_key(settings: Settings) -> Path:
    return folders_of(settings).keys / "centre-seal.pem"


async def test_what_a_locked_tablet_tells_counts_and_another_shows_it_with_its_text(
    newcomer: Caller, clock: Clock, settings: Settings
) -> None:
    team, other = await sealing(newcomer, clock, settings), await enrolled(newcomer, clock, 2)
    await other.pull()
    team.write("count", "v1", COUNT)
    team.write("note", "n1", {"topic": "school"}, text=ASKED)
    shown = told_of(team.tablet.shown())
    team.tablet.lock()
    reply = await team.push()
    assert ASKED.encode() not in reply.request.content
    assert team.states() == [("sent", None), ("sent", None)]
    fed = (await other.pull()).json()
    assert told_of(other.tablet.shown()) == shown
    assert [body["text"] for entry in fed["entries"] for body in entry["bodies"]] == [ASKED]
    assert not await StaffOperation.exists().where(StaffOperation.envelope.like("%box%"))


async def test_a_locked_tablet_that_was_put_back_forks_and_nothing_counts_twice(
    newcomer: Caller, clock: Clock, settings: Settings
) -> None:
    team = await sealing(newcomer, clock, settings)
    team.write("count", "v1", COUNT)
    kept = team.tablet.disk
    team.write("count", "v1", COUNT)
    await team.push()
    team.tablet.disk = kept
    team.write("count", "v1", {**COUNT, "n": 5})
    team.tablet.lock()
    assert (await team.push()).json()["outcome"] == "fork"
    assert (await team.push()).json()["outcome"] == "applied"
    assert told_of((await snapshot_of(team)).tablet.shown()) == {("count", "v1"): {"age-18": 7}}


async def test_what_was_told_open_and_is_told_sealed_has_the_same_receipt(
    newcomer: Caller, clock: Clock, settings: Settings
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", COUNT)
    disk = team.tablet.disk
    first = (await team.push()).json()["receipts"]
    (entry,) = disk.log.entries
    sealed = msgspec.structs.replace(entry, box=box_for(settings)(write_box(entry.readable or {}, [])))
    team.tablet.disk = replace(disk, log=msgspec.structs.replace(disk.log, entries=(sealed,)))
    assert (await team.push()).json()["receipts"] == first
    assert await StaffOperation.count() == 1


@pytest.mark.parametrize("how", ["start", "release"])
async def test_what_does_not_open_is_held_with_its_box_until_the_key_is_there(
    app: Litestar, newcomer: Caller, admin: Caller, clock: Clock, settings: Settings, how: str
) -> None:
    team = await sealing(newcomer, clock, settings)
    key = seal_key(settings)
    team.write("note", "n1", {"topic": "school"}, text=ASKED)
    away = key.rename(key.with_name("away"))
    await team.push()
    assert team.states() == [("quarantined", "unreadable")]
    assert await StaffBody.count() == 0
    (held,) = (await admin.get("/api/quarantine/operations")).json()["held"]
    assert held["operation"]["box"] == team.tablet.disk.log.entries[0].box
    path = f"/api/quarantine/operations/{held['commit_seq']}/release"
    assert (await admin.post(path)).json()["code"] == "still-refused"
    away.rename(key)
    if how == "release":
        assert (await admin.post(path)).status_code == 204
    else:
        assert await replay_unknown(opener(settings), high_water(app)) == 1
    assert told_of((await snapshot_of(team)).tablet.shown())[("note", "n1")]["topic"].value == "school"  # type: ignore[index]
    assert [row["text"] for row in await StaffBody.select(StaffBody.text)] == [ASKED]


async def test_one_that_does_not_open_keeps_nothing_else_out(
    newcomer: Caller, clock: Clock, settings: Settings
) -> None:
    team = await sealing(newcomer, clock, settings)
    team.write("count", "v1", COUNT)
    team.tablet.seal = lambda _plain: "AAAA"
    team.write("count", "v1", COUNT)
    team.tablet.seal = lambda _plain: "§ no box"
    team.write("count", "v1", COUNT)
    team.tablet.seal = None
    team.write("count", "v1", COUNT)
    await team.push()
    assert team.states() == [
        ("sent", None),
        ("quarantined", "unreadable"),
        ("quarantined", "unreadable"),
        ("sent", None),
    ]
    assert told_of((await snapshot_of(team)).tablet.shown()) == {("count", "v1"): {"age-18": 2}}


async def test_what_was_sealed_for_a_former_key_opens_while_that_is_kept(
    newcomer: Caller, clock: Clock, settings: Settings
) -> None:
    team = await sealing(newcomer, clock, settings)
    team.write("count", "v1", COUNT)
    key = seal_key(settings)
    key.rename(key.with_name("centre-seal-2026.pem"))
    key.write_bytes((folders_of(settings).keys / "centre-sign.pem").read_bytes())
    await team.push()
    assert team.states() == [("sent", None)]


async def test_a_helpers_box_that_does_not_open_is_held_for_that(
    newcomer: Caller, clock: Clock, settings: Settings
) -> None:
    team = await enrolled(newcomer, clock, is_for_helpers=True)
    for seal in (lambda _plain: "AAAA", box_for(settings)):
        team.tablet.seal = seal
        team.write("note", "n1", {"topic": "school"})
    await team.push()
    assert team.states() == [("quarantined", "unreadable"), ("quarantined", "not-allowed")]


@pytest.mark.parametrize(("is_for_helpers", "reason"), [(False, ""), (True, "not-allowed")])
async def test_what_opens_later_is_judged_by_the_rights_of_its_device(
    app: Litestar,
    newcomer: Caller,
    clock: Clock,
    settings: Settings,
    *,
    is_for_helpers: bool,
    reason: str,
) -> None:
    """Whoever it says wrote it, and at whichever of its places: a box tells neither."""
    places = ("a-first-place", PLACE)
    team = await enrolled(newcomer, clock, places=places, is_for_helpers=is_for_helpers)
    team.tablet.seal = box_for(settings)
    key = seal_key(settings)
    away = key.rename(key.with_name("away"))
    team.write("note", "n1", {"topic": "school"})
    await team.push()
    away.rename(key)
    assert await replay_unknown(opener(settings), high_water(app)) == (reason == "")
    (row,) = await StaffOperation.select(StaffOperation.reason, StaffOperation.place)
    assert row == {"reason": reason, "place": PLACE if reason == "" else places[0]}
