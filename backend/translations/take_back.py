"""Takes a translation back: from then on there is none, and its history still has it."""

from backend.core.database import DB
from backend.core.errors import ConflictError
from backend.translations.rows import Place, read_segment, read_translation, text_hash
from backend.translations.save import Author, write_text


async def take_back(place: Place, seen: str, author: Author) -> None:
    """Leave the text with the hash `seen` out, until somebody translates it anew.

    Raises: NotFoundError; ConflictError newer.
    """
    async with DB.transaction():
        segment, old = await read_segment(place), await read_translation(place)
        if seen != text_hash(old["text"] if old else ""):
            raise ConflictError("somebody else has translated this meanwhile", "newer")
        if old and old["text"]:
            await write_text(place, old, "", segment["nl"], author)
