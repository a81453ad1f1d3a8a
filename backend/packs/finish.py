"""Finishing: a draft becomes what the tables hold, and what is published from then on."""

from typing import Any

import msgspec

from backend.accounts.audit import note
from backend.core.blobs import BlobStore
from backend.core.database import DB
from backend.packs.changed_texts import Changes, keep_translations
from backend.packs.content import Resource
from backend.packs.content_checks import check_card, fit, known_of
from backend.packs.errors import ContentError, UnfitError
from backend.packs.media import MediaFile, check_uses, uses_in
from backend.packs.pack_list import read_facts, read_pack_fields
from backend.packs.pack_versions import keep_pack
from backend.packs.rows import card_rows, media_of
from backend.packs.scenes import Kit, check_drawings
from backend.packs.segments import Row
from backend.packs.stored_rows import write_rows
from backend.packs.tables import Keywords, Media, Segment
from backend.packs.tables import Resource as ResourceRow
from backend.packs.versions import Hand, as_json, keep_version, read_current


class Stock(msgspec.Struct, frozen=True):
    """What cards are drawn and spoken with."""

    kit: Kit
    blobs: BlobStore


async def finish_card(resource: str, number: int, changes: Changes, stock: Stock, hand: Hand) -> int:
    """Finish the newest version, which is the one that the caller saw; the number of what is finished.

    Raises: NotFoundError, ConflictError newer, UnfitError naming the field.
    """
    async with DB.transaction():
        card = await read_current(resource, number)
        if card.kind != "draft":
            return number
        content = await _checked(card.pack, card.content, stock)
        await _write(card.pack, content, changes)
        number = await keep_version(card, "finished", as_json(content), hand)
        if not card.finished:
            await keep_pack(card.pack, hand)  # it has a card more
        if hand.now is not None:
            await note(hand.name, "finish", f"{card.pack}/{resource}", f"versie {number}", hand.now)
        return number


async def _checked(pack: str, content: dict[str, Any], stock: Stock) -> Resource:
    card = fit(content["id"], content, Resource)
    themes = (await read_pack_fields(pack)).themes
    try:
        check_card(card.id, card, known_of(themes, await read_facts(pack)))
        check_drawings(card, stock.kit)
        check_uses(card, await _files(pack, card, stock.blobs))
    except ContentError as error:
        raise UnfitError(str(error), error.field) from error
    return card


async def _files(pack: str, card: Resource, blobs: BlobStore) -> dict[str, MediaFile]:
    """The bytes of what a card shows and plays."""
    names = [f"{pack}.{use.name}" for use in uses_in(card)]
    if not names:
        return {}
    rows = await Media.select().where(Media.id.is_in(names)).output(load_json=True)
    return {name: MediaFile(file, blobs.read(file.sha256)) for name, file in media_of(rows).items()}


async def _write(pack: str, card: Resource, changes: Changes) -> None:
    old = await ResourceRow.select().where(ResourceRow.id == card.id).output(load_json=True)
    rows = card_rows(pack, old[0]["position"] if old else await _last_place(pack), card)
    texts = await Segment.select().where(Segment.pack == pack, Segment.resource == card.id)
    words = await Keywords.select().where(Keywords.resource == card.id).output(load_json=True)
    await keep_translations(texts, rows.segments, changes)
    await write_rows(ResourceRow, pack, [rows.resource], old)
    await write_rows(Segment, pack, rows.segments, texts)
    await write_rows(Keywords, pack, rows.keywords, words)


async def _last_place(pack: str) -> int:
    rows: list[Row] = await ResourceRow.select(ResourceRow.position).where(ResourceRow.pack == pack)
    return max((row["position"] for row in rows), default=-1) + 1
