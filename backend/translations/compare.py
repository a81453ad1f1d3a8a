"""What a file would change: row by row, before anything is written, and then only what somebody chose."""

from asyncio import to_thread
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backend.core.database import DB
from backend.packs.catalogues import Entry
from backend.packs.segments import Row
from backend.publishing.rules.glossary import Glossary
from backend.publishing.rules.translations import other_tokens
from backend.translations.checks import Problem, problems_of
from backend.translations.files import NOTHING, mark_of
from backend.translations.rows import (
    Hash,
    Place,
    Text,
    read_segments,
    read_translations,
    require_language,
    state_in,
    text_hash,
    tidied,
)
from backend.translations.save import Author, write_text

# `conflict`: it was changed here since the file went out, or nobody knows. `unfit`: the facts are not those of the Dutch, or
# it is no text at all. Neither is ever written out of a file.
Kind = Literal["new", "changed", "conflict", "unfit", "unknown"]
UP_TO_DATE = ("unreviewed", "done")


class DiffRow(msgspec.Struct, frozen=True):
    """One text of the file that is not the same here; `source_nl` is the Dutch that it was made from.

    `problems` are what the checks find in the file's text: a help, before somebody takes it over.
    """

    segment: str
    kind: Kind
    nl: str
    ours: str
    theirs: str
    source_nl: str
    was: str
    problems: Sequence[Problem] = ()


class Diff(msgspec.Struct, frozen=True):
    """What a file would change; `same` is how many of its texts change nothing."""

    same: int
    rows: Sequence[DiffRow]


class Chosen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row that somebody wants, as the comparison gave it."""

    segment: Annotated[str, Meta(max_length=130)]
    theirs: Text
    source_nl: Annotated[str, Meta(max_length=6000, pattern=r"^[^\x00]*$(?!\n)")]
    was: Hash


class Taken(msgspec.Struct, frozen=True):
    """How many were written, and which were left because they would overwrite what is newer, or do not fit."""

    taken: int
    left: Sequence[str]


async def compare_file(pack: str, language: str, entries: Mapping[str, Entry], glossary: Glossary) -> Diff:
    """The rows of a file beside those of the tables, and what is wrong with them; nothing is written."""
    segments, said = await read_segments(pack), await read_translations(pack, language)
    rows = await to_thread(_checked, list(_rows(entries, segments, said)), glossary, language)
    return Diff(len(entries) - len(rows), rows)


def _checked(rows: Sequence[DiffRow], glossary: Glossary, language: str) -> list[DiffRow]:
    return [
        msgspec.structs.replace(row, problems=problems_of(glossary, language, row.source_nl, row.theirs))
        for row in rows
    ]


def _rows(
    entries: Mapping[str, Entry], segments: Mapping[str, Row], said: Mapping[str, Row]
) -> Iterator[DiffRow]:
    for name, entry in entries.items():
        segment, old, theirs = segments.get(name), said.get(name), tidied(entry.text)
        source_nl = entry.previous if entry.is_outdated else entry.nl
        kind = _kind(entry, theirs, segment, old)
        if kind is not None:
            ours = old["text"] if old else ""
            nl = segment["nl"] if segment else entry.nl
            yield DiffRow(name, kind, nl, ours, theirs, source_nl, text_hash(ours))


def _kind(entry: Entry, theirs: str, segment: Row | None, old: Row | None) -> Kind | None:
    """Nothing where the file asks for no change."""
    if not theirs:
        return None
    if segment is None:
        return "unknown"
    ours, nl = old["text"] if old else "", segment["nl"]
    is_of_today = entry.nl == nl and not entry.is_outdated
    if theirs == ours:
        # Somebody said that a text that was outdated is right for the Dutch of today.
        is_changed = is_of_today and state_in(nl, old) == "outdated"
    else:
        is_changed = not entry.exported or entry.exported != mark_of(theirs)
    if not is_changed:
        return None
    if not _is_fit(nl, theirs, is_of_today=is_of_today):
        return "unfit"
    if _is_newer_here(entry, nl, old, is_of_today=is_of_today):
        return "conflict"
    return "changed" if ours else "new"


def _is_newer_here(entry: Entry, nl: str, old: Row | None, *, is_of_today: bool) -> bool:
    if old is None:
        return False
    if not old["text"]:  # taken back here, and no file puts back what it was told of before that
        return entry.exported not in {"", NOTHING}
    return entry.exported != mark_of(old["text"]) or (not is_of_today and state_in(nl, old) in UP_TO_DATE)


def _is_fit(nl: str, text: str, *, is_of_today: bool) -> bool:
    try:
        msgspec.convert(text, Text)
    except msgspec.ValidationError:
        return False
    return not (is_of_today and other_tokens(Glossary(), "", nl, text))


async def take_rows(pack: str, language: str, chosen: Sequence[Chosen], author: Author) -> Taken:
    """Write these rows, but for those whose text is not the one that the comparison saw.

    Raises: NotFoundError.
    """
    left = []
    async with DB.transaction():
        await require_language(pack, language)
        segments, said = await read_segments(pack), await read_translations(pack, language)
        for row in {row.segment: row for row in chosen}.values():
            segment, old, theirs = segments.get(row.segment), said.get(row.segment), tidied(row.theirs)
            if segment is None or not _may_be_written(row, theirs, segment["nl"], old):
                left.append(row.segment)
            else:
                await write_text(Place(pack, language, row.segment), old, theirs, row.source_nl, author)
    return Taken(len(chosen) - len(left), left)


def _may_be_written(row: Chosen, theirs: str, nl: str, old: Row | None) -> bool:
    is_of_today = row.source_nl == nl
    is_seen = row.was == text_hash(old["text"] if old else "")
    is_older = not is_of_today and state_in(nl, old) in UP_TO_DATE
    return bool(theirs) and is_seen and not is_older and _is_fit(nl, theirs, is_of_today=is_of_today)
