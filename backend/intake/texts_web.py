"""HTTP of free texts of teams, for administrators: what is kept, and what they erase (clause 4.1)."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter

from backend.accounts.guard import session_token
from backend.accounts.sessions import read_session
from backend.intake import desk_examples as examples
from backend.intake.texts import ErasurePage, TextPage, erase_text, list_erased, list_texts

TextHash = Annotated[str, PathParameter(pattern=r"^[0-9a-f]{64}$")]


@get("/texts", opt={"may": "team", "example": examples.TEXTS})
async def list_kept_texts(page: Annotated[int, QueryParameter(ge=0, le=100_000)] = 0) -> TextPage:
    return await list_texts(page)


@get("/texts/erased", opt={"may": "team", "example": examples.ERASED})
async def list_erased_texts(page: Annotated[int, QueryParameter(ge=0, le=100_000)] = 0) -> ErasurePage:
    return await list_erased(page)


@post("/texts/{text:str}/erase", status_code=204, opt={"may": "team"})
async def erase_one_text(
    request: Request[Any, Any, Any], text: TextHash, now: NamedDependency[datetime]
) -> None:
    by = (await read_session(session_token(request), now)).name
    await erase_text(text, by, now.date(), request.app.state.high_water)


desk_handlers = [list_kept_texts, list_erased_texts, erase_one_text]
