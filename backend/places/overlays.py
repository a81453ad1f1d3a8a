"""What places say of themselves: drafts of overlays, which the signer of their region publishes (clause 2.5)."""

from datetime import date
from typing import Any

import msgspec

from backend.core.database import DB
from backend.core.errors import BadRequestError, NotFoundError
from backend.places.tables import OverlayDraft, Place
from sync.canonical import canonical
from sync.errors import SyncError
from sync.overlay import parse_overlay


async def keep_overlay(place: str, data: bytes, today: date) -> None:
    """Keep a place's overlay: JSON as it is published, without schema, region, place and day, which are added here.

    Raises: NotFoundError for an unknown place, BadRequestError for one without a region or what is no overlay.
    """
    region = await _region_of(place)
    try:
        value: dict[str, Any] = msgspec.json.decode(data, type=dict[str, Any])
        whole = {**value, "schema": 1, "region": region, "place": place, "published": today.isoformat()}
        document = canonical(whole)
        parse_overlay(document, region, place)
    except (msgspec.MsgspecError, SyncError) as error:
        raise BadRequestError(f"this is no overlay: {error}") from error
    async with DB.transaction():
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
