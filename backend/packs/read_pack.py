"""Reads packs from the tables; `publishing` and the export see content through here only."""

from functools import cached_property
from typing import Any

import msgspec
from piccolo.table import Table

from backend.core.errors import NotFoundError
from backend.packs import tables
from backend.packs.content import PackContent, Resource
from backend.packs.dutch_days import DutchDays, days_of_dutch
from backend.packs.media import Media
from backend.packs.media_notes import Note, list_notes
from backend.packs.rows import PackRows, cards_of, from_rows, media_of, translations_of
from backend.packs.segments import Row
from backend.packs.stored_rows import column
from backend.packs.take_notes import TakeNote, list_takes
from backend.packs.translation_state import Translation


class StoredPack(msgspec.Struct, frozen=True, dict=True):
    """A pack as the tables hold it."""

    content: PackContent
    translations: dict[str, dict[str, Translation]]  # language → segment id → translation
    media: dict[str, Media] = {}
    notes: tuple[Note, ...] = ()  # what is said of pictures and sound
    takes: tuple[TakeNote, ...] = ()
    dutch_days: DutchDays = {}  # of what outdated translations were made of

    @cached_property
    def resolved(self) -> dict[tuple[str, str], bytes | None]:
        """Documents that were made of it, by resource and language: gates, drafts and reviews ask for the same ones."""
        return {}


async def list_packs() -> list[str]:
    """The ids of all packs."""
    return [row["id"] for row in await tables.Pack.select(tables.Pack.id).order_by(tables.Pack.id)]


async def list_filled_packs() -> list[str]:
    """The ids of the packs that have a card: what there is to publish."""
    cards = tables.Resource
    return sorted(row["pack"] for row in await cards.select(cards.pack).group_by(cards.pack))


async def list_cards() -> dict[str, frozenset[str]]:
    """The ids of the cards of every pack."""
    rows = await tables.Resource.select(tables.Resource.pack, tables.Resource.id)
    packs = {
        pack: {row["id"] for row in rows if row["pack"] == pack} for pack in {row["pack"] for row in rows}
    }
    return {pack: frozenset(cards) for pack, cards in packs.items()}


async def read_pack(pack: str) -> StoredPack:
    """One pack, whole.

    Raises: NotFoundError.
    """
    translations = await _rows(tables.Translation, pack, tables.Translation.id)
    media = await _rows(tables.Media, pack, tables.Media.id)
    content = await read_content(pack)
    days = await days_of_dutch(await _rows(tables.Segment, pack, tables.Segment.id), translations)
    said, held = translations_of(translations), media_of(media)
    return StoredPack(content, said, held, await list_notes(pack), await list_takes(pack), days)


async def read_content(pack: str) -> PackContent:
    """What is Dutch in one pack.

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
        facts=await _rows(tables.Fact, pack, tables.Fact.position),
        keywords=await _rows(tables.Keywords, pack, tables.Keywords.position),
    )
    return from_rows(rows)


async def read_cards(pack: str) -> list[Resource]:
    """The finished cards of a pack, in its order."""
    segments = await _rows(tables.Segment, pack, tables.Segment.id)
    return cards_of(
        await _rows(tables.Resource, pack, tables.Resource.position),
        {row["id"]: row["nl"] for row in segments},
        await _rows(tables.Keywords, pack, tables.Keywords.position),
    )


async def _rows(table: type[Table], pack: str, order: Any) -> list[Row]:
    """The rows of a pack; where two stand in one place, as when an import and an editor both put one there, by their ids."""
    chosen = table.select().where(column(table, "pack") == pack)
    return await chosen.order_by(order, column(table, "id")).output(load_json=True)
