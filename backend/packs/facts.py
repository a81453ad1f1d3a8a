"""The facts of a pack: what changes by itself, with its source, its term and who keeps it right. They have no drafts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError
from backend.packs.content import Fact
from backend.packs.content_checks import fit
from backend.packs.errors import UnfitError
from backend.packs.pack_list import hash_of, read_fact_rows, read_facts, read_pack_fields
from backend.packs.pack_versions import keep_pack
from backend.packs.rows import fact_of, named_row
from backend.packs.segments import Row, facts_in
from backend.packs.stored_rows import remove_rows, write_rows
from backend.packs.tables import Fact as FactRow
from backend.packs.tables import Resource, Segment
from backend.packs.versions import Hand


class UsedFact(msgspec.Struct, frozen=True):
    """A fact, by what whoever changes it says which they saw, and the cards that name it; "" for the pack's own texts."""

    hash: str
    fact: Fact
    used: Sequence[str]


async def list_facts(pack: str) -> Sequence[UsedFact]:
    """The facts of a pack with the cards that name them, in order.

    Raises: NotFoundError.
    """
    await read_pack_fields(pack)
    used: dict[str, set[str]] = {}
    for card, fact in await list_uses(pack):
        used.setdefault(fact, set()).add(card)
    return [UsedFact(hash_of(fact), fact, sorted(used.get(fact.id, ()))) for fact in await read_facts(pack)]


async def set_fact(pack: str, name: str, was: str, given: dict[str, Any], hand: Hand) -> str:
    """Change a fact that was this, or add one that was not there (""); its hash. What is given should be a `Fact`.

    Raises: NotFoundError, ConflictError newer, UnfitError.
    """
    async with DB.transaction():
        await read_pack_fields(pack)
        fact = fit(name, given, Fact)
        if fact.id != name:
            raise UnfitError(f"id: '{fact.id}' is not {name}", "id")
        rows = await read_fact_rows(pack)
        old = [row for row in rows if row["name"] == name]
        _require_seen(name, was, old)
        await require_phones(pack, [fact])
        place = old[0]["position"] if old else max((row["position"] for row in rows), default=-1) + 1
        await write_rows(FactRow, pack, [named_row(FactRow, pack, place, fact)], old)
        await keep_pack(pack, hand)
    return hash_of(fact)


async def remove_fact(pack: str, name: str, hand: Hand) -> None:
    """Take a fact away that nothing names.

    Raises: NotFoundError, ConflictError in-use.
    """
    async with DB.transaction():
        if name not in {row["name"] for row in await read_fact_rows(pack)}:
            raise NotFoundError(f"there is no fact {name} in {pack}")
        used = sorted({card or pack for card, fact in await list_uses(pack) if fact == name})
        if used:
            raise ConflictError(f"{name} is named by {', '.join(used)}", "in-use")
        await remove_rows(FactRow, pack, [f"{pack}.{name}"])
        await keep_pack(pack, hand)


async def require_phones(pack: str, facts: Iterable[Fact]) -> None:
    """Refuse facts that are no telephone numbers and that cards call.

    Raises: UnfitError.
    """
    called = {fact for _, fact in _calls(await _cards(pack))}
    for fact in facts:
        if fact.kind != "phone" and fact.id in called:
            raise UnfitError(f"kind: cards call '{fact.id}', so it stays a phone", "kind")


async def list_uses(pack: str) -> list[tuple[str, str]]:
    """Card and fact, for each that is named; "" for the pack itself."""
    texts = await Segment.select(Segment.resource, Segment.nl).where(Segment.pack == pack)
    named = [(row["resource"], fact) for row in texts for fact in facts_in(row["nl"])]
    return [*named, *(_calls(await _cards(pack)))]


def _require_seen(name: str, was: str, old: Sequence[Row]) -> None:
    if was != (hash_of(fact_of(old[0])) if old else ""):
        raise ConflictError(f"{name} was changed meanwhile", "newer")


async def _cards(pack: str) -> list[Row]:
    return (
        await Resource.select(Resource.id, Resource.blocks)
        .where(Resource.pack == pack)
        .output(load_json=True)
    )


def _calls(cards: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for card in cards:
        for block in card["blocks"]:
            if block.get("phone"):
                yield card["id"], block["phone"]
