"""What an export was: the hashes of its files, which go along with it.

Whoever edits a folder that was exported brings these back with it. A file that the tables would still write just so was
not edited here since, and all of it follows the folder, also what was edited here before.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath

import msgspec
from piccolo.table import Table

from backend.packs import tables
from backend.packs.errors import ContentError
from backend.packs.segments import Row
from backend.packs.stored_rows import column, digest, is_edited, removed_key, rows_of
from backend.packs.version_tables import Removed
from sync.canonical import name_blob

MARKS = "exported.json"
STARTER, LOCALE = "starter", "locale"
TEXTS = (".yaml", ".po")

WRITTEN: tuple[type[Table], ...] = (
    *(tables.Pack, tables.Theme, tables.Fact),
    *(tables.Resource, tables.Keywords, tables.Segment, tables.Translation),
)
Marks = Mapping[str, str]  # path of a file → SHA-256


def marks_of(files: Mapping[PurePosixPath, bytes]) -> dict[str, str]:
    """The hashes of what can be edited in a folder."""
    return {str(path): name_blob(data) for path, data in files.items() if path.suffix in TEXTS}


def write_marks(marks: Marks) -> bytes:
    return msgspec.json.format(msgspec.json.encode(dict(sorted(marks.items()))), indent=1) + b"\n"


def read_marks(folder: Path) -> dict[str, str]:
    """What a folder was exported as; nothing where it was made by hand.

    Raises: ContentError.
    """
    path = folder / MARKS
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ContentError(f"{MARKS}: {error}") from error


async def follow(pack: str, marks: Marks, would_be: Marks) -> None:
    """Let what was not edited since this export follow its folder; inside a transaction. `would_be` is an export of now."""
    same = {path for path, sha256 in marks.items() if would_be.get(path) == sha256}
    if not same:
        return
    for table in WRITTEN:
        edited = [
            row for row in await rows_of(table, pack) if is_edited(row) and _file(table, pack, row) in same
        ]
        for row in edited:
            await table.update({column(table, "imported"): digest(row)}).where(
                column(table, "id") == row["id"]
            )
    if _pack_file(pack) in same:
        await _forget(pack, (tables.Resource, tables.Theme, tables.Fact))
    await _forget_words(pack, same)


def _file(table: type[Table], pack: str, row: Row) -> str:
    """The file that a row is written in."""
    if table is tables.Translation:
        folder = row["language"].replace("-", "_")
        return f"{LOCALE}/{folder}/LC_MESSAGES/pack-{pack}.po"
    card = row["id"] if table is tables.Resource else row.get("resource", "")
    return f"{STARTER}/{pack}/{card}.yaml" if card else _pack_file(pack)


def _pack_file(pack: str) -> str:
    return f"{STARTER}/{pack}/pack.yaml"


async def _forget(pack: str, of: Iterable[type[Table]]) -> None:
    """Let what was taken away come back with the folder."""
    for table in of:
        start = removed_key(table, "")
        await Removed.delete().where(Removed.pack == pack, Removed.key.like(f"{start}%"))


async def _forget_words(pack: str, same: Collection[str]) -> None:
    start = removed_key(tables.Keywords, "")
    rows = await Removed.select(Removed.key).where(Removed.pack == pack, Removed.key.like(f"{start}%"))
    for row in rows:
        card = row["key"].removeprefix(start).rpartition(".")[0]
        if f"{STARTER}/{pack}/{card}.yaml" in same:
            await Removed.delete().where(Removed.key == row["key"])
