"""Changes what a pack says of itself: its texts, themes, languages, and for whom it is."""

from collections.abc import Collection
from typing import Any

from backend.core.database import DB
from backend.core.errors import ConflictError
from backend.packs import tables
from backend.packs.changed_texts import Changes, keep_translations
from backend.packs.content import PackFields
from backend.packs.content_checks import check_facts, check_pack_fields, fit, known_of
from backend.packs.errors import ContentError, UnfitError
from backend.packs.pack_list import hash_of, read_facts, read_pack_fields
from backend.packs.pack_versions import keep_pack
from backend.packs.rows import named_row, pack_row, segment_rows
from backend.packs.scenes import Kit, check_icons
from backend.packs.segments import texts_in
from backend.packs.stored_rows import rows_of, write_rows
from backend.packs.versions import Hand


async def change_pack(
    pack: str, was: str, given: dict[str, Any], changes: Changes, kit: Kit, hand: Hand
) -> str:
    """Change a pack that was this; the hash of what it is. There are no drafts of it. What is given should be `PackFields`.

    Raises: NotFoundError, ConflictError newer, UnfitError naming the field.
    """
    async with DB.transaction():
        if hash_of(await read_pack_fields(pack)) != was:
            raise ConflictError(f"{pack} was changed meanwhile", "newer")
        fields = fit(pack, given, PackFields)
        await write_pack_fields(pack, fields, changes, kit)
        await keep_pack(pack, hand)
    return hash_of(fields)


async def write_pack_fields(pack: str, fields: PackFields, changes: Changes, kit: Kit) -> None:
    """Let the tables say this of a pack; inside a transaction.

    Raises: UnfitError naming the field.
    """
    await _check(pack, fields, kit)
    segments = tables.Segment
    texts = await segments.select().where(segments.pack == pack, segments.resource == "")
    rows = segment_rows(pack, fields)
    await keep_translations(texts, rows, changes)
    await write_rows(tables.Pack, pack, [pack_row(fields)], await rows_of(tables.Pack, pack))
    themes = [named_row(tables.Theme, pack, place, theme) for place, theme in enumerate(fields.themes)]
    await write_rows(tables.Theme, pack, themes, await rows_of(tables.Theme, pack))
    await write_rows(segments, pack, rows, texts)


async def _check(pack: str, fields: PackFields, kit: Kit) -> None:
    if fields.id != pack:
        raise UnfitError(f"id: '{fields.id}' is not {pack}", "id")
    known = known_of(fields.themes, await read_facts(pack))
    try:
        check_pack_fields(pack, fields)
        check_icons(fields, kit)
        for text in texts_in(fields):
            check_facts(pack, text, known)
    except ContentError as error:
        raise UnfitError(str(error), error.field) from error
    await _check_themes(pack, known.themes)


async def _check_themes(pack: str, themes: Collection[str]) -> None:
    cards = await tables.Resource.select(tables.Resource.theme).where(tables.Resource.pack == pack)
    for theme in sorted({card["theme"] for card in cards} - set(themes)):
        raise UnfitError(f"themes: cards of '{theme}' are in the pack", "themes")
