"""A segment and what it says in one language, as the tables have them."""

from typing import Annotated

import msgspec
from msgspec import Meta

from backend.core.errors import NotFoundError
from backend.packs.content import SOURCE_LANGUAGE
from backend.packs.segments import Row, hash_text
from backend.packs.tables import Pack, Segment, Translation
from backend.packs.translation_state import State, state_of
from backend.packs.translation_state import Translation as Said

# PostgreSQL keeps no NUL in a text, and XML no other control character; no Dutch text is longer than 2,000 letters.
Text = Annotated[
    str,
    Meta(min_length=1, max_length=6000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*$(?!\n)"),
]
Hash = Annotated[str, Meta(pattern="^([0-9a-f]{64})?$(?!\n)")]


class Place(msgspec.Struct, frozen=True):
    """Where a translation belongs."""

    pack: str
    language: str
    segment: str

    @property
    def translation(self) -> str:
        """The key of its row."""
        return f"{self.segment}.{self.language}"


def tidied(text: str) -> str:
    """A text as it is kept: lines end in one way, and nothing invisible stands around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def text_hash(text: str) -> str:
    """By which somebody says which text they saw; nothing where there was none."""
    return hash_text(text) if text else ""


def said_in(row: Row | None) -> Said | None:
    return msgspec.convert(row, Said) if row else None


def state_in(nl: str, row: Row | None) -> State:
    return state_of(nl, said_in(row))


async def require_language(pack: str, language: str) -> Row:
    """The pack's row.

    Raises: NotFoundError when there is no such pack, or it is not translated to this language.
    """
    row: Row | None = await Pack.select().where(Pack.id == pack).first().output(load_json=True)
    if row is None or language == SOURCE_LANGUAGE or language not in row["languages"]:
        raise NotFoundError("this pack is not translated to this language")
    return row


async def read_segment(place: Place) -> Row:
    """The segment's row.

    Raises: NotFoundError.
    """
    await require_language(place.pack, place.language)
    row = await Segment.select().where(Segment.id == place.segment, Segment.pack == place.pack).first()
    if row is None:
        raise NotFoundError("there is no such text")
    return row


async def read_translation(place: Place) -> Row | None:
    found = Translation.select().where(Translation.id == place.translation).first()
    row: Row | None = await found.output(load_json=True)
    return row


async def read_segments(pack: str) -> dict[str, Row]:
    """Every segment of a pack by its id."""
    return {row["id"]: row for row in await Segment.select().where(Segment.pack == pack)}


async def read_translations(pack: str, language: str) -> dict[str, Row]:
    """What the pack says in one language, by segment."""
    rows = (
        await Translation.select()
        .where(Translation.pack == pack, Translation.language == language)
        .output(load_json=True)
    )
    return {row["segment"]: row for row in rows}
