"""A held operation that the database refuses at its release stays held, and nothing of it is left behind (clause 4.4)."""

from backend.intake.tables import StaffOperation
from backend.visits.tables import StaffRecord
from tests.backend.intake.refusing import allow, refuse
from tests.backend.intake.team import enrolled
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH


async def test_a_release_that_the_database_refuses_changes_nothing_and_may_be_tried_again(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    team = await enrolled(newcomer, clock)
    there = await enrolled(newcomer, clock, 2, places=("bieb",))
    cursor = (await there.ask("GET", "/sync/snapshot")).json()["cursor"]
    team.write("count", "v1", {"category": "age-18", "n": 1}, place="bieb")
    await team.push()
    before = await StaffOperation.select()
    path = f"/api/quarantine/operations/{before[0]['commit_seq']}/release"
    await refuse("staff_record", "place = 'bieb'")
    refused = await admin.post(path)
    assert (refused.status_code, refused.json()["code"]) == (409, "still-refused")
    assert (await StaffOperation.select(), await StaffRecord.count()) == (before, 0)
    await allow("staff_record")
    assert (await admin.post(path)).status_code == 204
    fed = (await there.ask("GET", f"/sync/feed?scope=bieb&cursor={cursor}")).json()["entries"]
    assert [entry["operation"]["entity_id"] for entry in fed] == ["v1"]
