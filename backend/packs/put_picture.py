"""Somebody puts a picture into a pack, or says something else of it."""

import re
import unicodedata
from typing import Any

from piccolo.columns import Column

from backend.core.blobs import BlobStore
from backend.core.database import DB
from backend.core.errors import NotFoundError
from backend.packs import tables
from backend.packs.errors import UnusableFileError
from backend.packs.licences import Terms, require_credit
from backend.packs.make_picture import MadePicture
from backend.packs.media import Media, MediaFile, describe, keep_media
from backend.packs.media_tables import MediaNote
from backend.packs.versions import Hand
from sync.canonical import name_blob

PLAIN = re.compile(r"[^a-z0-9]+")
WORDS_MAX = 48  # letters of a name that come from words


async def put_picture(
    pack: str, made: MadePicture, alt: str, terms: Terms, hand: Hand, blobs: BlobStore
) -> str:
    """Keep the picture; its name, which comes from its words and its bytes. The same picture again is one picture.

    Raises: NotFoundError for a pack that is not there, UnusableFileError for terms that are not whole.
    """
    require_credit(terms)
    name = f"{slug_of(alt)}-{name_blob(made.data)[:8]}"
    file = MediaFile(describe(f"{name}.webp", made.data), made.data)
    await require_pack(pack)
    keep_media(file, blobs)
    note = MediaNote(
        id=f"{pack}.{name}",
        pack=pack,
        name=name,
        kind="picture",
        alt=alt,
        licence=terms.licence,
        credit=terms.credit,
        source=terms.source,
        width=made.width,
        height=made.height,
        quality=made.quality,
        made_by=hand.name,
        made_on=hand.day,
    )
    async with DB.transaction():
        await put_files(pack, [file.media])
        await MediaNote.delete().where(MediaNote.id == note.id)
        await MediaNote.insert(note)
    return name


async def change_note(pack: str, name: str, alt: str, terms: Terms) -> None:
    """Say other words or terms of a picture or sound.

    Raises: NotFoundError, UnusableFileError.
    """
    changed: dict[Column | str, Any] = {
        MediaNote.alt: alt,
        MediaNote.licence: terms.licence,
        MediaNote.credit: terms.credit,
        MediaNote.source: terms.source,
    }
    async with DB.transaction():
        note = await MediaNote.select(MediaNote.kind).where(MediaNote.id == f"{pack}.{name}").first()
        if note is None:
            raise NotFoundError("there is no such file")
        require_credit(terms)
        if note["kind"] == "picture" and not alt:
            raise UnusableFileError("a picture needs words for who does not see it", "no-alt")
        await MediaNote.update(changed).where(MediaNote.id == f"{pack}.{name}")


async def put_files(pack: str, files: list[Media]) -> None:
    """Make these what the pack has under their names; inside the caller's transaction."""
    for file in files:
        id = f"{pack}.{file.name}"
        await tables.Media.delete().where(tables.Media.id == id)
        await tables.Media.insert(
            tables.Media(
                id=id,
                pack=pack,
                name=file.name,
                sha256=file.sha256,
                bytes=file.bytes,
                chunks=[{"sha256": piece.sha256, "bytes": piece.bytes} for piece in file.chunks],
                imported="",  # so that no import takes it away
            )
        )


async def require_pack(pack: str) -> None:
    """Raises: NotFoundError."""
    if not await tables.Pack.exists().where(tables.Pack.id == pack):
        raise NotFoundError(f"there is no pack {pack}")


def slug_of(words: str) -> str:
    """What a file may be called after these words."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return PLAIN.sub("-", plain)[:WORDS_MAX].strip("-") or "x"
