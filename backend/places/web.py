"""HTTP of places, for administrators: which there are, a new one, and what a team's tablets are told of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.sessions import SignedIn
from backend.core.web import read_body
from backend.places.places import NewPlace, name_place
from backend.places.team_day import SPOTS_MAX, GivenSpot, Spot, TeamPlace, list_team_places, set_team_day


class TeamPlaces(msgspec.Struct, frozen=True):
    """All places, by id."""

    places: Sequence[TeamPlace]


class TeamDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of a place; what is not given stays as it is. `spots` are all of them, in order."""

    tiles: bool | None = None
    spots: Annotated[tuple[GivenSpot, ...], msgspec.Meta(max_length=SPOTS_MAX)] | None = None


SPOT = Spot("bibliotheek-noord", "Bibliotheek Noord")
NOORD = TeamPlace("azc-noord", "AZC Noord", ("ar", "ti"), ("waiting",), tiles=True, spots=(SPOT,))
TEAM_DAY = msgspec.json.Decoder(TeamDay)
NEW_PLACE = msgspec.json.Decoder(NewPlace)


@get("/places", opt={"may": "read", "example": TeamPlaces([NOORD])})
async def list_all() -> TeamPlaces:
    return TeamPlaces(await list_team_places())


class Named(msgspec.Struct, frozen=True):
    """The word by which addresses and tablets know it."""

    id: str


@post(
    "/places",
    opt={
        "may": "administer",
        "body": NewPlace,
        "body_example": NewPlace(name="AZC Noord", languages=("ar", "ti"), region="noord"),
        "example": Named("azc-noord"),
    },
)
async def add_one(
    body: RawBody, signed_in: NamedDependency[SignedIn], now: NamedDependency[datetime]
) -> Named:
    """Phones hear of it with the next edition that is published."""
    return Named(await name_place(read_body(body, NEW_PLACE), signed_in.name, now))


@put(
    "/places/{place:str}/team-day",
    status_code=204,
    opt={
        "may": "team",
        "body": TeamDay,
        "body_example": TeamDay(tiles=True, spots=(GivenSpot("Bibliotheek Noord"),)),
    },
)
async def change_team_day(place: FromPath[str], body: RawBody) -> None:
    given = read_body(body, TEAM_DAY)
    await set_team_day(place, tiles=given.tiles, spots=given.spots)


handlers = [list_all, add_one, change_team_day]
