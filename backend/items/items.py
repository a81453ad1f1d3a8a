"""The items of a place: listed, put on the list from a spreadsheet, written to one, and taken off (clause 4.5)."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from backend.core.connection import Write
from backend.core.database import DB
from backend.core.errors import ConflictError, DatabaseError, NotFoundError
from backend.core.spreadsheets import write_csv
from backend.items.read_items import BadRow, FileError, FileFault, ItemEntry, read_items
from backend.items.tables import Item
from backend.places.places import find_place

PAGE = 100  # items
ITEMS_MAX = 5_000  # of a place; a tablet is told them all

KEEP = (
    "INSERT INTO item (key, place, id, title, language) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET title = excluded.title, language = excluded.language"
)


class ItemPage(msgspec.Struct, frozen=True):
    """Some items of a place, by title, and how many there are."""

    total: int
    items: Sequence[ItemEntry]


class ImportReport(msgspec.Struct, frozen=True):
    """What became of a list, or would become of it: rows that are new, differ from before, say what was there, or are bad.

    With a `fault` nothing could be read at all.
    """

    added: int
    changed: int
    same: int
    bad: Sequence[BadRow]
    fault: FileFault | None = None


class PlacedItem(msgspec.Struct, frozen=True):
    """An item, and the place that lends it."""

    id: str
    title: str
    language: str
    place: str


async def import_items(place: str, data: bytes, *, is_trial: bool) -> ImportReport:
    """Put every good row of a CSV file on the list, however many are bad; a barcode that is there is changed.

    Raises: NotFoundError; TooLargeError; ConflictError too-many-items.
    """
    try:
        items, bad = read_items(data)
    except FileError as error:
        return ImportReport(0, 0, 0, [], error.fault)
    async with DB.transaction():
        await _require(place)
        before = {item.id: ItemEntry(item.id, item.title, item.language) for item in await _items_of([place])}
        new = [item for item in items if item.id not in before]
        changed = [item for item in items if item.id in before and before[item.id] != item]
        if len(before) + len(new) > ITEMS_MAX:
            raise ConflictError(f"a place has at most {ITEMS_MAX} items", "too-many-items")
        if not is_trial and (new or changed):
            await _keep(place, [*new, *changed])
    return ImportReport(len(new), len(changed), len(items) - len(new) - len(changed), bad)


async def list_items(place: str, page: int) -> ItemPage:
    """Page `page` (from 0) of a place's items.

    Raises: NotFoundError.
    """
    await _require(place)
    here = Item.place == place
    rows = (
        await Item.select(Item.id, Item.title, Item.language)
        .where(here)
        .order_by(Item.title, Item.id)
        .limit(PAGE)
        .offset(page * PAGE)
    )
    return ItemPage(await Item.count().where(here), [ItemEntry(**row) for row in rows])


async def export_items(place: str) -> bytes:
    """All items of a place as CSV, which `import_items` reads.

    Raises: NotFoundError.
    """
    await _require(place)
    items = await _items_of([place])
    return write_csv(("titel", "taal", "barcode"), [(item.title, item.language, item.id) for item in items])


async def delete_items(place: str, item: str | None = None) -> None:
    """One item is on the list no more, or none of them is.

    Raises: NotFoundError.
    """
    await _require(place)
    which = Item.place == place if item is None else Item.key == _key(place, item)
    gone = await Item.delete().where(which).returning(Item.key)
    if item is not None and not gone:
        raise NotFoundError("there is no such item")


async def items_for_tablets(places: Sequence[str]) -> list[PlacedItem]:
    """What tablets of these places are told, by place and title: as many as one place may have, of each its share."""
    items = await _items_of(places)
    before: Counter[str] = Counter()
    ranks = []
    for item in items:
        ranks.append(before[item.place])
        before[item.place] += 1
    told = sorted(range(len(items)), key=ranks.__getitem__)[:ITEMS_MAX]
    return [items[at] for at in sorted(told)]


async def _items_of(places: Sequence[str]) -> list[PlacedItem]:
    rows = (
        await Item.select(Item.id, Item.title, Item.language, Item.place)
        .where(Item.place.is_in([*places] or [""]))
        .order_by(Item.place, Item.title, Item.id)
    )
    return [PlacedItem(**row) for row in rows]


async def _keep(place: str, items: Sequence[ItemEntry]) -> None:
    rows = [(_key(place, item.id), place, item.id, item.title, item.language) for item in items]
    (is_done,) = await DB.apply_each([[Write(KEEP, rows)]])
    if not is_done:
        raise DatabaseError("the database refuses these items")


async def _require(place: str) -> None:
    if await find_place(place) is None:
        raise NotFoundError(f"there is no place {place}")


def _key(place: str, item: str) -> str:
    return f"{place}/{item}"
