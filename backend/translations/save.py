"""Writes a translation, by hand or out of a file; nobody's newer text is overwritten."""

from datetime import datetime
from typing import Any

import msgspec

from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError
from backend.packs.segments import Row, hash_text
from backend.packs.tables import Translation
from backend.packs.translation_state import State
from backend.publishing.rules.glossary import Glossary
from backend.publishing.rules.translations import TOKENS
from backend.translations.checks import Problem, problems_of
from backend.translations.history import FOUND, Deed
from backend.translations.rows import (
    Hash,
    Place,
    Text,
    read_segment,
    read_translation,
    state_in,
    text_hash,
    tidied,
)
from backend.translations.tables import TranslationVersion


class GivenText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A translation, and what its translator had before them: the hash of the Dutch, and of the text that was there."""

    text: Text
    source_hash: Hash
    was: Hash


class SavedText(msgspec.Struct, frozen=True):
    """What the translation is worth now, and what a machine sees of it."""

    state: State
    text_hash: str
    problems: list[Problem]


class Author(msgspec.Struct, frozen=True):
    """Who writes, how and when."""

    by: str
    deed: Deed
    now: datetime


async def save_text(place: Place, given: GivenText, author: Author, glossary: Glossary) -> SavedText:
    """Save a translation of the Dutch as it is now; nobody has read it yet.

    Raises: NotFoundError, ConflictError (newer, source-changed), BadRequestError (tokens, no-text).
    """
    text = tidied(given.text)
    if not text:
        raise BadRequestError("there is no text", "no-text")
    async with DB.transaction():
        segment, old = await read_segment(place), await read_translation(place)
        if given.source_hash != segment["hash"]:
            raise ConflictError("the Dutch has changed meanwhile", "source-changed")
        if given.was != text_hash(old["text"] if old else ""):
            raise ConflictError("somebody else has translated this meanwhile", "newer")
        problems = problems_of(glossary, place.language, segment["nl"], text)
        if any(problem.rule == TOKENS for problem in problems):
            raise BadRequestError("the facts in braces are not those of the Dutch", TOKENS)
        is_new = await write_text(place, old, text, segment["nl"], author)
        state = "unreviewed" if is_new else state_in(segment["nl"], old)
        return SavedText(state, text_hash(text), problems)


async def write_text(place: Place, old: Row | None, text: str, source_nl: str, author: Author) -> bool:
    """Write what was found fit, inside the caller's transaction; the same text of the same Dutch is left as it is."""
    source_hash = hash_text(source_nl)
    if old and (old["text"], old["source_hash"]) == (text, source_hash):
        return False
    at = int(author.now.timestamp())
    if old and old["text"]:
        await _keep_found(place, old, at)
    values: dict[Any, Any] = {
        "text": text,
        "source_nl": source_nl,
        "source_hash": source_hash,
        "reviewed_by": "",
    }
    if old:
        await Translation.update(values).where(Translation.id == place.translation)
    else:
        values |= {"id": place.translation, "pack": place.pack, "segment": place.segment}
        values["language"] = place.language
        await Translation.insert(Translation(values))
    await TranslationVersion.insert(
        TranslationVersion(
            translation=place.translation,
            deed=author.deed,
            text=text,
            source_nl=source_nl,
            by=author.by,
            at=at,
        )
    )
    return True


async def _keep_found(place: Place, old: Row, at: int) -> None:
    """The first time that something is written over a text from elsewhere, that text begins the history."""
    if await TranslationVersion.exists().where(TranslationVersion.translation == place.translation):
        return
    await TranslationVersion.insert(
        TranslationVersion(
            translation=place.translation,
            deed=FOUND,
            text=old["text"],
            source_nl=old["source_nl"],
            by=old["reviewed_by"],
            at=at,
        )
    )
