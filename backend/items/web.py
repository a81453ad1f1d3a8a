"""HTTP of items, for administrators: a list per place, as a table and as a spreadsheet's CSV."""

from typing import Annotated

from litestar import Response, delete, get, post
from litestar.params import FromPath, QueryParameter, RawBody

from backend.core.spreadsheets import CSV
from backend.items.items import ImportReport, ItemPage, delete_items, export_items, import_items, list_items
from backend.items.read_items import FILE_MAX, BadRow, ItemEntry

AS_FILE = {"content-disposition": 'attachment; filename="boeken.csv"'}
BOOK = ItemEntry("9789025745042", "Kikker is verliefd", "nl")
Page = Annotated[int, QueryParameter(ge=0, le=100_000)]
IsTrial = Annotated[bool, QueryParameter(name="trial")]


@get("/places/{place:str}/items", opt={"may": "team", "example": ItemPage(1, [BOOK])})
async def list_page(place: FromPath[str], page: Page = 0) -> ItemPage:
    return await list_items(place, page)


@post(
    "/places/{place:str}/items",
    status_code=200,
    opt={"may": "team", "body_type": CSV, "example": ImportReport(1, 0, 12, [BadRow(3, "no-title", "")])},
    request_max_body_size=FILE_MAX,
)
async def take_list(place: FromPath[str], body: RawBody, is_trial: IsTrial = False) -> ImportReport:  # noqa: FBT002  # from the query
    return await import_items(place, body, is_trial=is_trial)


@get("/places/{place:str}/items.csv", media_type=CSV, opt={"may": "team"})
async def write_list(place: FromPath[str]) -> Response[bytes]:
    return Response(await export_items(place), media_type=CSV, headers=AS_FILE)


@delete("/places/{place:str}/items", status_code=204, opt={"may": "team"})
async def delete_all(place: FromPath[str]) -> None:
    await delete_items(place)


@delete("/places/{place:str}/items/{item:str}", status_code=204, opt={"may": "team"})
async def delete_one(place: FromPath[str], item: FromPath[str]) -> None:
    await delete_items(place, item)


handlers = [list_page, take_list, write_list, delete_all, delete_one]
