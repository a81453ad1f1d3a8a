"""Rows of content as the tables have them: read, told apart from what an import left, and written by whoever edits.

`imported` stays what the last import wrote, so that the next one sees which rows were edited here; what was taken away here
is remembered in `removed`.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from piccolo.table import Table

from backend.packs import tables
from backend.packs.segments import Row
from backend.packs.version_tables import Removed
from sync.canonical import canonical, name_blob

TOGETHER = 500  # rows of one statement: a database takes so many values at once


async def rows_of(table: type[Table], pack: str) -> list[Row]:
    """Every row of a pack."""
    owner = column(table, "id" if table is tables.Pack else "pack")
    return await table.select().where(owner == pack).output(load_json=True)


def column(table: type[Table], name: str) -> Any:
    return table._meta.get_column_by_name(name)


def is_edited(row: Row) -> bool:
    """Whether somebody changed the row since an import wrote it."""
    return bool(row["imported"] != digest(row))


def digest(row: Row) -> str:
    """SHA-256 of a row's content."""
    return name_blob(canonical({name: value for name, value in row.items() if name != "imported"}))


async def write_rows(table: type[Table], pack: str, rows: Iterable[Row], there: Sequence[Row]) -> None:
    """Make these rows of what is there; inside a transaction."""
    old = {row["id"]: row for row in there}
    for row in rows:
        known = old.pop(row["id"], None)
        if known is None:
            await table.insert(table(**row, imported=""))
            await Removed.delete().where(Removed.key == removed_key(table, row["id"]))
        elif digest(known) != digest(row):
            await table.update({column(table, name): value for name, value in row.items()}).where(
                column(table, "id") == row["id"]
            )
    await remove_rows(table, pack, old)


async def remove_rows(table: type[Table], pack: str, ids: Collection[str]) -> None:
    """Take rows away, and remember it; inside a transaction."""
    if not ids:
        return
    await table.delete().where(column(table, "id").is_in(list(ids)))
    keys = [removed_key(table, one) for one in ids]
    await Removed.delete().where(Removed.key.is_in(keys))
    await Removed.insert(*(Removed(key=key, pack=pack) for key in keys))


async def removed_in(pack: str) -> set[str]:
    """The keys of what was taken away here."""
    return {row["key"] for row in await Removed.select(Removed.key).where(Removed.pack == pack)}


def removed_key(table: type[Table], row: str) -> str:
    return f"{table._meta.tablename}/{row}"
