"""Operations that no program of ours writes, and deeds that come twice or late: held, or done once (4.0 to 4.6)."""

import pytest
from litestar import Litestar

from backend.intake.held_operations import replay_unknown
from backend.intake.tables import StaffBody
from tests.backend.intake.team import enrolled, high_water
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH

COUNT = {"category": "age-18", "n": 1}
HELD = "/api/quarantine/operations"


async def release(admin: Caller, commit_seq: int) -> int:
    return (await admin.post(f"{HELD}/{commit_seq}/release")).status_code


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
    assert await replay_unknown(high_water(app)) == 0
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
