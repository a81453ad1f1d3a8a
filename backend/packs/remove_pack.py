"""Somebody takes a whole pack away: its rows go, the versions of its cards and of itself stay."""

from pathlib import Path

from backend.accounts.audit import note
from backend.core.database import DB
from backend.packs import tables
from backend.packs.media_tables import MediaNote, Take
from backend.packs.pack_list import read_pack_fields
from backend.packs.stored_rows import column
from backend.packs.takes import forget_bytes
from backend.packs.version_tables import Newest, Removed
from backend.packs.versions import Hand, keep_version, read_card

# What refers to a pack goes before it.
OF_PACK = (
    *(tables.Keywords, tables.Translation, tables.Segment, tables.Resource, tables.Theme, tables.Fact),
    *(tables.Media, MediaNote, Take, Removed),
)


async def remove_pack(pack: str, hand: Hand, waiting: Path) -> None:
    """Take a pack away of which there is no edition. A folder that it was exported to brings it back whole.

    Raises: NotFoundError.
    """
    async with DB.transaction():
        fields = await read_pack_fields(pack)
        takes = await Take.select(Take.id).where(Take.pack == pack)
        for row in await Newest.select(Newest.resource).where(Newest.pack == pack, Newest.kind != "removed"):
            card = await read_card(row["resource"])
            await keep_version(card, "removed", card.content, hand)
        for table in OF_PACK:
            await table.delete().where(column(table, "pack") == pack)
        await tables.Pack.delete().where(tables.Pack.id == pack)
        if hand.now is not None:
            await note(hand.name, "pack-gone", pack, fields.title.nl, hand.now)
    forget_bytes(takes, waiting)
