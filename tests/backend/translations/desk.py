"""What translators do at the server, for tests: the sample pack, mostly in Arabic."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from litestar import Litestar

from backend.accounts.add_user import add_user, list_users
from backend.accounts.roles import Grant
from backend.packs.segments import hash_text
from backend.packs.tables import Segment
from tests.conftest import Caller, Clock, caller
from tests.server import PASSWORD

AR = "/api/translations/buurt/ar"
H1, P1 = "B1-01.h1", "B1-01.p1"
REVIEWER = Grant("reviewer")


async def line(admin: Caller, segment: str, pack: str = AR) -> Any:
    """A text with all that helps to translate it."""
    reply = await admin.get(f"{pack}/{segment}")
    assert reply.status_code == 200, reply.text
    return reply.json()


async def save(
    admin: Caller, segment: str, text: str, was: str | None = None, pack: str = AR
) -> httpx.Response:
    """Save a translation as the page does: of the Dutch and over the text that it shows, or over `was`."""
    shown = await line(admin, segment, pack)
    seen = shown["text_hash"] if was is None else hash_text(was)
    return await admin.put(
        f"{pack}/{segment}", {"text": text, "source_hash": shown["source_hash"], "was": seen}
    )


async def change_dutch(segment: str, nl: str) -> None:
    """An editor says it otherwise, and means something else."""
    await Segment.update({Segment.nl: nl, Segment.hash: hash_text(nl)}).where(Segment.id == segment)


@asynccontextmanager
async def colleague(
    app: Litestar, clock: Clock, grant: Grant = REVIEWER, name: str = "Rania"
) -> AsyncIterator[Caller]:
    """A second person, logged in on a browser of their own; who has an account keeps its roles."""
    if name not in {user.name for user in await list_users()}:
        await add_user(name, PASSWORD, clock(), [grant])
    browser = caller(app)
    async with browser.client:
        assert (await browser.log_in(name)).status_code == 200
        yield browser
