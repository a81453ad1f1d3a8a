"""A pack becomes again what it was: what it says, its themes, its facts and its order. Its cards have versions of their own."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from backend.core.database import DB
from backend.packs import tables
from backend.packs.cards import put_in_order
from backend.packs.change_pack import write_pack_fields
from backend.packs.content import Fact, Pack, PackFields, Theme
from backend.packs.facts import list_uses, require_phones
from backend.packs.pack_list import read_fact_rows, read_facts, read_order, read_pack_fields
from backend.packs.pack_versions import keep_pack, read_pack_version, require_newest
from backend.packs.rows import named_row
from backend.packs.scenes import Kit
from backend.packs.stored_rows import write_rows
from backend.packs.versions import Hand

T = TypeVar("T", Theme, Fact)


async def restore_pack(pack: str, version: int, number: int, kit: Kit, hand: Hand) -> int:
    """Bring a version back, where `number` is the newest that the caller saw; the newest one's number then.

    Themes and facts that came since stay while a card uses them, and cards that came since stand last.

    Raises: NotFoundError, ConflictError newer, UnfitError.
    """
    async with DB.transaction():
        await require_newest(pack, number)
        then = (await read_pack_version(pack, version)).content
        await _restore_facts(pack, then)
        await _restore_fields(pack, then, kit)
        there = await read_order(pack)
        known = [card for card in then.resources if card in there]
        await put_in_order(pack, [*known, *(card for card in there if card not in known)])
        return await keep_pack(pack, hand)


async def _restore_facts(pack: str, then: Pack) -> None:
    used = {fact for _, fact in await list_uses(pack)}
    facts = _with_used(then.facts, await read_facts(pack), used)
    await require_phones(pack, facts)
    rows = [named_row(tables.Fact, pack, place, fact) for place, fact in enumerate(facts)]
    await write_rows(tables.Fact, pack, rows, await read_fact_rows(pack))


async def _restore_fields(pack: str, then: Pack, kit: Kit) -> None:
    cards = await tables.Resource.select(tables.Resource.theme).where(tables.Resource.pack == pack)
    now = await read_pack_fields(pack)
    themes = _with_used(then.themes, now.themes, {card["theme"] for card in cards})
    said = {name: getattr(then, name) for name in PackFields.__struct_fields__ if name != "themes"}
    await write_pack_fields(pack, PackFields(**said, themes=themes), {}, kit)


def _with_used(then: Sequence[T], now: Iterable[T], used: Iterable[str]) -> list[T]:
    late = set(used) - {one.id for one in then}
    found: list[T] = list(then)
    found += [one for one in now if one.id in late]
    return found
