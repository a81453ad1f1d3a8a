"""HTTP of cards for editors: drafts, versions, finishing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.sessions import SignedIn
from backend.core.blobs import BlobStore
from backend.core.config import Settings
from backend.core.web import read_body
from backend.packs import editing_examples as examples
from backend.packs.cards import remove_card
from backend.packs.changed_texts import Changes
from backend.packs.drafts import DRAFT_MAX, Chosen, SavedDraft, discard_draft, save_draft
from backend.packs.finish import Stock, finish_card
from backend.packs.scenes import read_kit
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


class Finishing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The draft that the caller saw, and which of its texts changed in writing only: their translations stay up to date."""

    number: int
    changes: Changes = {}


class Versions(msgspec.Struct, frozen=True):
    """All versions of a card, newest first."""

    versions: Sequence[VersionLine]


DRAFT = msgspec.json.Decoder(Draft)
FINISHING = msgspec.json.Decoder(Finishing)
SEEN = msgspec.json.Decoder(Seen)


@get("/resources/{resource:str}", opt={"may": "read", "example": examples.CARD})
async def read_one(resource: FromPath[str]) -> Card:
    return await read_card(resource)


@put(
    "/resources/{resource:str}/draft",
    status_code=200,
    opt={"may": "edit", "body": Draft, "body_example": examples.DRAFT, "example": examples.SAVED},
    request_max_body_size=BODY_MAX,
)
async def save(
    signed_in: NamedDependency[SignedIn],
    resource: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
) -> SavedDraft:
    given = read_body(body, DRAFT)
    return await save_draft(resource, given.based_on, given.content, given.chosen, Hand(signed_in.name, now))


@post(
    "/resources/{resource:str}/discard",
    status_code=200,
    opt={"may": "edit", "body": Seen, "body_example": examples.SEEN, "example": examples.DISCARDED},
)
async def discard(
    signed_in: NamedDependency[SignedIn],
    resource: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
) -> Card:
    return await discard_draft(resource, read_body(body, SEEN).number, Hand(signed_in.name, now))


@get("/resources/{resource:str}/versions", opt={"may": "read", "example": examples.VERSIONS})
async def list_all(resource: FromPath[str]) -> Versions:
    return Versions(await list_versions(resource))


@get("/resources/{resource:str}/versions/{number:int}", opt={"may": "read", "example": examples.VERSION})
async def read_old(resource: FromPath[str], number: FromPath[int]) -> CardVersion:
    return await read_version(resource, number)


@post(
    "/resources/{resource:str}/finish",
    status_code=200,
    opt={"may": "edit", "body": Finishing, "body_example": examples.FINISHING, "example": examples.FINISHED},
    request_max_body_size=BODY_MAX,
)
async def finish(
    signed_in: NamedDependency[SignedIn],
    resource: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> Seen:
    given = read_body(body, FINISHING)
    stock = Stock(read_kit(settings.kit), BlobStore(settings.blobs))
    hand = Hand(signed_in.name, now)
    return Seen(await finish_card(resource, given.number, given.changes, stock, hand))


@delete("/resources/{resource:str}", status_code=204, opt={"may": "edit"})
async def remove(
    signed_in: NamedDependency[SignedIn], resource: FromPath[str], now: NamedDependency[datetime]
) -> None:
    await remove_card(resource, Hand(signed_in.name, now))


handlers = [read_one, save, discard, list_all, read_old, finish, remove]
