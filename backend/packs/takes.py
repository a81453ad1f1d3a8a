"""Recordings and the second person: who listens is not who spoke, and until then no phone can have it."""

import shutil
from pathlib import Path

import msgspec

from backend.accounts.audit import note
from backend.core.blobs import BlobStore, write_durably
from backend.core.database import DB
from backend.core.errors import ForbiddenError, NotFoundError
from backend.core.web import random_id
from backend.packs.licences import Terms, require_credit
from backend.packs.make_sound import MadeSound
from backend.packs.media import Media, MediaFile, describe, keep_media
from backend.packs.media_tables import MediaNote, Take
from backend.packs.put_picture import put_files, require_pack, slug_of
from backend.packs.recordings import recording_name
from backend.packs.segments import Row, hash_text
from backend.packs.versions import Hand

ENDINGS = ("mp3", "opus")


class Spoken(msgspec.Struct, frozen=True):
    """What somebody says, and the segment whose words it is, if it is one's."""

    says: str
    segment: str = ""

    @property
    def name(self) -> str:
        if self.segment:
            return recording_name(self.segment)
        return f"{slug_of(self.says)}-{hash_text(self.says)[:8]}"


async def put_take(
    pack: str, made: MadeSound, spoken: Spoken, terms: Terms, hand: Hand, waiting: Path
) -> str:
    """Keep a recording until a second person has heard it; its name. It takes the place of one that waited.

    Raises: NotFoundError for a pack that is not there, UnusableFileError for terms that are not whole.
    """
    require_credit(terms)
    await require_pack(pack)
    name = spoken.name
    id, sounds = random_id(), (made.mp3, made.opus)
    files = [describe(f"{name}.{ending}", data) for ending, data in zip(ENDINGS, sounds, strict=True)]
    for file, data in zip(files, sounds, strict=True):
        write_durably(take_shelf(waiting, id).path(file.sha256), data)
    take = Take(
        id=id,
        pack=pack,
        name=name,
        segment=spoken.segment,
        says=spoken.says,
        says_hash=hash_text(spoken.says),
        milliseconds=made.milliseconds,
        files=msgspec.to_builtins(files),
        licence=terms.licence,
        credit=terms.credit,
        source=terms.source,
        made_by=hand.name,
        made_on=hand.day,
        approved_by="",
    )
    async with DB.transaction():
        waited = (Take.pack == pack) & (Take.name == name) & (Take.approved_by == "")
        former = await Take.delete().where(waited).returning(Take.id)
        await Take.insert(take)
    forget_bytes(former, waiting)
    return name


async def approve_take(pack: str, id: str, hand: Hand, waiting: Path, blobs: BlobStore) -> None:
    """A second person listened: from the next edition on phones get this recording. Approving twice is once.

    Raises: NotFoundError, ForbiddenError for who spoke, DamagedBlobError.
    """
    take = await _take(pack, id)
    if take["approved_by"]:
        return
    if take["made_by"] == hand.name:
        raise ForbiddenError("somebody else has to listen to it", "own-recording")
    files = [MediaFile(file, take_shelf(waiting, id).read(file.sha256)) for file in _files(take)]
    for file in files:
        keep_media(file, blobs)
    async with DB.transaction():
        await _take(pack, id)  # it may have been taken back meanwhile
        former = (
            await Take.delete()
            .where(Take.pack == pack, Take.name == take["name"], Take.id != id)
            .returning(Take.id)
        )
        await Take.update({Take.approved_by: hand.name, Take.approved_on: hand.day}).where(Take.id == id)
        await put_files(pack, [file.media for file in files])
        owned = _note_of(take)
        await MediaNote.delete().where(MediaNote.id == owned.id)
        await MediaNote.insert(owned)
        if hand.now is not None:
            await note(hand.name, "review", f"{pack}/{take['name']}", "een opname is goed", hand.now)
    forget_bytes([take, *former], waiting)


async def drop_take(pack: str, id: str, waiting: Path) -> None:
    """Throw away a recording that waits; one that was approved goes with its file.

    Raises: NotFoundError.
    """
    async with DB.transaction():
        take = await _take(pack, id)
        if take["approved_by"]:
            raise NotFoundError("this recording does not wait any more")
        await Take.delete().where(Take.id == id)
    forget_bytes([take], waiting)


async def read_take(pack: str, id: str, ending: str, waiting: Path, blobs: BlobStore) -> bytes:
    """The bytes of a recording.

    Raises: NotFoundError, DamagedBlobError.
    """
    take = await _take(pack, id)
    named = {file.name.rpartition(".")[2]: file.sha256 for file in _files(take)}
    if ending not in named:
        raise NotFoundError("there is no such file")
    return (blobs if take["approved_by"] else take_shelf(waiting, id)).read(named[ending])


async def drop_takes(pack: str, name: str) -> list[Row]:
    """Every recording of this name, gone; inside the caller's transaction."""
    gone: list[Row] = await Take.delete().where(Take.pack == pack, Take.name == name).returning(Take.id)
    return gone


def forget_bytes(takes: list[Row], waiting: Path) -> None:
    """Take what was said from the disk, too; what phones have is among the blobs."""
    for take in takes:
        shutil.rmtree(waiting / take["id"], ignore_errors=True)


async def _take(pack: str, id: str) -> Row:
    take: Row | None = (
        await Take.select().where(Take.id == id, Take.pack == pack).output(load_json=True).first()
    )
    if take is None:
        raise NotFoundError("there is no such recording")
    return take


def _files(take: Row) -> list[Media]:
    return msgspec.convert(take["files"], list[Media])


def _note_of(take: Row) -> MediaNote:
    kept = ("pack", "name", "licence", "credit", "source", "made_by", "made_on")
    return MediaNote(
        id=f"{take['pack']}.{take['name']}", kind="sound", alt="", **{name: take[name] for name in kept}
    )


def take_shelf(waiting: Path, id: str) -> BlobStore:
    """Each recording has a folder of its own, so that it can be forgotten alone."""
    return BlobStore(waiting / id)
