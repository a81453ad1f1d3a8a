"""Recordings in the folder of a pack: out, and in again.

`takes/` has the bytes of those that wait for a second person; what somebody approved lies among the pack's media.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from backend.core.blobs import write_durably
from backend.packs.errors import ContentError
from backend.packs.lists import read_list
from backend.packs.media import SOUND_MAX, MediaFile, describe
from backend.packs.media_tables import Take
from backend.packs.segments import hash_text
from backend.packs.sniffing import ending_of
from backend.packs.tables import Media
from backend.packs.take_notes import TAKES, TakeNote
from backend.packs.takes import ENDINGS, forget_bytes, take_shelf

FOLDER = "takes"


class BroughtTake(msgspec.Struct, frozen=True):
    """A recording as a folder has it; its files where it waits."""

    note: TakeNote
    files: Sequence[MediaFile] = ()


def waiting_files(takes: Sequence[TakeNote], waiting: Path) -> dict[str, bytes]:
    """The bytes of those that wait, by their names in the folder."""
    found = {}
    for take in takes:
        for path in () if take.approved_by else (waiting / take.id).rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            if ending_of(data) in ENDINGS:
                found[f"{take.id}.{ending_of(data)}"] = data
    return found


def read_takes(folder: Path) -> list[BroughtTake]:
    """What the folder of a pack has of them.

    Raises: ContentError.
    """
    return [BroughtTake(note, _files_of(note, folder)) for note in read_list(folder / TAKES, TakeNote)]


async def bring_takes(pack: str, takes: Sequence[BroughtTake], waiting: Path) -> None:
    """Add what nobody recorded or approved here yet; inside the caller's transaction, after the pack's media."""
    rows = await Take.select(Take.id, Take.name, Take.approved_by).where(Take.pack == pack)
    known = {row["id"]: row for row in rows}
    there = {(row["name"], bool(row["approved_by"])) for row in rows}
    for take in takes:
        note = take.note
        is_approved = bool(note.approved_by)
        if (note.name, is_approved) in there or (note.id in known and not is_approved):
            continue
        if is_approved:
            gone = [row for row in rows if row["id"] == note.id]
            await Take.delete().where(Take.id == note.id)
            forget_bytes(gone, waiting)
        for file in take.files:
            write_durably(take_shelf(waiting, note.id).path(file.media.sha256), file.data)
        files = [msgspec.to_builtins(file.media) for file in take.files] or await _held(pack, note.name)
        values: dict[str, Any] = msgspec.structs.asdict(note)
        await Take.insert(Take(**values, pack=pack, says_hash=hash_text(note.says), files=files))


async def _held(pack: str, name: str) -> list[Any]:
    """The files of the pack that a recording became."""
    ids = [f"{pack}.{name}.{ending}" for ending in ENDINGS]
    rows = await Media.select().where(Media.id.is_in(ids)).order_by(Media.id).output(load_json=True)
    return [{name: row[name] for name in ("name", "sha256", "bytes", "chunks")} for row in rows]


def _files_of(note: TakeNote, folder: Path) -> list[MediaFile]:
    if note.approved_by:
        return []
    return [_read(note, folder / FOLDER / f"{note.id}.{ending}", ending) for ending in ENDINGS]


def _read(note: TakeNote, path: Path, ending: str) -> MediaFile:
    data = path.read_bytes() if path.is_file() else b""
    if ending_of(data) != ending or len(data) > SOUND_MAX:
        raise ContentError(
            f"{FOLDER}/{path.name}: there is no recording of at most {SOUND_MAX} bytes", path.name
        )
    return MediaFile(describe(f"{note.name}.{ending}", data), data)
