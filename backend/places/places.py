"""The list of places, which is published to phones, and a new one on it."""

import re
from typing import Any, Literal

import msgspec

from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError
from backend.places.tables import Place

Kind = Literal["shelter", "library"]
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class PlaceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A place as it is published; `languages` and `situations` come first on a phone that is there.

    `region` names who signs what the place says of itself.
    """

    id: str
    name: str
    kind: Kind
    languages: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    region: str | msgspec.UnsetType = msgspec.UNSET


EXAMPLES = (
    PlaceEntry(
        id="voorbeeld-opvang",
        name="Voorbeeld: opvanglocatie De Proef",
        kind="shelter",
        languages=("ar", "ti", "uk"),
        situations=("arrived", "waiting", "ukraine"),
    ),
    PlaceEntry(
        id="voorbeeld-bibliotheek",
        name="Voorbeeld: bibliotheek De Proef",
        kind="library",
        situations=("staying", "living"),
    ),
)


async def list_places() -> list[PlaceEntry]:
    """Every place, by id."""
    return [_entry(row) for row in await Place.select().order_by(Place.id).output(load_json=True)]


async def add_place(place: PlaceEntry) -> None:
    """Put a place on the list; phones see it after the next publication.

    Raises: ConflictError when the id is taken, BadRequestError when it is no lower-case word.
    """
    ids = [place.id, *([] if place.region is msgspec.UNSET else [place.region])]
    if not all(ID.fullmatch(id) and len(id) <= 64 for id in ids) or not 0 < len(place.name) <= 120:
        raise BadRequestError(
            f"{place.id}: an id is lower-case letters, digits and single hyphens, at most 64"
        )
    async with DB.transaction():
        if await Place.exists().where(Place.id == place.id):
            raise ConflictError(f"there is a place {place.id} already")
        await Place.insert(_row(place))


async def add_examples() -> None:
    """For development: places to try things with, when there are none."""
    if not await Place.count():
        for place in EXAMPLES:
            await add_place(place)


def _row(place: PlaceEntry) -> Place:
    return Place(
        id=place.id,
        name=place.name,
        kind=place.kind,
        languages=list(place.languages),
        situations=list(place.situations),
        region="" if place.region is msgspec.UNSET else place.region,
    )


def _entry(row: dict[str, Any]) -> PlaceEntry:
    region = {"region": row["region"]} if row["region"] else {}
    return msgspec.convert(
        {**{name: value for name, value in row.items() if name != "region"}, **region}, PlaceEntry
    )
