"""Which tile has an item is known until it is back, and 30 days at most; and what a device for helpers is told (4.0, 4.9)."""

from datetime import timedelta

from litestar import Litestar

from backend.intake.forgetting import forget_old_operations
from backend.intake.tables import StaffBody
from sync.merging import LoansRecord, show_loan
from tests.backend.intake.team import Team, enrolled, high_water, snapshot_of
from tests.conftest import ON_BOTH, Caller, Clock
from tests.sync.telling import told_of

pytestmark = ON_BOTH

ITEM = "9789045123456"


def lend(team: Team, tile: str = "12") -> None:
    team.write("loan", ITEM, {"event": "lent"}, text=tile, text_as="tile")


def tiles(team: Team) -> list[str]:
    return [body.text for body in team.tablet.disk.bodies.values()]


def tile_shown(team: Team) -> str | None:
    """The number of the tile that the screen shows for the item."""
    record = team.tablet.shown()["loan", ITEM]
    assert isinstance(record, LoansRecord)
    body = team.tablet.disk.bodies.get(show_loan(record).tile or "")
    return body and body.text


async def test_every_tablet_shows_which_tile_has_an_item_until_it_is_back(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    await other.pull()
    lend(team)
    await team.push()
    await other.pull()
    assert (tile_shown(team), tile_shown(other), tile_shown(await snapshot_of(other))) == ("12", "12", "12")
    other.write("loan", ITEM, {"event": "returned"})
    await other.push()
    assert await StaffBody.count() == 0
    for tablet in (team, other):
        await tablet.pull()
        assert (tiles(tablet), tile_shown(tablet)) == ([], None)
    assert (await admin.get("/api/texts/erased")).json()["total"] == 0


async def test_a_tablet_that_missed_the_return_learns_of_it_from_a_snapshot(
    newcomer: Caller, clock: Clock
) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    lend(team)
    await team.push()
    clock.move(minutes=1)
    other.write("loan", ITEM, {"event": "returned"})
    await other.push()
    assert tiles(team) == ["12"]
    await team.pull()
    assert tiles(team) == []


async def test_a_loan_that_comes_after_its_return_leaves_no_tile(newcomer: Caller, clock: Clock) -> None:
    late, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    lend(late)
    clock.move(minutes=10)
    other.write("loan", ITEM, {"event": "returned"})
    await other.push()
    await late.push()
    assert await StaffBody.count() == 0
    assert tiles(await snapshot_of(other)) == []
    lend(late, "13")
    await late.push()
    assert tile_shown(await snapshot_of(other)) == "13"


async def test_a_tile_is_forgotten_thirty_days_after_it_took_an_item_at_the_latest(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.tablet.skew = timedelta(days=-3)
    lend(team)
    team.write("note", "n1", {"topic": "school"}, text="Waar?")
    await team.push()
    await team.pull()
    for days, left in ((26, ["12", "Waar?"]), (2, ["Waar?"])):
        clock.move(days=days)
        await forget_old_operations(clock().date(), high_water(app))
        await team.pull()
        assert sorted(row["text"] for row in await StaffBody.select(StaffBody.text)) == left
        assert sorted(tiles(team)) == left


async def test_a_device_for_helpers_is_told_visits_activities_and_loans_only(
    newcomer: Caller, clock: Clock
) -> None:
    team, helpers = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2, is_for_helpers=True)
    await helpers.pull()
    team.write("visit", "v1", {"state": "open"})
    team.write("activity", "a1", {"kind": "quiz", "state": "running"})
    lend(team)
    team.write("note", "n1", {"ido": "library"}, text="Waar?")
    team.write("count", "v1", {"category": "first", "n": 1})
    team.write("coach", "c1", {"side": "supply", "vog": True})
    team.write("match", "m1", {"state": "agreed"})
    await team.push()
    assert team.states() == [("sent", None)] * 7
    await helpers.pull()
    for told in (helpers, await snapshot_of(helpers)):
        assert {entity for entity, _ in told.tablet.shown()} == {"visit", "activity", "loan"}
        assert tiles(told) == ["12"]
    assert len(told_of((await snapshot_of(team)).tablet.shown())) == 7
