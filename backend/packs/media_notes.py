"""What is said of a pack's pictures and sound, as the file `media.yaml` beside its cards: whose they are, and their terms."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from backend.packs.licences import Licence
from backend.packs.lists import read_list
from backend.packs.media_tables import MediaNote

NOTES = "media.yaml"
Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,80}$(?!\n)")]
# PostgreSQL keeps no NUL in a text.
Line = Annotated[str, msgspec.Meta(max_length=500, pattern=r"^[^\x00\r\n]*$(?!\n)")]
Person = Annotated[str, msgspec.Meta(max_length=120, pattern=r"^[^\x00\r\n]*$(?!\n)")]


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Of one picture or sound, by its name without an ending."""

    name: Name
    kind: Literal["picture", "sound"]
    licence: Licence
    alt: Line = ""
    credit: Line = ""
    source: Line = ""
    width: int = 0
    height: int = 0
    quality: int = 0
    made_by: Person = ""
    made_on: date | None = None


async def list_notes(pack: str) -> tuple[Note, ...]:
    """All of a pack's, by name."""
    rows = await MediaNote.select().where(MediaNote.pack == pack).order_by(MediaNote.name)
    return tuple(msgspec.convert({name: row[name] for name in Note.__struct_fields__}, Note) for row in rows)


def read_notes(folder: Path) -> list[Note]:
    """What the folder of a pack says of them.

    Raises: ContentError.
    """
    return read_list(folder / NOTES, Note)


async def bring_notes(pack: str, notes: Sequence[Note]) -> None:
    """Add what nobody has said here yet; inside the caller's transaction."""
    known = {note.name for note in await list_notes(pack)}
    fresh = [note for note in notes if note.name not in known]
    rows: list[Any] = [
        MediaNote(id=f"{pack}.{note.name}", pack=pack, **msgspec.structs.asdict(note)) for note in fresh
    ]
    if rows:
        await MediaNote.insert(*rows)
