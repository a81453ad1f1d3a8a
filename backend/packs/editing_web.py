"""HTTP of cards for editors: drafts, versions, finishing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.guard import session_token
from backend.accounts.sessions import read_session
from backend.core.web import read_body
from backend.packs.drafts import DRAFT_MAX, Chosen, SavedDraft, discard_draft, save_draft
from backend.packs.versions import (
    Card,
    CardVersion,
    Hand,
    VersionLine,
    list_versions,
    read_card,
    read_version,
)

BODY_MAX = 4 * DRAFT_MAX  # bytes: letters may come escaped


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an editor made of version `based_on`; `chosen` where a clash was shown to them before."""

    based_on: int
    content: dict[str, Any]
    chosen: Chosen | None = None


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The newest version that the caller saw."""

    number: int


class Versions(msgspec.Struct, frozen=True):
    """All versions of a card, newest first."""

    versions: Sequence[VersionLine]


DRAFT = msgspec.json.Decoder(Draft)
SEEN = msgspec.json.Decoder(Seen)


@get("/resources/{resource:str}", opt={"may": "read"})
async def read_one(resource: FromPath[str]) -> Card:
    return await read_card(resource)


@put(
    "/resources/{resource:str}/draft",
    status_code=200,
    opt={"may": "edit", "body": Draft},
    request_max_body_size=BODY_MAX,
)
async def save(
    request: Request[Any, Any, Any], resource: FromPath[str], body: RawBody, now: NamedDependency[datetime]
) -> SavedDraft:
    given = read_body(body, DRAFT)
    return await save_draft(resource, given.based_on, given.content, given.chosen, await _hand(request, now))


@post("/resources/{resource:str}/discard", status_code=200, opt={"may": "edit", "body": Seen})
async def discard(
    request: Request[Any, Any, Any], resource: FromPath[str], body: RawBody, now: NamedDependency[datetime]
) -> Card:
    return await discard_draft(resource, read_body(body, SEEN).number, await _hand(request, now))


@get("/resources/{resource:str}/versions", opt={"may": "read"})
async def list_all(resource: FromPath[str]) -> Versions:
    return Versions(await list_versions(resource))


@get("/resources/{resource:str}/versions/{number:int}", opt={"may": "read"})
async def read_old(resource: FromPath[str], number: FromPath[int]) -> CardVersion:
    return await read_version(resource, number)


async def _hand(request: Request[Any, Any, Any], now: datetime) -> Hand:
    return Hand((await read_session(session_token(request), now)).name, now)


handlers = [read_one, save, discard, list_all, read_old]
