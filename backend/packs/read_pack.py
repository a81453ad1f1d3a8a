"""Reads packs from the tables; `publishing` and the export see content through here only."""

from typing import Any

import msgspec
from piccolo.table import Table

from backend.core.errors import NotFoundError
from backend.packs import tables
from backend.packs.content import PackContent
from backend.packs.media import Media
from backend.packs.rows import PackRows, from_rows, media_of, translations_of
from backend.packs.segments import Row
from backend.packs.translation_state import Translation


class StoredPack(msgspec.Struct, frozen=True):
    """A pack as the tables hold it."""

    content: PackContent
    translations: dict[str, dict[str, Translation]]  # language → segment id → translation
    media: dict[str, Media] = {}


async def list_packs() -> list[str]:
    """The ids of all packs."""
    return [row["id"] for row in await tables.Pack.select(tables.Pack.id).order_by(tables.Pack.id)]


async def read_pack(pack: str) -> StoredPack:
    """One pack, whole.

    Raises: NotFoundError.
    """
    packs = await tables.Pack.select().where(tables.Pack.id == pack).output(load_json=True)
    if not packs:
        raise NotFoundError(f"there is no pack {pack}")
    rows = PackRows(
        packs=packs,
        themes=await _rows(tables.Theme, pack, tables.Theme.position),
        resources=await _rows(tables.Resource, pack, tables.Resource.position),
        segments=await _rows(tables.Segment, pack, tables.Segment.id),
        translations=await _rows(tables.Translation, pack, tables.Translation.id),
        facts=await _rows(tables.Fact, pack, tables.Fact.position),
        media=await _rows(tables.Media, pack, tables.Media.id),
        keywords=await _rows(tables.Keywords, pack, tables.Keywords.position),
    )
    return StoredPack(from_rows(rows), translations_of(rows.translations), media_of(rows.media))


async def _rows(table: type[Table], pack: str, order: Any) -> list[Row]:
    chosen = table.select().where(table._meta.get_column_by_name("pack") == pack)
    return await chosen.order_by(order).output(load_json=True)
