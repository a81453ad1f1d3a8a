"""What a translation has said, who wrote and who read it, and what people remark about it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from backend.packs.segments import Row
from backend.translations.rows import Place, read_segment
from backend.translations.tables import TranslationRemark, TranslationVersion

# `found` is what was there before anybody wrote here; who wrote that is not known.
Deed = Literal["found", "written", "imported", "reviewed", "emptied"]
FOUND: Deed = "found"


class Version(msgspec.Struct, frozen=True):
    """One thing that was done to a translation; `source_nl` is the Dutch that the text was made from."""

    deed: Deed
    text: str
    source_nl: str
    by: str
    at: datetime


class Remark(msgspec.Struct, frozen=True):
    """What somebody said about it."""

    text: str
    by: str
    at: datetime


async def read_history(place: Place) -> list[Version]:
    """The newest first.

    Raises: NotFoundError.
    """
    await read_segment(place)
    return await versions_of(place)


async def versions_of(place: Place) -> list[Version]:
    """The newest first."""
    rows = (
        await TranslationVersion.select()
        .where(TranslationVersion.translation == place.translation)
        .order_by(TranslationVersion.id, ascending=False)
    )
    return [Version(row["deed"], row["text"], row["source_nl"], row["by"], _moment(row)) for row in rows]


async def remarks_of(place: Place) -> list[Remark]:
    """The oldest first."""
    rows = (
        await TranslationRemark.select()
        .where(TranslationRemark.translation == place.translation)
        .order_by(TranslationRemark.id)
    )
    return [Remark(row["text"], row["by"], _moment(row)) for row in rows]


async def remark(place: Place, text: str, by: str, now: datetime) -> None:
    """Add what somebody says about a translation.

    Raises: NotFoundError.
    """
    await read_segment(place)
    at = int(now.timestamp())
    await TranslationRemark.insert(
        TranslationRemark(translation=place.translation, text=text.strip(), by=by, at=at)
    )


def writer_of(versions: Sequence[Version], text: str) -> Version | None:
    """The last one that wrote this text, if it was written here."""
    return next((one for one in versions if one.deed in {"written", "imported"} and one.text == text), None)


def _moment(row: Row) -> datetime:
    return datetime.fromtimestamp(row["at"], UTC)
