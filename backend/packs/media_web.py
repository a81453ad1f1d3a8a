"""HTTP of pictures and sound: putting them in, listening to them, and taking them out.

An upload is one line of JSON and, behind its line feed, the file as it is: no name of a file comes from a browser.
"""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Response, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.sessions import SignedIn
from backend.core.blobs import BlobStore
from backend.core.config import Settings
from backend.core.web import read_body, read_upload
from backend.packs.licences import Licence, Terms
from backend.packs.list_media import MediaItem, MediaList, list_media, read_file, read_item
from backend.packs.put_picture import change_note, put_picture
from backend.packs.remove_media import remove_media
from backend.packs.rework import Workshop
from backend.packs.takes import Spoken, approve_take, drop_take, put_take, read_take
from backend.packs.versions import Hand
from sync.fields import SegmentId

PICTURE_MAX = 20 * 1024 * 1024  # bytes: a phone's largest photo
SOUND_MAX = 24 * 1024 * 1024  # two minutes that nothing compressed
HEAD_MAX = 32 * 1024
LONGEST = 120_000  # milliseconds
UPLOAD = "application/octet-stream"
KINDS = {"webp": "image/webp", "mp3": "audio/mpeg", "opus": "audio/ogg"}
# Nothing in it is ever a page, whoever opens its address.
ALONE = {"content-security-policy": "default-src 'none'; sandbox"}

# PostgreSQL keeps no NUL in a text.
Line = Annotated[str, msgspec.Meta(max_length=300, pattern=r"^[^\x00\r\n]*$(?!\n)")]
Words = Annotated[
    str, msgspec.Meta(min_length=1, max_length=2000, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$(?!\n)")
]
Alt = Annotated[
    str, msgspec.Meta(min_length=3, max_length=300, pattern=r"^[^\x00\r\n]*[^\s\x00][^\x00\r\n]*$(?!\n)")
]
Address = Annotated[str, msgspec.Meta(max_length=500, pattern=r"^(https://[!-~]+)?$(?!\n)")]
Moment = Annotated[int, msgspec.Meta(ge=0, le=LONGEST)]


class Owned(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Under which terms it may be used."""

    licence: Licence
    credit: Line = ""
    source: Address = ""

    @property
    def terms(self) -> Terms:
        return Terms(self.licence, self.credit.strip(), self.source)


class PictureHead(Owned, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What goes before the bytes of a picture: in words, what it shows."""

    alt: Alt


class SoundHead(Owned, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What goes before the bytes of a sound: what is said in it, for which segment, and from when to when."""

    says: Words
    segment: SegmentId | None = None
    starts: Moment = 0
    ends: Moment | None = None


class NoteChange(Owned, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Other words or terms; a sound has no words of its own."""

    alt: Line = ""


PICTURE_HEAD = msgspec.json.Decoder(PictureHead)
SOUND_HEAD = msgspec.json.Decoder(SoundHead)
NOTE_CHANGE = msgspec.json.Decoder(NoteChange)

ITEM: dict[str, Any] = {
    "name": "een-kamer-met-een-bed-1f0c2a9b",
    "kind": "picture",
    "files": [{"name": "een-kamer-met-een-bed-1f0c2a9b.webp", "bytes": 21_480}],
    "alt": "Een kamer met een bed",
    "licence": "cc-by-sa",
    "credit": "Bibliotheek Ergens",
    "source": "https://example.org/kamer",
    "credit_line": "Bibliotheek Ergens · CC BY-SA 4.0 · https://example.org/kamer",
    "flags": ["sa"],
    "width": 1024,
    "height": 683,
    "quality": 71,
    "made_by": "Sanne",
    "made_on": "2026-11-30",
    "used_by": ["F1-01"],
    "takes": [],
}
NOTE = {"licence": "cc-by-sa", "credit": "Bibliotheek Ergens", "alt": "Een kamer met een bed"}
EXAMPLE: dict[str, Any] = {
    "pack": "aankomst",
    "title": "Aankomst",
    "items": [ITEM],
    "to_say": [{"segment": "F1-05.g1-1", "nl": "Hallo.", "name": "F1-05-g1-1", "again": False}],
}


@get("/media/{pack:str}", opt={"may": "read", "example": EXAMPLE})
async def list_all(pack: FromPath[str]) -> MediaList:
    return await list_media(pack)


@post(
    "/media/{pack:str}/pictures",
    opt={"may": "edit", "body_type": UPLOAD, "example": ITEM},
    request_max_body_size=PICTURE_MAX + HEAD_MAX,
)
async def take_picture(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    workshop: NamedDependency[Workshop],
) -> MediaItem:
    head, data = read_upload(body, PICTURE_HEAD)
    made = await workshop.picture(data)
    hand = Hand(signed_in.name, now)
    name = await put_picture(pack, made, head.alt.strip(), head.terms, hand, BlobStore(settings.blobs))
    return await read_item(pack, name)


@post(
    "/media/{pack:str}/sounds",
    opt={"may": "edit", "body_type": UPLOAD, "example": ITEM},
    request_max_body_size=SOUND_MAX + HEAD_MAX,
)
async def take_sound(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    workshop: NamedDependency[Workshop],
) -> MediaItem:
    head, data = read_upload(body, SOUND_HEAD)
    made = await workshop.sound(data, head.starts, head.ends)
    spoken = Spoken(head.says.strip(), head.segment or "")
    name = await put_take(pack, made, spoken, head.terms, Hand(signed_in.name, now), settings.takes)
    return await read_item(pack, name)


@put(
    "/media/{pack:str}/items/{name:str}",
    opt={"may": "edit", "body": NoteChange, "body_example": NOTE, "example": ITEM},
)
async def change(pack: FromPath[str], name: FromPath[str], body: RawBody) -> MediaItem:
    given = read_body(body, NOTE_CHANGE)
    await change_note(pack, name, given.alt.strip(), given.terms)
    return await read_item(pack, name)


@delete("/media/{pack:str}/items/{name:str}", status_code=204, opt={"may": "edit"})
async def remove(pack: FromPath[str], name: FromPath[str], settings: NamedDependency[Settings]) -> None:
    await remove_media(pack, name, settings.takes)


@post("/media/{pack:str}/takes/{take:str}/approval", status_code=204, opt={"may": "review"})
async def approve(
    signed_in: NamedDependency[SignedIn],
    pack: FromPath[str],
    take: FromPath[str],
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
) -> None:
    hand = Hand(signed_in.name, now)
    await approve_take(pack, take, hand, settings.takes, BlobStore(settings.blobs))


@delete("/media/{pack:str}/takes/{take:str}", status_code=204, opt={"may": "edit"})
async def drop(pack: FromPath[str], take: FromPath[str], settings: NamedDependency[Settings]) -> None:
    await drop_take(pack, take, settings.takes)


@get("/media/{pack:str}/takes/{take:str}/{ending:str}", media_type=UPLOAD, opt={"may": "read"})
async def hear(
    pack: FromPath[str], take: FromPath[str], ending: FromPath[str], settings: NamedDependency[Settings]
) -> Response[bytes]:
    data = await read_take(pack, take, ending, settings.takes, BlobStore(settings.blobs))
    return Response(data, media_type=KINDS[ending], headers=ALONE)


@get("/media/{pack:str}/files/{name:str}", media_type=UPLOAD, opt={"may": "read"})
async def see(
    pack: FromPath[str], name: FromPath[str], settings: NamedDependency[Settings]
) -> Response[bytes]:
    data = await read_file(pack, name, BlobStore(settings.blobs))
    return Response(data, media_type=KINDS[name.rpartition(".")[2]], headers=ALONE)


handlers = [list_all, take_picture, take_sound, change, remove, approve, drop, hear, see]
