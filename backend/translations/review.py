"""A second person reads a translation and puts their name under it."""

from datetime import datetime

from backend.accounts.audit import note
from backend.core.database import DB
from backend.core.errors import ConflictError, ForbiddenError
from backend.packs.tables import Translation
from backend.translations.history import versions_of, writer_of
from backend.translations.rows import Place, read_segment, read_translation, state_in, text_hash
from backend.translations.tables import TranslationVersion


async def review_text(place: Place, seen: str, by: str, now: datetime) -> None:
    """Say that this person has read the text with the hash `seen`, and that it is right.

    Raises: NotFoundError; ConflictError (newer, outdated); ForbiddenError (own-text) for who wrote it.
    """
    async with DB.transaction():
        segment, old = await read_segment(place), await read_translation(place)
        if old is None or seen != text_hash(old["text"]):
            raise ConflictError("somebody else has translated this meanwhile", "newer")
        if state_in(segment["nl"], old) not in {"unreviewed", "done"}:
            raise ConflictError("the Dutch has changed since this was translated", "outdated")
        writer = writer_of(await versions_of(place), old["text"])
        if writer is not None and writer.by == by:
            raise ForbiddenError("somebody else reads what you wrote", "own-text")
        await Translation.update({Translation.reviewed_by: by}).where(Translation.id == place.translation)
        await TranslationVersion.insert(
            TranslationVersion(
                translation=place.translation,
                deed="reviewed",
                text=old["text"],
                source_nl=old["source_nl"],
                by=by,
                at=int(now.timestamp()),
            )
        )
        await note(by, "review", place.translation, "een vertaling is goed", now)
