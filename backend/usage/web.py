"""HTTP of usage: the figures, for administrators."""

from datetime import date, datetime, timedelta
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from backend.usage.editions import EditionUses, read_edition_uses
from backend.usage.figures import DayFigure, Figures, MonthFigure, WeekFigure, read_figures

SHOWN_DAYS = 90
EDITION_DAYS = 28
FIGURES = Figures(
    [DayFigure("2026-11-30", "aankomst", 4, "F1-01", "opened", 31)],
    [WeekFigure("2026-W48", "azc-noord", "opened", 120)],
    [MonthFigure("2026-11", "F1-01", "ar", "opened", "<10")],
)
EXAMPLE = {
    "since": "2026-11-02",
    "editions": [{"pack": "aankomst", "edition": 4, "phones": 48, "saved": "<10", "opened": 312}],
}


@get("/usage", opt={"may": "figures", "example": FIGURES})
async def figures(
    now: NamedDependency[datetime], since: Annotated[date | None, QueryParameter()] = None
) -> Figures:
    return await read_figures(since or now.date() - timedelta(days=SHOWN_DAYS))


@get("/usage/editions", opt={"may": "publish", "example": EXAMPLE})
async def edition_uses(now: NamedDependency[datetime]) -> EditionUses:
    return await read_edition_uses(now.date() - timedelta(days=EDITION_DAYS))


handlers = [figures, edition_uses]
