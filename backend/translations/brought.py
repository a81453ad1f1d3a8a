"""Packs that come in through the studio: who brought which translation is in its history, as if they had written it.

So whoever brings a text is not the second person who reads it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from backend.core.blobs import BlobStore
from backend.packs.folders import import_zip
from backend.packs.import_starter import Imported, Reworded
from backend.packs.scenes import Kit
from backend.packs.segments import Row
from backend.packs.stored_rows import TOGETHER
from backend.packs.versions import Hand
from backend.translations.history import FOUND
from backend.translations.tables import TranslationVersion


async def import_folder(
    data: bytes, kit: Kit, blobs: BlobStore, hand: Hand, waiting: Path
) -> Sequence[Imported]:
    """Bring the packs of a zip, all of them or none.

    Raises: UnfitError naming file and field.
    """
    at = 0 if hand.now is None else int(hand.now.timestamp())

    async def remember(reworded: Sequence[Reworded]) -> None:
        for first in range(0, len(reworded), TOGETHER):
            await _remember(reworded[first : first + TOGETHER], hand.name, at)

    return await import_zip(data, kit, blobs, hand, waiting, remember)


async def _remember(reworded: Sequence[Reworded], by: str, at: int) -> None:
    names = [new["id"] for new, _ in reworded]
    told = TranslationVersion.select(TranslationVersion.translation).where(
        TranslationVersion.translation.is_in(names)
    )
    known = {row["translation"] for row in await told}
    await TranslationVersion.insert(*_versions(reworded, known, by, at))


def _versions(
    reworded: Iterable[Reworded], known: set[str], by: str, at: int
) -> Iterable[TranslationVersion]:
    for new, old in reworded:
        if old is not None and old["text"] and new["id"] not in known:
            yield _version(old, FOUND, old["reviewed_by"], at)
        yield _version(new, "imported", by, at)


def _version(row: Row, deed: str, by: str, at: int) -> TranslationVersion:
    said = {name: row[name] for name in ("text", "source_nl")}
    return TranslationVersion(translation=row["id"], deed=deed, by=by, at=at, **said)
