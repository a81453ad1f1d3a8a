"""Looks kept in the database, so that a server which starts again need not read every text anew."""

import hashlib
from functools import cache
from pathlib import Path

import msgspec
from piccolo.querystring import QueryString

from backend.board.look import Let, Look
from backend.board.tables import BoardLook
from backend.core.config import HOUSE, Settings
from backend.core.database import DB

Place = tuple[str, str]  # pack and language
PUT = (
    "INSERT INTO board_look (id, made_of, found) VALUES ({}, {}, {})"
    " ON CONFLICT (id) DO UPDATE SET made_of = excluded.made_of, found = excluded.found"
)
# Whatever a look is made by: where one of these changes, all is looked at anew.
MAKERS = tuple(HOUSE / name for name in ("backend/board", "backend/packs", "backend/publishing", "sync"))


class Kept(msgspec.Struct, frozen=True):
    """A look, and the hash of all that it was made of."""

    made_of: str
    look: Look


async def read_looks() -> dict[str, Kept]:
    """All that are kept, by `<pack>.<language>`; one of another form than today's is none."""
    found = {}
    for row in await BoardLook.select():
        try:
            look = msgspec.json.decode(row["found"], type=Look)
        except msgspec.ValidationError:
            continue
        found[row["id"]] = Kept(row["made_of"], look)
    return found


async def keep_look(place: Place, kept: Kept) -> None:
    found = msgspec.json.encode(kept.look).decode()
    await DB.run_querystring(QueryString(PUT, ".".join(place), kept.made_of, found))


def made_of(settings: Settings, place: Place, changes: tuple[int, ...], let: Let, day: str) -> str:
    """The hash of what a look depends on: how often the pack changed, what a publisher lets stand, the rules themselves."""
    parts = (place, changes, sorted(let), day, _rules(settings.locale, settings.starter))
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


@cache
def _rules(locale: Path, starter: Path) -> str:
    """They come with the program, so they are read once."""
    lists = (locale / "glossary.yaml", starter / "waivers.yaml")
    files = [file for folder in MAKERS for file in sorted(folder.rglob("*.py"))]
    read = hashlib.sha256()
    for file in (*lists, *files):
        read.update(file.read_bytes() if file.exists() else b"-")
    return read.hexdigest()
