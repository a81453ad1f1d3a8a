"""HTTP of what places say of themselves: each place's managers read and write their own place's, and no other's."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.roles import ADMINISTRATOR
from backend.accounts.sessions import SignedIn
from backend.core.blobs import BlobStore
from backend.core.config import Settings
from backend.core.errors import BadRequestError
from backend.core.web import read_body, read_upload
from backend.packs.rework import Workshop
from backend.places.overlays import keep_overlay, read_overlay
from backend.places.photos import PhotoFile, put_photo
from backend.places.places import PlaceEntry, list_places
from sync.blocks import Paragraph, SlotName
from sync.fields import Id, Language
from sync.overlay import OVERLAY_MAX, SLOT_NAMES, Blocks, Items, Photo, Photos
from sync.pack import Fact
from sync.pictures import Text

MAY = {"may": "place"}
ROOM = 1024  # bytes around an overlay in a body, and before a photo in one
UPLOAD_MAX = 20 * 1024 * 1024  # bytes: a phone's largest photo


# What msgspec's schemas do not say of keys.
NAMED = msgspec.Meta(extra_json_schema={"propertyNames": {"enum": sorted(SLOT_NAMES)}})


class OwnPlace(msgspec.Struct, frozen=True):
    """A place that somebody manages; one without a `region` has nobody who could sign for it."""

    id: str
    name: str
    region: str


class OwnPlaces(msgspec.Struct, frozen=True):
    """Those that the caller manages, by id."""

    places: Sequence[OwnPlace]


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a place says of itself: an overlay without what the server knows by itself (clause 2.5)."""

    languages: dict[Language, Annotated[dict[SlotName, Blocks], NAMED]]
    valid_until: date | None = None
    facts: dict[Id, Fact] = {}
    off: dict[Id, Items] = {}
    photos: Photos = ()


class PhotoHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What goes before the bytes of a photo: whoever sends it saw that there are no people on it."""

    without_people: bool


class KeptOverlay(msgspec.Struct, frozen=True):
    """A place and what it says now, which `hash` names; whoever changes it says of which state."""

    place: OwnPlace
    hash: str
    said: Said


class GivenOverlay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`was` is the hash of the state that was changed."""

    was: Annotated[str, msgspec.Meta(max_length=64)]
    said: Said


OWN = OwnPlace("bieb-noord", "Bibliotheek Noord", "noord")
PHOTO = PhotoFile(
    sha256="9d5e3b1f7a2c4e6d8f0b1a3c5e7f9d2b4a6c8e0f5f1c1ba9e0ae7e8fb5b4ec0a",
    bytes=24_310,
    width=1024,
    height=683,
)
SAID = Said(
    languages={"nl": {"hours": (Paragraph(Text("noord.uren", "Open van 10:00 tot 17:00.")),)}},
    valid_until=date(2027, 6, 30),
    photos=(msgspec.convert({**msgspec.structs.asdict(PHOTO), "alt": {"nl": "De voordeur."}}, Photo),),
)
KEPT = KeptOverlay(OWN, "5f1c1ba9e0ae7e8fb5b4ec0a6f3c8b7d2e9a4c6d8f0b1a3c5e7f9d2b4a6c8e0f", SAID)
GIVEN_OVERLAY = msgspec.json.Decoder(GivenOverlay)
PHOTO_HEAD = msgspec.json.Decoder(PhotoHead)


@get("/overlays", opt={**MAY, "example": OwnPlaces([OWN])})
async def list_own(signed_in: NamedDependency[SignedIn]) -> OwnPlaces:
    is_all = ADMINISTRATOR in signed_in.roles
    return OwnPlaces([_own(place) for place in await list_places() if is_all or place.id in signed_in.places])


@get("/overlays/{place:str}", opt={**MAY, "example": KEPT})
async def read_one(place: FromPath[str], signed_in: NamedDependency[SignedIn]) -> KeptOverlay:
    signed_in.require_place(place)
    return await _read(place)


@put(
    "/overlays/{place:str}",
    status_code=200,
    opt={**MAY, "body": GivenOverlay, "body_example": GivenOverlay("", SAID), "example": KEPT},
    request_max_body_size=OVERLAY_MAX + ROOM,
)
async def change_one(
    place: FromPath[str], body: RawBody, signed_in: NamedDependency[SignedIn], now: NamedDependency[datetime]
) -> KeptOverlay:
    signed_in.require_place(place)
    given = read_body(body, GIVEN_OVERLAY)
    await keep_overlay(place, msgspec.json.encode(given.said), now.date(), was=given.was)
    return await _read(place)


@post(
    "/overlays/{place:str}/photos",
    opt={**MAY, "body_type": "application/octet-stream", "example": PHOTO},
    request_max_body_size=UPLOAD_MAX + ROOM,
)
async def take_photo(
    place: FromPath[str],
    body: RawBody,
    signed_in: NamedDependency[SignedIn],
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    workshop: NamedDependency[Workshop],
) -> PhotoFile:
    signed_in.require_place(place)
    head, data = read_upload(body, PHOTO_HEAD)
    if not head.without_people:
        raise BadRequestError("a photo of a place has no people on it", "people")
    made = await workshop.picture(data)
    return await put_photo(place, made, signed_in.name, now, BlobStore(settings.blobs))


async def _read(place: str) -> KeptOverlay:
    kept = await read_overlay(place)
    return KeptOverlay(_own(kept.place), kept.hash, msgspec.convert(kept.said, Said))


def _own(place: PlaceEntry) -> OwnPlace:
    return OwnPlace(place.id, place.name, "" if place.region is msgspec.UNSET else place.region)


handlers = [list_own, read_one, change_one, take_photo]
