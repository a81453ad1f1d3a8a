"""HTTP of visits: their figures, for administrators."""

from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter

from backend.core.spreadsheets import CSV
from backend.visits.export import write_figures
from backend.visits.figures import (
    ActivityFigure,
    CountFigure,
    Span,
    VisitFigures,
    VisitsFigure,
    read_visit_figures,
)

AS_FILE = {"content-disposition": 'attachment; filename="bezoeken.csv"'}
MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
First = Annotated[str | None, QueryParameter(name="from", pattern=MONTH)]
Last = Annotated[str | None, QueryParameter(name="to", pattern=MONTH)]
Place = Annotated[str | None, QueryParameter(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]


WHERE = ("2026-11", "azc-noord")
EXAMPLE = VisitFigures(
    [VisitsFigure(*WHERE, 4)],
    [CountFigure(*WHERE, "age", "18+", 42)],
    [ActivityFigure(*WHERE, "taalcafe", "informal", 2, 17)],
    [],
)


@get("/visits/figures", opt={"may": "figures", "example": EXAMPLE})
async def visit_figures(first: First = None, last: Last = None, place: Place = None) -> VisitFigures:
    return await read_visit_figures(Span(first, last, place))


@get("/visits/figures.csv", media_type=CSV, opt={"may": "figures"})
async def visit_figures_as_csv(
    first: First = None, last: Last = None, place: Place = None
) -> Response[bytes]:
    figures = await read_visit_figures(Span(first, last, place))
    return Response(write_figures(figures), media_type=CSV, headers=AS_FILE)


handlers = [visit_figures, visit_figures_as_csv]
