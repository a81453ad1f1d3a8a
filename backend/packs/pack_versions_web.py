"""HTTP of the history of a pack itself: what it was, and back to that."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.sessions import SignedIn
from backend.core.config import Settings
from backend.core.web import read_body
from backend.packs import editing_examples as examples
from backend.packs.pack_versions import (
    PackVersionLine,
    PackVersionView,
    list_pack_versions,
    read_pack_version,
)
from backend.packs.restore_pack import restore_pack
from backend.packs.scenes import read_kit
from backend.packs.versions import Hand


class PackVersions(msgspec.Struct, frozen=True):
    """All versions of a pack, newest first."""

    versions: Sequence[PackVersionLine]


class NewestSeen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of the newest version that the caller saw."""

    number: int


class NewestNow(msgspec.Struct, frozen=True):
    """The number of the newest version by now."""

    number: int


NEWEST_SEEN = msgspec.json.Decoder(NewestSeen)


@get("/packs/{pack:str}/versions", opt={"may": "read", "example": examples.PACK_VERSIONS})
async def list_all(pack: FromPath[str]) -> PackVersions:
    return PackVersions(await list_pack_versions(pack))


@get("/packs/{pack:str}/versions/{number:int}", opt={"may": "read", "example": examples.PACK_VERSION})
async def read_old(pack: FromPath[str], number: FromPath[int]) -> PackVersionView:
    return await read_pack_version(pack, number)


@post(
    "/packs/{pack:str}/versions/{number:int}/restore",
    status_code=200,
    opt={"may": "edit", "body": NewestSeen, "body_example": examples.SEEN, "example": examples.FINISHED},
)
async def restore(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    number: FromPath[int],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> NewestNow:
    seen, hand = read_body(body, NEWEST_SEEN), Hand(signed_in.name, now)
    return NewestNow(await restore_pack(pack, number, seen.number, read_kit(settings.kit), hand))


handlers = [list_all, read_old, restore]
