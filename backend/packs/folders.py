"""Packs as a zip of the folder that authors and translators work in: out, and in again."""

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import msgspec

from backend.core.blobs import BlobStore
from backend.core.database import DB
from backend.packs.errors import ContentError, UnfitError
from backend.packs.export_starter import pack_files
from backend.packs.exported import LOCALE, MARKS, STARTER, Marks, marks_of, read_marks, write_marks
from backend.packs.import_starter import Brought, Delivery, Imported, Remember, bring, read_folder
from backend.packs.proofs import only_proven
from backend.packs.read_pack import read_pack
from backend.packs.scenes import Kit
from backend.packs.versions import Hand
from backend.packs.zip_folder import pack_folder, unpack_folder


async def export_zip(pack: str, blobs: BlobStore, waiting: Path) -> bytes:
    """The folder of one pack; the same rows give the same bytes.

    Raises: NotFoundError; DamagedBlobError.
    """
    files = pack_files(await read_pack(pack), blobs, waiting)
    files[PurePosixPath(MARKS)] = write_marks(marks_of(files))
    return await asyncio.to_thread(pack_folder, files)


async def import_zip(
    data: bytes, kit: Kit, blobs: BlobStore, hand: Hand, waiting: Path, remember: Remember | None = None
) -> Sequence[Imported]:
    """Bring the packs of a zip into the tables, all of them or none, and nobody's approval with them.

    `remember` is told of the translations that got other words, in the transaction of their pack.

    Raises: UnfitError naming file and field.
    """
    try:
        packs, marks = await asyncio.to_thread(_read, data, kit)
        async with DB.transaction():
            proven = [await only_proven(pack, hand.name) for pack in packs]
            done = await bring(
                [pack for pack, _ in proven], blobs, Delivery(hand, marks, waiting, remember=remember)
            )
            return [
                msgspec.structs.replace(imported, unproven=unproven)
                for imported, (_, unproven) in zip(done, proven, strict=True)
            ]
    except ContentError as error:
        raise UnfitError(str(error), error.field) from error


def _read(data: bytes, kit: Kit) -> tuple[list[Brought], Marks]:
    with tempfile.TemporaryDirectory(prefix="packs-") as name:
        folder = Path(name)
        unpack_folder(data, folder)
        packs = read_folder(folder / STARTER, folder / LOCALE, kit)
        if not packs:
            raise ContentError(f"there is no {STARTER}/<pack>/pack.yaml in it")
        return packs, read_marks(folder)
