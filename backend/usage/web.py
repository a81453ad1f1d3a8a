"""HTTP of usage: the figures, for administrators."""

from datetime import date, datetime, timedelta
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from backend.usage.figures import Figures, read_figures

SHOWN_DAYS = 90


@get("/usage")
async def figures(
    now: NamedDependency[datetime], since: Annotated[date | None, QueryParameter()] = None
) -> Figures:
    return await read_figures(since or now.date() - timedelta(days=SHOWN_DAYS))


handlers = [figures]
