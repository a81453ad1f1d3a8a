"""The figures that leave the team: a cell under ten is never told (clause 3.1)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from backend.core.few import Count, told
from backend.usage.tables import UsageDay, UsageMonth, UsageWeek


class DayFigure(msgspec.Struct, frozen=True):
    day: str
    pack: str
    edition: int
    resource: str
    metric: str
    n: Count


class WeekFigure(msgspec.Struct, frozen=True):
    week: str
    place: str
    metric: str
    n: Count


class MonthFigure(msgspec.Struct, frozen=True):
    month: str
    resource: str
    language: str
    metric: str
    n: Count


class Figures(msgspec.Struct, frozen=True):
    """Counts by day, week and month; an empty `resource` is the pack as a whole."""

    days: Sequence[DayFigure]
    weeks: Sequence[WeekFigure]
    months: Sequence[MonthFigure]


async def read_figures(since: date) -> Figures:
    """Figures of the periods that hold `since` or come after it. No totals: they would tell the small cells."""
    days = UsageDay.select(*UsageDay.all_columns(exclude=["key"])).where(UsageDay.key >= since.isoformat())
    weeks = UsageWeek.select(*UsageWeek.all_columns(exclude=["key"])).where(
        UsageWeek.key >= f"{since:%G-W%V}"
    )
    months = UsageMonth.select(*UsageMonth.all_columns(exclude=["key"])).where(
        UsageMonth.key >= f"{since:%Y-%m}"
    )
    return Figures(
        [DayFigure(**_told(row)) for row in await days.order_by(UsageDay.key)],
        [WeekFigure(**_told(row)) for row in await weeks.order_by(UsageWeek.key)],
        [MonthFigure(**_told(row)) for row in await months.order_by(UsageMonth.key)],
    )


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"n": told(row["n"])}
