"""Photos of a place's own building, without people: what managers put in, and which of them an overlay may name (clause 2.5).

The bytes are blobs like any others; nothing takes a blob away, so a draft or a published overlay never loses one.
"""

from datetime import datetime

import msgspec

from backend.accounts.audit import note
from backend.core.blobs import BlobStore
from backend.core.database import DB
from backend.core.errors import BadRequestError, NotFoundError
from backend.packs.make_picture import MadePicture
from backend.places.tables import Place, PlacePhoto
from sync.canonical import name_blob
from sync.overlay import PHOTO_TYPE, Overlay


class PhotoFile(msgspec.Struct, frozen=True, kw_only=True):
    """A photo as an overlay names it, without its words; sizes in bytes and pixels."""

    sha256: str
    bytes: int
    type: str = PHOTO_TYPE
    width: int
    height: int


async def put_photo(place: str, made: MadePicture, by: str, now: datetime, blobs: BlobStore) -> PhotoFile:
    """Keep a photo on which `by` saw no people, and write down who said so. The same photo again is one photo.

    Raises: NotFoundError for an unknown place.
    """
    if not await Place.exists().where(Place.id == place):
        raise NotFoundError(f"there is no place {place}")
    photo = PhotoFile(sha256=name_blob(made.data), bytes=len(made.data), width=made.width, height=made.height)
    blobs.put(made.data)
    row = PlacePhoto(
        id=f"{place}.{photo.sha256}",
        place=place,
        sha256=photo.sha256,
        bytes=photo.bytes,
        width=photo.width,
        height=photo.height,
        made_by=by,
        made_on=now.date(),
    )
    async with DB.transaction():
        await PlacePhoto.delete().where(PlacePhoto.id == row.id)
        await PlacePhoto.insert(row)
        await note(by, "photo", place, f"zette foto {photo.sha256[:16]} erin: er staan geen mensen op", now)
    return photo


async def require_photos(overlay: Overlay) -> None:
    """Refuse an overlay that names a photo which nobody put in for its place: nobody looked whether there are people on it.

    Raises: BadRequestError.
    """
    rows = await PlacePhoto.select().where(PlacePhoto.place == overlay.place)
    known = {(row["sha256"], row["bytes"], row["width"], row["height"]) for row in rows}
    for photo in overlay.photos:
        if (photo.sha256, photo.bytes, photo.width, photo.height) not in known:
            raise BadRequestError(f"{overlay.place} has no such photo: {photo.sha256}")
