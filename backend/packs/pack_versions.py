"""The versions of a pack itself: what it says, its themes, its facts and the order of its cards, after each change of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError
from backend.packs import tables
from backend.packs.content import Pack
from backend.packs.pack_list import read_facts, read_order, read_pack_fields
from backend.packs.segments import Row
from backend.packs.version_tables import PackVersion
from backend.packs.versions import FILES, Hand, Saved, as_json
from sync.canonical import canonical

SITTING = 600  # seconds within which somebody's moving of cards is one change
Part = Literal["about", "themes", "facts", "order"]
PART_OF: dict[str, Part] = {
    "themes": "themes",
    "facts": "facts",
    "resources": "order",
}  # the rest is about the pack


class PackVersionLine(Saved, frozen=True, kw_only=True):
    """A version in the list of them, and which parts it changed; none where it is the first."""

    number: int
    parts: Sequence[Part]


class PackVersionView(PackVersionLine, frozen=True, kw_only=True):
    """A version and what the pack was: what a pack.yaml holds."""

    content: Pack


async def keep_pack(pack: str, hand: Hand) -> int:
    """Add a version if the pack is another than its newest one; inside the caller's transaction. The newest one's number."""
    content = await read_whole(pack)
    newest = await _newest(pack)
    if newest is None:
        return await _add(pack, 1, (), content, hand)
    number: int = newest["number"]
    parts = _changed(msgspec.json.decode(newest["content"]), as_json(content))
    if not parts:
        return number
    if _is_one_sitting(newest, parts, hand):
        await PackVersion.delete().where(PackVersion.key == newest["key"])
        return await _add(pack, number, parts, content, hand)
    return await _add(pack, number + 1, parts, content, hand)


async def keep_missing_packs() -> None:
    """Versions of packs that are older than versions."""
    known = {row["pack"] for row in await PackVersion.select(PackVersion.pack).distinct()}
    for row in await tables.Pack.select(tables.Pack.id):
        if row["id"] not in known:
            async with DB.transaction():
                await keep_pack(row["id"], FILES)


async def read_whole(pack: str) -> Pack:
    """A pack without its cards' texts.

    Raises: NotFoundError.
    """
    fields = await read_pack_fields(pack)
    named = {name: getattr(fields, name) for name in fields.__struct_fields__}
    return Pack(**named, resources=await read_order(pack), facts=await read_facts(pack))


async def list_pack_versions(pack: str) -> Sequence[PackVersionLine]:
    """All versions, newest first.

    Raises: NotFoundError.
    """
    await read_pack_fields(pack)
    versions = PackVersion
    columns = (versions.number, versions.parts, versions.saved_at, versions.saved_by)
    query = versions.select(*columns).where(versions.pack == pack)
    rows = await query.order_by(versions.number, ascending=False).output(load_json=True)
    return [PackVersionLine(**_spoken(row)) for row in rows]


async def read_pack_version(pack: str, number: int) -> PackVersionView:
    """One version.

    Raises: NotFoundError.
    """
    found = PackVersion.select().where(PackVersion.key == f"{pack}/{number}").output(load_json=True)
    row = await found.first()
    if row is None:
        raise NotFoundError(f"there is no version {number} of {pack}")
    return PackVersionView(**_spoken(row), content=msgspec.json.decode(row["content"], type=Pack))


async def require_newest(pack: str, number: int) -> None:
    """Refuse what is made of an older version.

    Raises: NotFoundError, ConflictError newer.
    """
    await read_pack_fields(pack)
    newest = await _newest(pack)
    if newest is None or newest["number"] != number:
        raise ConflictError(f"{pack} was changed meanwhile", "newer")


async def _newest(pack: str) -> Row | None:
    versions = PackVersion
    query = versions.select().where(versions.pack == pack).order_by(versions.number, ascending=False)
    row: Row | None = await query.output(load_json=True).first()
    return row


def _changed(before: Row, after: Row) -> Sequence[Part]:
    names = (name for name in {**before, **after} if before.get(name) != after.get(name))
    return sorted({PART_OF.get(name, "about") for name in names})


def _is_one_sitting(newest: Row, parts: Sequence[Part], hand: Hand) -> bool:
    """Whether both moved cards only, one soon after the other."""
    return (
        hand.now is not None
        and newest["saved_by"] == hand.name
        and int(hand.now.timestamp()) - newest["saved_at"] <= SITTING
        and newest["parts"] == list(parts) == ["order"]
    )


async def _add(pack: str, number: int, parts: Sequence[Part], content: Pack, hand: Hand) -> int:
    row = PackVersion(
        key=f"{pack}/{number}",
        pack=pack,
        number=number,
        parts=list(parts),
        saved_at=0 if hand.now is None else int(hand.now.timestamp()),
        saved_by=hand.name,
        content=canonical(as_json(content)).decode(),
    )
    await PackVersion.insert(row)
    return number


def _spoken(row: Row) -> dict[str, Any]:
    at = datetime.fromtimestamp(row["saved_at"], UTC) if row["saved_at"] else None
    return {"number": row["number"], "parts": row["parts"], "at": at, "by": row["saved_by"]}
