"""What places say of themselves: drafts of overlays, which the signer of their region publishes (clause 2.5)."""

from datetime import date
from typing import Any

import msgspec

from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError, NotFoundError
from backend.places.photos import require_photos
from backend.places.places import PlaceEntry, find_place
from backend.places.tables import OverlayDraft, Place
from sync.canonical import canonical, name_blob
from sync.errors import SyncError
from sync.overlay import parse_overlay

OURS = frozenset({"schema", "region", "place", "published"})


class KeptDraft(msgspec.Struct, frozen=True):
    """A place and what it says of itself, without what is added here; `hash` names this state, "" where it says nothing."""

    place: PlaceEntry
    hash: str
    said: dict[str, Any]


async def read_overlay(place: str) -> KeptDraft:
    """What a place says of itself, as its managers left it.

    Raises: NotFoundError for an unknown place.
    """
    found = await find_place(place)
    if found is None:
        raise NotFoundError(f"there is no place {place}")
    row = await OverlayDraft.select().where(OverlayDraft.place == place).first()
    if row is None:
        return KeptDraft(found, "", {"languages": {}})
    said = {name: value for name, value in msgspec.json.decode(row["document"]).items() if name not in OURS}
    return KeptDraft(found, _hash(row), said)


async def keep_overlay(place: str, data: bytes, today: date, *, was: str | None = None) -> None:
    """Keep a place's overlay: JSON as it is published, without schema, region, place and day, which are added here.

    `was` is the hash of the state that was changed; who gives none replaces any.
    Raises: NotFoundError for an unknown place, BadRequestError for one without a region, for what is no overlay and for a photo
    that was not put in for this place, ConflictError newer where somebody changed it meanwhile.
    """
    region = await _region_of(place)
    try:
        value: dict[str, Any] = msgspec.json.decode(data, type=dict[str, Any])
        whole = {**value, "schema": 1, "region": region, "place": place, "published": today.isoformat()}
        document = canonical(whole)
        overlay = parse_overlay(document, region, place)
    except (msgspec.MsgspecError, SyncError) as error:
        raise BadRequestError(f"this is no overlay: {error}") from error
    await require_photos(overlay)
    async with DB.transaction():
        row = await OverlayDraft.select().where(OverlayDraft.place == place).first()
        if was is not None and was != _hash(row):
            raise ConflictError("somebody changed this place meanwhile", "newer")
        await OverlayDraft.delete().where(OverlayDraft.place == place)
        await OverlayDraft.insert(OverlayDraft(place=place, document=document.decode()))


async def list_overlays() -> dict[str, dict[str, bytes]]:
    """Every draft by region and place, for those places that still belong to a region."""
    regions = {row["id"]: row["region"] for row in await Place.select(Place.id, Place.region)}
    found: dict[str, dict[str, bytes]] = {}
    for row in await OverlayDraft.select().order_by(OverlayDraft.place):
        region = regions.get(row["place"])
        if region and msgspec.json.decode(row["document"])["region"] == region:
            found.setdefault(region, {})[row["place"]] = row["document"].encode()
    return found


async def _region_of(place: str) -> str:
    found = await Place.select(Place.region).where(Place.id == place).first()
    if found is None:
        raise NotFoundError(f"there is no place {place}")
    if not found["region"]:
        raise BadRequestError(f"{place} belongs to no region, and nobody could sign for it")
    return str(found["region"])


def _hash(row: dict[str, Any] | None) -> str:
    return name_blob(row["document"].encode()) if row else ""
