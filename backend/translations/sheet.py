"""A pack in one language: every text in reading order, and one of them with all that helps to translate it."""

from collections.abc import Sequence

import msgspec

from backend.packs.segments import Row, map_texts
from backend.packs.tables import Resource, Segment, Theme, Translation
from backend.packs.translation_state import State, state_of
from backend.packs.translation_state import Translation as Said
from backend.publishing.rules.glossary import Glossary
from backend.translations.checks import AgreedTerm, Problem, agreed_terms, problems_of
from backend.translations.history import Remark, Version, remarks_of, versions_of, writer_of
from backend.translations.rows import (
    Place,
    read_segment,
    read_translation,
    require_language,
    state_in,
    text_hash,
    tidied,
)


class Line(msgspec.Struct, frozen=True):
    """One text of the pack; `resource` is empty for the pack's own."""

    id: str
    resource: str
    nl: str
    text: str
    state: State


class Heading(msgspec.Struct, frozen=True):
    """A card of the pack, by its Dutch title."""

    id: str
    title: str


class Sheet(msgspec.Struct, frozen=True):
    """A whole pack in one language."""

    title: str
    resources: Sequence[Heading]
    segments: Sequence[Line]


class SegmentSheet(msgspec.Struct, frozen=True):
    """One text: `previous_nl` is the Dutch that an outdated translation was made from, `written` who wrote it and when."""

    id: str
    resource: str
    nl: str
    source_hash: str
    previous_nl: str
    text: str
    text_hash: str
    state: State
    reviewed_by: str
    written: Version | None
    notes: Sequence[str]
    others: dict[str, str]
    terms: Sequence[AgreedTerm]
    problems: Sequence[Problem]
    history: Sequence[Version]
    comments: Sequence[Remark]


async def read_sheet(pack: str, language: str) -> Sheet:
    """Every text of a pack in reading order.

    Raises: NotFoundError.
    """
    owner = await require_language(pack, language)
    segments, said = await _segments(pack), await _said(pack, language)
    themes = await Theme.select(Theme.title).where(Theme.pack == pack).order_by(Theme.position)
    cards = await _cards(pack)
    named = [name for row in (owner, *themes, *cards) for name in _named(row)]
    return Sheet(
        title=segments[owner["title"]]["nl"],
        resources=[Heading(card["id"], segments[card["title"]]["nl"]) for card in cards],
        # What nothing names any more is still counted, so it is still shown.
        segments=[
            _line(segments[name], said.get(name))
            for name in dict.fromkeys([*named, *segments])
            if name in segments
        ],
    )


# The columns that a list needs and no more: a pack has thousands of rows, and each of them takes its time.
async def _segments(pack: str) -> dict[str, Row]:
    rows = Segment.select(Segment.id, Segment.resource, Segment.nl).where(Segment.pack == pack)
    return {row["id"]: row for row in await rows}


async def _said(pack: str, language: str) -> dict[str, Row]:
    rows = Translation.select(
        Translation.segment, Translation.text, Translation.source_hash, Translation.reviewed_by
    ).where(Translation.pack == pack, Translation.language == language)
    return {row["segment"]: row for row in await rows}


async def _cards(pack: str) -> list[Row]:
    rows = Resource.select(
        Resource.id, Resource.title, Resource.summary, Resource.picture, Resource.blocks
    ).where(Resource.pack == pack)
    return await rows.order_by(Resource.position).output(load_json=True)


def _line(segment: Row, row: Row | None) -> Line:
    said = Said(row["text"], row["source_hash"], reviewed_by=row["reviewed_by"]) if row else None
    return Line(
        id=segment["id"],
        resource=segment["resource"],
        nl=segment["nl"],
        text=said.text if said else "",
        state=state_of(segment["nl"], said),
    )


def _named(row: Row) -> list[str]:
    """The segments that a row refers to, as its readers meet them."""
    found = [row[column] for column in ("title", "summary") if column in row]

    def keep(reference: Row) -> Row:
        found.append(reference["id"])
        return reference

    map_texts([row.get("picture"), row.get("blocks")], {"id"}, keep)
    return found


async def read_line(place: Place, glossary: Glossary) -> SegmentSheet:
    """One text, with its other languages, terms, checks, history and remarks.

    Raises: NotFoundError.
    """
    segment, row = await read_segment(place), await read_translation(place)
    nl, text = segment["nl"], row["text"] if row else ""
    state, history = state_in(nl, row), await versions_of(place)
    return SegmentSheet(
        id=place.segment,
        resource=segment["resource"],
        nl=nl,
        source_hash=segment["hash"],
        previous_nl=row["source_nl"] if row and state == "outdated" else "",
        text=text,
        text_hash=text_hash(text),
        state=state,
        reviewed_by=row["reviewed_by"] if row else "",
        written=writer_of(history, text),
        notes=row["notes"] if row else [],
        others=await _others(place),
        terms=agreed_terms(glossary, place.language, nl, text),
        problems=problems_of(glossary, place.language, nl, text),
        history=history,
        comments=await remarks_of(place),
    )


async def _others(place: Place) -> dict[str, str]:
    rows = (
        await Translation.select(Translation.language, Translation.text)
        .where(Translation.segment == place.segment)
        .order_by(Translation.language)
    )
    return {row["language"]: row["text"] for row in rows if row["language"] != place.language and row["text"]}


async def check_text(place: Place, text: str, glossary: Glossary) -> list[Problem]:
    """What a machine sees of a text that is still being typed.

    Raises: NotFoundError.
    """
    segment = await read_segment(place)
    return problems_of(glossary, place.language, segment["nl"], tidied(text))
