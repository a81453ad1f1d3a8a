"""Translations as files for translators' own tools, and those files read again."""

import re
from asyncio import to_thread
from collections.abc import Mapping
from typing import Literal

import msgspec

from backend.core.errors import BadRequestError
from backend.packs.catalogues import Entry, read_catalogue, write_catalogue
from backend.packs.errors import ContentError
from backend.packs.segments import Row
from backend.translations.rows import read_segments, read_translations, require_language, state_in, text_hash
from backend.translations.sheet import read_sheet
from backend.translations.xliff import read_xliff, write_xliff

Form = Literal["po", "xliff"]
FILE_MAX = 8 * 1024 * 1024  # bytes; 10,000 texts are about three
NOTHING = "none"
PO_LANGUAGE = re.compile(rb'^"Language: ([A-Za-z_@-]*)', re.MULTILINE)
MEDIA_TYPES: Mapping[Form, str] = {"po": "text/x-gettext-translation", "xliff": "application/xliff+xml"}
ENDINGS: Mapping[Form, str] = {"po": "po", "xliff": "xlf"}


class File(msgspec.Struct, frozen=True):
    """A file, and the name that it is kept under."""

    name: str
    media_type: str
    data: bytes


def mark_of(text: str) -> str:
    """What an exported entry says of its text."""
    return text_hash(text)[:16] or NOTHING


async def export_file(pack: str, language: str, form: Form) -> File:
    """All texts of a pack in one language.

    Raises: NotFoundError.
    """
    sheet = await read_sheet(pack, language)
    segments, said = await read_segments(pack), await read_translations(pack, language)
    entries = [_entry(segments[line.id], said.get(line.id)) for line in sheet.segments]
    write = write_catalogue if form == "po" else write_xliff
    name = f"pack-{pack}.{language}.{ENDINGS[form]}"
    return File(name, MEDIA_TYPES[form], write(entries, pack, language))


def _entry(segment: Row, row: Row | None) -> Entry:
    if row is None:
        return Entry(segment["id"], segment["nl"], exported=NOTHING)
    is_outdated = state_in(segment["nl"], row) == "outdated"
    return Entry(
        segment=segment["id"],
        nl=segment["nl"],
        text=row["text"],
        reviewed_by=row["reviewed_by"],
        is_outdated=is_outdated,
        previous=row["source_nl"] if is_outdated else "",
        notes=row["notes"],
        exported=mark_of(row["text"]),
    )


async def read_file(pack: str, language: str, form: Form, data: bytes) -> dict[str, Entry]:
    """The entries of a file for this pack and language.

    Raises: NotFoundError; BadRequestError (unreadable, other-language).
    """
    await require_language(pack, language)
    try:
        # Babel takes seconds for a large one, in which phones go on being served.
        own, entries = await to_thread(_read, form, data)
    except ContentError as error:
        raise BadRequestError(str(error), "unreadable") from error
    if own and own.replace("_", "-") != language:
        raise BadRequestError(f"this file is in {own}", "other-language")
    return entries


def _read(form: Form, data: bytes) -> tuple[str, dict[str, Entry]]:
    if form == "xliff":
        return read_xliff(data, "the file")
    found = PO_LANGUAGE.search(data)
    return found[1].decode() if found else "", read_catalogue(data, "the file")
