"""What teams wrote and has served its time is forgotten, here and on devices (clauses 4.1 and 4.6)."""

from datetime import datetime

import pytest
from litestar import Litestar

from backend.core.config import Settings
from backend.intake.forgetting import forget_old_operations
from backend.intake.tables import ErasedText, StaffBody, StaffOperation
from backend.upkeep import daily
from backend.visits.tables import StaffRecord
from tests.backend.intake.team import enrolled, high_water, snapshot_of
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PLACE

pytestmark = ON_BOTH

NOTE = {"topic": "school"}


async def test_texts_are_erased_after_180_days_and_operations_after_400(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text="Waar?")
    await team.push()
    cursor = (await team.pull()).json()["cursor"]
    clock.move(days=181)
    await forget_old_operations(clock().date(), high_water(app))
    assert (await StaffBody.count(), await StaffOperation.count()) == (0, 1)
    clock.move(days=220)
    await forget_old_operations(clock().date(), high_water(app))
    assert await StaffOperation.count() == 0
    before = cursor.split(".")[0] + ".0"
    assert (await team.ask("GET", f"/sync/feed?scope={PLACE}&cursor={before}")).json()["is_reset"]
    assert ("note", "n1") in (await snapshot_of(team)).tablet.shown()


async def test_a_text_that_has_served_its_time_goes_from_devices_at_their_next_contact(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    there = await enrolled(newcomer, clock, 3, places=("bieb",))
    cursor = (await there.ask("GET", "/sync/snapshot")).json()["cursor"]
    await other.pull()
    team.write("note", "n1", NOTE, text="Waar?")
    await team.push()
    for tablet in (team, other):
        await tablet.pull()
    clock.move(days=181)
    await forget_old_operations(clock().date(), high_water(app))
    for tablet in (team, other):
        assert [body.text for body in tablet.tablet.disk.bodies.values()] == ["Waar?"]
        await tablet.pull()
        assert tablet.tablet.disk.bodies == {}
    assert (await there.ask("GET", f"/sync/feed?scope=bieb&cursor={cursor}")).json()["entries"] == []


async def test_what_says_that_a_text_was_erased_is_kept_as_long_as_operations(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text="Waar?")
    await team.push()
    counted = []
    for days in (181, 400, 1):
        clock.move(days=days)
        await forget_old_operations(clock().date(), high_water(app))
        counted.append(await ErasedText.count())
    assert counted == [1, 1, 0]
    assert (await team.pull()).status_code == 200


async def test_what_was_released_late_does_not_move_the_feed_back(
    app: Litestar, newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", {"category": "age-18", "n": 1}, place="bieb")
    await team.push()
    clock.move(days=1)
    for _ in range(3):
        team.write("note", "n1", NOTE)
        await team.push()
    await admin.log_in("Ahmed")
    (held,) = (await admin.get("/api/quarantine/operations")).json()["held"]
    assert (await admin.post(f"/api/quarantine/operations/{held['commit_seq']}/release")).status_code == 204
    epoch = (await team.pull()).json()["cursor"].split(".")[0]
    for _ in range(2):
        clock.move(days=400)
        await forget_old_operations(clock().date(), high_water(app))
    assert (await team.ask("GET", f"/sync/feed?scope={PLACE}&cursor={epoch}.4")).json()["is_reset"]


async def test_a_deleted_record_is_told_for_400_days_and_never_comes_back(
    app: Litestar, newcomer: Caller, settings: Settings, clock: Clock
) -> None:
    team, away = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    team.write("note", "n1", NOTE)
    await team.push()
    await away.pull()
    team.write("note", "n1", None)
    await team.push()
    away.write("note", "n1", {"language": "ar"})
    told = []
    for days in (400, 1):
        clock.move(days=days)
        await forget_old_operations(clock().date(), high_water(app))
        told.append(("note", "n1") in (await snapshot_of(team)).tablet.shown())
    assert told == [True, False]
    await away.push()
    assert away.states() == [("quarantined", "deleted")]
    assert (await away.pull()).json()["is_reset"]
    assert "school" not in str(await StaffRecord.select())
    assert ("note", "n1") not in (await snapshot_of(team)).tablet.shown()


@pytest.mark.parametrize("patch", [{"topic": "work"}, None])
async def test_whatever_comes_after_a_tombstone_ended_makes_nothing_anew(
    app: Litestar, newcomer: Caller, clock: Clock, patch: dict[str, str] | None
) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    for written in (NOTE, None):
        team.write("note", "n1", written)
    await team.push()
    clock.move(days=401)
    await forget_old_operations(clock().date(), high_water(app))
    other.write("note", "n1", patch)
    await other.push()
    assert ("note", "n1") not in (await snapshot_of(team)).tablet.shown()


async def test_a_days_upkeep_forgets_and_what_it_numbers_is_noted_outside_the_database(
    app: Litestar, newcomer: Caller, settings: Settings, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("note", "n1", NOTE, text="Waar?")
    await team.push()
    for days in (181, 1):
        clock.move(days=days)
        await daily(settings, clock(), high_water(app))
    noted = high_water(app).read()
    assert (await StaffBody.count(), noted.commit_seq) == (0, 2)
    status = (await newcomer.get("/sync/status")).json()
    assert (status["commit_seq"], datetime.fromisoformat(status["now"]).date()) == (2, clock().date())
