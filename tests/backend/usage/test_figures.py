"""Figures for the operator: three shapes, and no cell under ten."""

from tests.backend.intake.words import day_batch, day_row, month_batch, send, week_batch
from tests.conftest import ON_BOTH, Caller, Clock

pytestmark = ON_BOTH


async def test_an_administrator_sees_the_three_shapes(newcomer: Caller, admin: Caller) -> None:
    await send(newcomer, day_batch("a", day_row(n=12), day_row(resource=None, metric="saved", n=30)))
    await send(newcomer, week_batch("b"), month_batch("c"))
    figures = (await admin.get("/api/usage")).json()
    day = {"day": "2026-11-25", "pack": "buurt", "edition": 1}
    assert figures["days"] == [
        {**day, "resource": "B1-01", "metric": "opened", "n": 12},
        {**day, "resource": "", "metric": "saved", "n": 30},
    ]
    assert figures["weeks"] == [{"week": "2026-W48", "place": "azc-ergens", "metric": "opened", "n": "<10"}]
    assert figures["months"] == [
        {"month": "2026-11", "resource": "B1-01", "language": "ar", "metric": "opened", "n": "<10"}
    ]


async def test_nine_is_not_told_and_ten_is(newcomer: Caller, admin: Caller) -> None:
    await send(newcomer, day_batch("a", day_row(n=9), day_row(metric="good", n=10)))
    told = {figure["metric"]: figure["n"] for figure in (await admin.get("/api/usage")).json()["days"]}
    assert told == {"opened": "<10", "good": 10}


async def test_only_recent_periods_are_shown_unless_asked(
    newcomer: Caller, admin: Caller, clock: Clock
) -> None:
    await send(newcomer, day_batch("a", day_row(n=12), period="2026-06-30"))
    assert (await admin.get("/api/usage")).json()["days"] == []
    assert len((await admin.get("/api/usage?since=2026-06-30")).json()["days"]) == 1
    assert (await admin.get("/api/usage?since=2026-07-01")).json()["days"] == []
