"""Operations of teams over HTTP: each once, applied or held, and told to every device of the place (clauses 4.1 to 4.6)."""

import asyncio
from datetime import timedelta

import msgspec
import pytest
from litestar import Litestar

from backend.accounts.add_user import add_user, remove_user
from backend.accounts.roles import Grant
from backend.core.high_water import Position
from backend.intake.held_operations import replay_unknown
from backend.intake.recovery import Readiness
from backend.intake.tables import StaffBody, StaffOperation
from sync.patches import PATCHES, CountPatch
from tests.backend.intake.team import enrolled, high_water, id_of, nothing_opens, snapshot_of
from tests.conftest import ON_BOTH, Caller, Clock
from tests.server import PLACE
from tests.sync.telling import told_of

pytestmark = ON_BOTH

COUNT = {"category": "age-18", "n": 1}


async def test_what_one_tablet_wrote_another_of_the_place_shows(newcomer: Caller, clock: Clock) -> None:
    one, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    await other.pull()
    one.write("count", "v1", COUNT)
    one.write("note", "n1", {"topic": "school"}, text="Waar is de school?")
    assert (await one.push()).json()["outcome"] == "applied"
    fed = (await other.pull()).json()
    assert told_of(other.tablet.shown()) == told_of(one.tablet.shown())
    assert [body["text"] for entry in fed["entries"] for body in entry["bodies"]] == ["Waar is de school?"]


async def test_the_feed_and_a_snapshot_are_compressed_for_who_reads_that(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    cursor = (await team.pull()).json()["cursor"]
    for _ in range(20):
        team.write("note", "n1", {"topic": "school"}, text="Waar is de school?")
    await team.push()
    for target in (f"/sync/feed?scope={PLACE}&cursor={cursor}", "/sync/snapshot"):
        packed = await team.ask("GET", target)
        newcomer.client.headers["accept-encoding"] = "identity"
        plain = await team.ask("GET", target)
        newcomer.client.headers["accept-encoding"] = "gzip"
        assert "content-encoding" not in plain.headers
        assert (packed.headers["content-encoding"], packed.json()) == ("gzip", plain.json())
        assert int(packed.headers["content-length"]) < len(plain.content) / 2


async def test_a_push_whose_reply_was_lost_has_its_effects_once(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", COUNT)
    target, body = f"/sync/replicas/{team.tablet.disk.log.replica}/operations", team.tablet.push() or b""
    first = (await team.ask("POST", target, body)).json()["receipts"]
    again = (await team.push()).json()["receipts"]
    assert first == again
    assert await StaffOperation.count() == 1
    assert told_of((await snapshot_of(team)).tablet.shown()) == {("count", "v1"): {"age-18": 1}}


async def test_a_tablet_that_was_put_back_forks_and_nothing_counts_twice(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", COUNT)
    kept = team.tablet.disk
    team.write("count", "v1", COUNT)
    await team.push()
    team.tablet.disk = kept
    team.write("count", "v1", {**COUNT, "n": 5})
    assert (await team.push()).json()["outcome"] == "fork"
    assert (await team.push()).json()["outcome"] == "applied"
    assert told_of((await snapshot_of(team)).tablet.shown()) == {("count", "v1"): {"age-18": 7}}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"entity": "star"}, "unknown-entity"),
        ({"entity": "st\x00r"}, "bad-value"),
        ({"patch": {"category": "age-18", "n": 5000}}, "bad-value"),
        ({"patch": {"category": "age-18", "n": 1, "name": "Fatima"}}, "unknown-field"),
        ({"place": "elsewhere"}, "out-of-scope"),
        ({"actor": "z" * 22}, "unknown-actor"),
        ({"entity": "place"}, "server-decides"),
        ({"entity": "thread", "patch": {"state": "closed"}}, "unknown-record"),
    ],
)
async def test_what_cannot_be_applied_is_held_and_keeps_nothing_else_out(
    newcomer: Caller, clock: Clock, more: dict[str, object], reason: str
) -> None:
    team = await enrolled(newcomer, clock)
    wrong = {"entity": "count", "entity_id": "v1", "patch": COUNT, **more}
    team.write(**wrong)  # type: ignore[arg-type]  # as a wrong program would
    team.write("count", "v1", COUNT)
    await team.push()
    assert team.states() == [("quarantined", reason), ("sent", None)]
    assert await StaffOperation.count() == 2


async def test_who_was_removed_writes_no_more_but_what_was_written_before_counts(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", COUNT)
    clock.move(minutes=1)
    await remove_user("Sanne", clock())
    clock.move(minutes=1)
    team.write("count", "v1", COUNT)
    await team.push()
    assert team.states() == [("sent", None), ("quarantined", "actor-removed")]


async def test_a_helper_lends_and_keeps_no_notes(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    await add_user("Yusuf", None, clock(), [Grant("helper")])
    team.actor = await id_of("Yusuf")
    team.write("loan", "b1", {"event": "lent"})
    team.write("note", "n1", {"topic": "school"})
    await team.push()
    assert team.states() == [("sent", None), ("quarantined", "not-allowed")]


async def test_a_stamp_from_far_ahead_counts_for_five_minutes(newcomer: Caller, clock: Clock) -> None:
    ahead, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    ahead.tablet.skew = timedelta(days=30)
    ahead.write("visit", "v1", {"opens": "09:00"})
    await ahead.push()
    clock.move(minutes=10)
    other.write("visit", "v1", {"opens": "10:00"})
    await other.push()
    shown = told_of((await snapshot_of(other)).tablet.shown())
    assert msgspec.to_builtins(shown[("visit", "v1")]) == {"opens": {"value": "10:00", "others": ("09:00",)}}


async def test_an_edit_of_what_was_deleted_is_held(newcomer: Caller, clock: Clock) -> None:
    one, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    one.write("note", "n1", {"topic": "school"})
    one.write("note", "n1", None)
    await one.push()
    other.write("note", "n1", {"topic": "work"})
    await other.push()
    assert other.states() == [("quarantined", "deleted")]


async def test_a_cursor_of_another_epoch_is_reset(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    reply = await team.ask("GET", f"/sync/feed?scope={PLACE}&cursor={'e' * 22}.3")
    assert (reply.json()["is_reset"], reply.json()["entries"]) == (True, [])


async def test_a_device_whose_places_changed_is_reset(newcomer: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock, places=("bieb", PLACE))
    cursor = (await team.pull()).json()["cursor"]
    told = [
        (await team.ask("GET", f"/sync/feed?scope={scope}&cursor={cursor}")).json()["is_reset"]
        for scope in (PLACE, f"{PLACE},bieb")
    ]
    assert told == [True, False]


async def test_a_device_is_told_nothing_of_other_places(newcomer: Caller, clock: Clock) -> None:
    here = await enrolled(newcomer, clock)
    there = await enrolled(newcomer, clock, 2, places=("bieb",))
    here.write("count", "v1", COUNT)
    await here.push()
    assert (await there.ask("GET", "/sync/snapshot")).json()["records"] == []


async def test_more_than_a_part_holds_comes_in_parts(newcomer: Caller, clock: Clock) -> None:
    one, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    await other.pull()
    for _ in range(600):
        one.write("count", "v1", COUNT)
    while one.tablet.push() is not None:
        await one.push()
    first = (await other.pull()).json()
    assert (first["has_more"], len(first["entries"])) == (True, 500)
    assert not (await other.pull()).json()["has_more"]
    assert told_of(other.tablet.shown()) == {("count", "v1"): {"age-18": 600}}


async def test_an_administrator_releases_what_came_from_a_device_of_another_place(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    there = await enrolled(newcomer, clock, 2, places=("bieb",))
    team.write("count", "v1", COUNT, place="bieb")
    team.write("star", "s1", {"n": 1})
    await team.push()
    held, unknown = (await admin.get("/api/quarantine/operations")).json()["held"]
    assert (held["reason"], unknown["reason"]) == ("out-of-scope", "unknown-entity")
    assert (await admin.post(f"/api/quarantine/operations/{held['commit_seq']}/release")).status_code == 204
    refused = await admin.post(f"/api/quarantine/operations/{unknown['commit_seq']}/release")
    assert (refused.status_code, refused.json()["code"]) == (409, "still-refused")
    assert [r["entity_id"] for r in (await there.ask("GET", "/sync/snapshot")).json()["records"]] == ["v1"]
    assert (await admin.get("/api/quarantine/operations")).json()["total"] == 1


async def test_an_administrator_annuls_and_its_device_still_hears_quarantined(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("star", "s1", {"secret": "weg"}, text="Een verhaal van iemand")
    kept = team.tablet.disk
    await team.push()
    (held,) = (await admin.get("/api/quarantine/operations")).json()["held"]
    assert await StaffBody.count() == 1
    assert (await admin.post(f"/api/quarantine/operations/{held['commit_seq']}/annul")).status_code == 204
    assert await StaffBody.count() == 0
    assert (await admin.get("/api/quarantine/operations")).json()["total"] == 0
    team.tablet.disk = kept
    await team.push()
    assert team.states() == [("quarantined", "annulled")]
    rows = await StaffOperation.select()
    assert "weg" not in str(rows)
    assert (await admin.post(f"/api/quarantine/operations/{held['commit_seq']}/annul")).status_code == 404


async def test_what_a_former_program_did_not_know_is_applied_by_one_that_does(
    app: Litestar, newcomer: Caller, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    team, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    monkeypatch.setitem(PATCHES, "count", LesserCount)  # type: ignore[arg-type]  # a former program
    team.write("count", "v1", COUNT)
    await team.push()
    await other.pull()
    assert team.states() == [("quarantined", "unknown-field")]
    assert await replay_unknown(nothing_opens, high_water(app)) == 0
    monkeypatch.setitem(PATCHES, "count", CountPatch)  # type: ignore[arg-type]
    assert await replay_unknown(nothing_opens, high_water(app)) == 1
    await other.pull()
    assert told_of(other.tablet.shown()) == {("count", "v1"): {"age-18": 1}}


async def test_two_servers_that_start_at_once_apply_once_what_they_know_now(
    app: Litestar, newcomer: Caller, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = await enrolled(newcomer, clock)
    monkeypatch.setitem(PATCHES, "count", LesserCount)  # type: ignore[arg-type]  # a former program
    team.write("count", "v1", COUNT)
    await team.push()
    monkeypatch.setitem(PATCHES, "count", CountPatch)  # type: ignore[arg-type]
    done = await asyncio.gather(*(replay_unknown(nothing_opens, high_water(app)) for _ in range(2)))
    assert sum(done) == 1
    assert told_of((await snapshot_of(team)).tablet.shown()) == {("count", "v1"): {"age-18": 1}}


async def test_a_server_that_waits_for_recovery_takes_and_tells_nothing(
    newcomer: Caller, clock: Clock, app: Litestar
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", COUNT)
    high_water(app).note(Position("e" * 22, 10**6))
    app.state.readiness = Readiness(high_water(app))
    for reply in (await team.push(), await team.pull()):
        assert (reply.status_code, reply.json()["code"]) == (503, "recovering")
    assert team.states() == [("waiting", None)]


class LesserCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A count before it had numbers."""

    category: str
