"""What there is to edit: packs, and the cards of one, each by its newest version."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from piccolo.query.functions.aggregate import Count

from backend.core.errors import NotFoundError
from backend.packs import tables
from backend.packs.content import SOURCE_LANGUAGE, Fact, PackFields
from backend.packs.rows import fact_of, pack_fields_of
from backend.packs.segments import Row
from backend.packs.translation_state import State, Translation, state_of
from backend.packs.version_tables import Newest
from sync.canonical import canonical, name_blob
from sync.fields import Audience, Language, Tone


class PackLine(msgspec.Struct, frozen=True):
    """A pack in the list of them; `drafts` counts cards whose newest version is a draft."""

    id: str
    title: str
    audience: Audience
    languages: Sequence[Language]
    tone: Tone
    resources: int
    drafts: int


class CardLine(msgspec.Struct, frozen=True, kw_only=True):
    """A card in the list of a pack, as its newest version says; "" where a draft says nothing.

    `is_new` when it was never finished, so that it is not in the pack yet.
    """

    id: str
    type: str
    theme: str
    title: str
    sensitivity: str
    law: str
    level: str
    last_checked: str
    has_draft: bool
    is_new: bool
    at: datetime | None
    by: str


class PackView(msgspec.Struct, frozen=True):
    """A pack and its cards in order, new ones last; who changes the pack or its order sends back what it was.

    `removed` are cards that somebody took out, the last one first.
    """

    pack: PackFields
    hash: str
    order: str
    resources: Sequence[CardLine]
    removed: Sequence[CardLine] = ()


class SaidText(msgspec.Struct, frozen=True):
    """A text in another language, and what that is worth."""

    text: str
    state: State


async def list_pack_lines() -> Sequence[PackLine]:
    """All packs."""
    packs = await tables.Pack.select().order_by(tables.Pack.id).output(load_json=True)
    titles = await _titles([pack["title"] for pack in packs])
    cards = await _counted(
        tables.Resource.select(tables.Resource.pack, Count()).group_by(tables.Resource.pack)
    )
    drafts = await _counted(
        Newest.select(Newest.pack, Count()).where(Newest.kind == "draft").group_by(Newest.pack)
    )
    return [
        PackLine(
            id=pack["id"],
            title=titles[pack["title"]],
            audience=pack["audience"],
            languages=pack["languages"],
            tone=pack["tone"],
            resources=cards.get(pack["id"], 0),
            drafts=drafts.get(pack["id"], 0),
        )
        for pack in packs
    ]


async def view_pack(pack: str) -> PackView:
    """One pack.

    Raises: NotFoundError.
    """
    fields = await read_pack_fields(pack)
    order = await read_order(pack)
    rows = await Newest.select().where(Newest.pack == pack).order_by(Newest.saved_at).output(load_json=True)
    lines = {row["resource"]: _line(row) for row in rows if row["kind"] != "removed"}
    gone = [_line(row) for row in reversed(rows) if row["kind"] == "removed"]
    listed = [lines.pop(resource) for resource in order if resource in lines]
    return PackView(fields, hash_of(fields), hash_order(order), [*listed, *lines.values()], gone)


async def read_pack_fields(pack: str) -> PackFields:
    """What a pack says of itself.

    Raises: NotFoundError.
    """
    row = await tables.Pack.select().where(tables.Pack.id == pack).output(load_json=True).first()
    if row is None:
        raise NotFoundError(f"there is no pack {pack}")
    themes = (
        await tables.Theme.select()
        .where(tables.Theme.pack == pack)
        .order_by(tables.Theme.position)
        .output(load_json=True)
    )
    segments = await tables.Segment.select().where(tables.Segment.pack == pack, tables.Segment.resource == "")
    return pack_fields_of(row, themes, segments)


async def read_order(pack: str) -> Sequence[str]:
    """The cards of a pack, in its order."""
    cards = tables.Resource
    rows = await cards.select(cards.id).where(cards.pack == pack).order_by(cards.position, cards.id)
    return [row["id"] for row in rows]


async def read_facts(pack: str) -> list[Fact]:
    """The facts of a pack, in its order."""
    return [fact_of(row) for row in await read_fact_rows(pack)]


async def read_fact_rows(pack: str) -> list[Row]:
    """The same as rows."""
    facts = tables.Fact
    query = facts.select().where(facts.pack == pack).order_by(facts.position, facts.id)
    return await query.output(load_json=True)


def hash_order(order: Sequence[str]) -> str:
    """By which whoever changes an order says which one they saw."""
    return name_blob("\n".join(order).encode())


def hash_of(struct: msgspec.Struct) -> str:
    """By which whoever changes a pack or a fact says what they saw."""
    return name_blob(canonical(msgspec.to_builtins(struct)))


async def list_texts(pack: str, language: str, resource: str | None) -> dict[str, SaidText]:
    """The translations into one language, of a pack or of one card of it, by segment.

    Raises: NotFoundError.
    """
    if language not in (await read_pack_fields(pack)).languages or language == SOURCE_LANGUAGE:
        raise NotFoundError(f"{pack} is not translated into {language}")
    segments = tables.Segment.select(tables.Segment.id, tables.Segment.nl).where(tables.Segment.pack == pack)
    if resource is not None:
        segments = segments.where(tables.Segment.resource == resource)
    dutch = {row["id"]: row["nl"] for row in await segments}
    said = tables.Translation
    rows = await said.select(said.segment, said.text, said.source_hash, said.reviewed_by).where(
        said.pack == pack, said.language == language
    )
    return {row["segment"]: _said(dutch[row["segment"]], row) for row in rows if row["segment"] in dutch}


async def _titles(segments: Sequence[str]) -> dict[str, str]:
    if not segments:
        return {}
    rows = await tables.Segment.select(tables.Segment.id, tables.Segment.nl).where(
        tables.Segment.id.is_in(list(segments))
    )
    return {row["id"]: row["nl"] for row in rows}


async def _counted(query: Any) -> dict[str, int]:
    return {row["pack"]: row["count"] for row in await query}


def _said(nl: str, row: Row) -> SaidText:
    translation = Translation(row["text"], row["source_hash"], reviewed_by=row["reviewed_by"])
    return SaidText(row["text"], state_of(nl, translation))


def _line(row: Row) -> CardLine:
    return CardLine(
        id=row["resource"],
        **row["line"],
        has_draft=row["kind"] == "draft",
        is_new=row["finished"] == 0,
        at=datetime.fromtimestamp(row["saved_at"], UTC) if row["saved_at"] else None,
        by=row["saved_by"],
    )
