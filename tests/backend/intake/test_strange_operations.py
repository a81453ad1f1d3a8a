"""Operations that no program of ours writes, and deeds that come twice or late: held, or done once (4.0 to 4.6)."""

from backend.intake.tables import StaffBody
from tests.backend.intake.team import enrolled
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH

COUNT = {"category": "age-18", "n": 1}
HELD = "/api/quarantine/operations"


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
