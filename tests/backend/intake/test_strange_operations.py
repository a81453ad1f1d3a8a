"""Operations that no program of ours writes, and deeds that come twice or late: held, or done once (4.0 to 4.6)."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from litestar import Litestar

from backend.intake.forgetting import forget_old_operations
from backend.intake.held_operations import replay_unknown
from backend.intake.tables import StaffBody, StaffOperation
from sync.replica import fork
from tests.backend.intake.team import Team, enrolled, high_water, nothing_opens, snapshot_of
from tests.conftest import ON_BOTH, Caller, Clock
from tests.sync.telling import told_of

pytestmark = ON_BOTH

COUNT = {"category": "age-18", "n": 1}
HELD = "/api/quarantine/operations"


async def release(admin: Caller, commit_seq: int) -> int:
    return (await admin.post(f"{HELD}/{commit_seq}/release")).status_code


async def counts_of(team: Team) -> object:
    return told_of((await snapshot_of(team)).tablet.shown())


@pytest.mark.parametrize(
    "strange",
    [
        {"entity_id": "a\0b"},
        {"entity": "thread", "entity_id": "\0", "patch": {"state": "closed"}},
        {"entity": "star\0"},
        {"entity": "note", "patch": {"text": {"body": "\0"}}},
        {"entity": "star", "schema": 2, "entity_id": "\0"},
        {"place": "\0"},
        {"actor": "\0"},
    ],
)
async def test_what_a_database_may_not_even_be_asked_for_is_held_like_anything_malformed(
    app: Litestar, newcomer: Caller, admin: Caller, clock: Clock, strange: dict[str, object]
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", COUNT)
    team.write(**{"entity": "count", "entity_id": "v2", "patch": COUNT, **strange})  # type: ignore[arg-type]
    assert (await team.push()).status_code == 200
    assert [state for state, _ in team.states()] == ["sent", "quarantined"]
    assert await replay_unknown(nothing_opens, high_water(app)) == 0
    (held,) = (await admin.get(HELD)).json()["held"]
    assert await release(admin, held["commit_seq"]) == 409
    assert (await admin.post(f"{HELD}/{held['commit_seq']}/annul")).status_code == 204


@pytest.mark.parametrize("levels", [100, 300, 600, 900, 20_000])
async def test_json_that_is_nested_without_end_is_refused_or_held(
    newcomer: Caller, clock: Clock, levels: int
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", COUNT)
    target, body = f"/sync/replicas/{team.tablet.disk.log.replica}/operations", team.tablet.push() or b""
    deep = body.replace(b'"n":1', b'"n":1,"x":' + b"[" * levels + b"]" * levels)
    reply = await team.ask("POST", target, deep)
    assert (reply.status_code, reply.json().get("outcome")) in ((200, "applied"), (400, None))
    assert (await team.ask("GET", "/sync/snapshot")).json()["records"] == []


async def test_annulling_erases_no_text_that_another_operation_tells(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    one, other = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2)
    one.write("note", "n1", {"topic": "school"}, text="Waar is de school?")
    await one.push()
    (name,) = one.tablet.disk.bodies
    other.write("star", "s1", {"text": {"body": name}})
    await other.push()
    (held,) = (await admin.get(HELD)).json()["held"]
    assert (await admin.post(f"{HELD}/{held['commit_seq']}/annul")).status_code == 204
    assert [row["text"] for row in await StaffBody.select()] == ["Waar is de school?"]


async def test_another_content_under_a_used_id_is_held_once_in_whichever_chain_it_comes(
    newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    used = team.write("count", "v1", COUNT)
    team.write("count", "v1", {**COUNT, "n": 9}, op_id=used)
    disk = team.tablet.disk
    await team.push()
    team.tablet.disk = replace(disk, log=fork(disk.log, "f" * 22))
    await team.push()
    rows = await StaffOperation.select(StaffOperation.reason).order_by(StaffOperation.commit_seq)
    assert [row["reason"] for row in rows] == ["", "op-id-reused"]
    assert await counts_of(team) == {("count", "v1"): {"age-18": 1}}


async def test_what_was_taken_and_forgotten_is_not_taken_again(
    app: Litestar, newcomer: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    team.write("count", "v1", COUNT)
    target, body = f"/sync/replicas/{team.tablet.disk.log.replica}/operations", team.tablet.push() or b""
    await team.ask("POST", target, body)  # its reply is lost, and the tablet lies in a drawer
    await forget_old_operations((clock() + timedelta(days=401)).date(), high_water(app))
    await team.push()
    assert team.states() == [("sent", None)]
    assert await counts_of(team) == {("count", "v1"): {"age-18": 1}}


async def test_a_reader_that_missed_what_was_released_late_and_forgotten_is_reset(
    app: Litestar, newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team, there = await enrolled(newcomer, clock), await enrolled(newcomer, clock, 2, places=("bieb",))
    first = clock().date()
    team.write("count", "v1", COUNT, place="bieb")
    await team.push()
    clock.move(days=1)
    team.write("count", "v2", COUNT)
    await team.push()
    cursor = (await there.ask("GET", "/sync/snapshot")).json()["cursor"]
    await admin.log_in("Ahmed")
    (held,) = (await admin.get(HELD)).json()["held"]
    assert await release(admin, held["commit_seq"]) == 204
    for days in (401, 402):
        await forget_old_operations(first + timedelta(days=days), high_water(app))
    assert (await there.ask("GET", f"/sync/feed?scope=bieb&cursor={cursor}")).json()["is_reset"]


async def test_released_twice_at_once_it_counts_once(newcomer: Caller, admin: Caller, clock: Clock) -> None:
    team = await enrolled(newcomer, clock)
    there = await enrolled(newcomer, clock, 2, places=("bieb",))
    team.write("count", "v1", COUNT, place="bieb")
    await team.push()
    (held,) = (await admin.get(HELD)).json()["held"]
    done = await asyncio.gather(*(release(admin, held["commit_seq"]) for _ in range(4)))
    assert sorted(done) == [204, 404, 404, 404]
    assert await counts_of(there) == {("count", "v1"): {"age-18": 1}}
