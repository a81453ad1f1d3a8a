"""Cards come into a pack, go out of it, and stand in an order."""

from collections.abc import Sequence
from typing import Any

from backend.core.database import DB
from backend.core.errors import ConflictError
from backend.packs import tables
from backend.packs.content import PackFields, ResourceType
from backend.packs.errors import UnfitError
from backend.packs.free_names import free_name
from backend.packs.pack_list import hash_order, read_order, read_pack_fields
from backend.packs.pack_versions import keep_pack
from backend.packs.stored_rows import remove_rows
from backend.packs.versions import Hand, begin_versions, keep_version, read_card


async def add_card(pack: str, kind: ResourceType, title: str, theme: str, hand: Hand) -> str:
    """Begin a draft; it is in the pack when it is finished. Its id, which no card had before.

    Raises: NotFoundError, UnfitError.
    """
    async with DB.transaction():
        fields = await read_pack_fields(pack)
        if theme not in {known.id for known in fields.themes}:
            raise UnfitError(f"theme: '{theme}' is not in the pack", "theme")
        name = await free_name(title, "kaart")
        await begin_versions(pack, _empty(name, kind, title, theme, fields), hand)
    return name


async def remove_card(resource: str, hand: Hand) -> None:
    """Take a card out of its pack; its versions stay, and so do its translations.

    Raises: NotFoundError, ConflictError last-one.
    """
    async with DB.transaction():
        card = await read_card(resource)
        if card.kind == "removed":
            return
        if list(await read_order(card.pack)) == [resource]:
            raise ConflictError(f"{resource} is the last card of {card.pack}", "last-one")
        for table, of_card in (
            (tables.Keywords, tables.Keywords.resource == resource),
            (tables.Segment, (tables.Segment.pack == card.pack) & (tables.Segment.resource == resource)),
            (tables.Resource, tables.Resource.id == resource),
        ):
            rows = await table.select(table._meta.primary_key).where(of_card)
            await remove_rows(table, card.pack, [row["id"] for row in rows])
        await keep_version(card, "removed", card.content, hand)
        await keep_pack(card.pack, hand)


async def set_order(pack: str, was: str, resources: Sequence[str], hand: Hand) -> str:
    """Put all cards of a pack, whose order was this, in another; the hash of the new one.

    Raises: NotFoundError, ConflictError newer, UnfitError.
    """
    async with DB.transaction():
        await read_pack_fields(pack)
        order = await read_order(pack)
        if hash_order(order) != was:
            raise ConflictError(f"the order of {pack} was changed meanwhile", "newer")
        if sorted(order) != sorted(resources):
            raise UnfitError("resources: these are not the cards of the pack", "resources")
        await put_in_order(pack, resources)
        await keep_pack(pack, hand)
    return hash_order(resources)


async def put_in_order(pack: str, resources: Sequence[str]) -> None:
    """Give all cards of a pack their places; inside a transaction."""
    cards = tables.Resource
    places = await cards.select(cards.id, cards.position).where(cards.pack == pack)
    known = {row["id"]: row["position"] for row in places}
    for place, resource in enumerate(resources):
        if known[resource] != place:
            await cards.update({cards.position: place}).where(cards.id == resource)


def _empty(name: str, kind: ResourceType, title: str, theme: str, pack: PackFields) -> dict[str, Any]:
    """What a new card has of its pack; the rest is for its writer."""
    return {
        "id": name,
        "type": kind,
        "theme": theme,
        "domains": [],
        "phases": list(pack.phases),
        "track": pack.track,
        "audience": pack.audience,
        "title": {"id": "title", "nl": title},
        "summary": {"id": "summary", "nl": ""},
        "blocks": [],
    }
