"""Somebody takes a picture or sound out of a pack; what is published keeps its own."""

from pathlib import Path

from backend.core.database import DB
from backend.packs import tables
from backend.packs.list_media import require_unused
from backend.packs.media_tables import MediaNote
from backend.packs.takes import drop_takes, forget_bytes

ENDINGS = ("webp", "mp3", "opus")


async def remove_media(pack: str, name: str, waiting: Path) -> None:
    """Raises: NotFoundError; ConflictError while a card uses it."""
    async with DB.transaction():
        await require_unused(pack, name)
        ids = [f"{pack}.{name}.{ending}" for ending in ENDINGS]
        await tables.Media.delete().where(tables.Media.id.is_in(ids))
        await MediaNote.delete().where(MediaNote.id == f"{pack}.{name}")
        gone = await drop_takes(pack, name)
    forget_bytes(gone, waiting)
