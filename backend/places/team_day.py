"""What a team's tablet is told of its places, beside what phones are told: numbered tiles, and spots for language coaches."""

from collections.abc import Sequence

import msgspec

from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError
from backend.core.web import Line
from backend.places.new_ids import new_id
from backend.places.tables import Place
from sync.fields import Id

SPOTS_MAX = 30


class Spot(msgspec.Struct, frozen=True):
    """A public place where a language coach may meet somebody: a library, a taalcafé, a community centre."""

    id: Id
    name: Line


class GivenSpot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A spot as somebody gives it; one that is there already is known by its id, whatever its name becomes."""

    name: Line
    id: Id | None = None


class TeamPlace(msgspec.Struct, frozen=True):
    """A place of a team; with `tiles`, who borrows gets a random numbered tile."""

    id: str
    name: str
    languages: tuple[str, ...]
    situations: tuple[str, ...]
    tiles: bool
    spots: tuple[Spot, ...]


async def list_team_places(among: Sequence[str] | None = None) -> list[TeamPlace]:
    """Every place, or those of these that there are, by id."""
    query = Place.select().order_by(Place.id).output(load_json=True)
    if among is not None:
        query = query.where(Place.id.is_in([*among] or [""]))
    return [msgspec.convert(row, TeamPlace) for row in await query]


async def set_team_day(
    place: str, *, tiles: bool | None = None, spots: Sequence[GivenSpot] | None = None
) -> None:
    """Change what a team's tablets are told of a place; None leaves it as it is.

    Raises: NotFoundError; ConflictError full or twice.
    """
    async with DB.transaction():
        found = await list_team_places([place])
        if not found:
            raise NotFoundError(f"there is no place {place}")
        named = found[0].spots if spots is None else name_spots(spots, found[0].spots)
        await Place.update(
            {
                Place.tiles: found[0].tiles if tiles is None else tiles,
                Place.spots: msgspec.to_builtins(named),
            }
        ).where(Place.id == place)


def name_spots(given: Sequence[GivenSpot], former: Sequence[Spot]) -> tuple[Spot, ...]:
    """The spots with an id each: a match on a tablet names its spot by it, so it stays what it was.

    Raises: ConflictError full or twice.
    """
    if len(given) > SPOTS_MAX:
        raise ConflictError(f"a place has at most {SPOTS_MAX} spots", "full")
    known = {spot.name: spot.id for spot in former}
    spots: list[Spot] = []
    for spot in given:
        name = spot.name.strip()
        id = (
            spot.id
            or known.get(name)
            or new_id(name, {*known.values(), *(made.id for made in spots)}, "plek")
        )
        spots.append(Spot(id, name))
    if len({spot.id for spot in spots}) < len(spots):
        raise ConflictError("each spot stands there once", "twice")
    return tuple(spots)
