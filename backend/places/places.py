"""The list of places, which is published to phones, and a new one on it."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal, get_args

import msgspec

from backend.accounts.audit import note
from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError, NotFoundError
from backend.core.web import Line
from backend.places.new_ids import new_id
from backend.places.tables import Place
from sync.fields import Id, Language

Kind = Literal["shelter", "library"]
# What a newcomer can choose; the phone's words for them are in `situations.ts`.
Situation = Literal["arrived", "waiting", "staying", "ukraine", "living", "everything"]
SITUATIONS: tuple[Situation, ...] = get_args(Situation)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class PlaceChange(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes different of a place; None leaves it as it is."""

    name: str | None = None
    languages: tuple[str, ...] | None = None
    situations: tuple[str, ...] | None = None
    region: str | None = None


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

    Raises: ConflictError when the id is taken, BadRequestError when it is no lower-case word or says what no phone knows.
    """
    _require_sound(place)
    async with DB.transaction():
        if await Place.exists().where(Place.id == place.id):
            raise ConflictError(f"there is a place {place.id} already")
        await Place.insert(_row(place))


class NewPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place as somebody names it; the word in its address is made of its name."""

    name: Line
    kind: Kind = "shelter"
    languages: Annotated[tuple[Language, ...], msgspec.Meta(max_length=30)] = ()
    region: Id | None = None


async def name_place(given: NewPlace, by: str, now: datetime) -> str:
    """Put it on the list under a new id, and write down who did.

    Raises: BadRequestError.
    """
    async with DB.transaction():
        taken = await Place.select(Place.id).output(as_list=True)
        name = given.name.strip()
        region = given.region or msgspec.UNSET
        place = PlaceEntry(
            id=new_id(name, taken, "locatie"),
            name=name,
            kind=given.kind,
            languages=given.languages,
            region=region,
        )
        await add_place(place)
        await note(by, "place", place.id, f"nieuw: {name}", now)
    return place.id


async def change_place(id: str, change: PlaceChange) -> None:
    """Change what phones are told of a place; they see it after the next publication.

    Raises: NotFoundError, BadRequestError.
    """
    async with DB.transaction():
        found = await find_place(id)
        if found is None:
            raise NotFoundError(f"there is no place {id}")
        given = {name: value for name, value in msgspec.structs.asdict(change).items() if value is not None}
        place = msgspec.structs.replace(found, **given)
        _require_sound(place)
        await Place.update(
            {
                Place.name: place.name,
                Place.languages: [*place.languages],
                Place.situations: [*place.situations],
                Place.region: _region_of(place),
            }
        ).where(Place.id == id)


async def find_place(id: str) -> PlaceEntry | None:
    """The place, where there is one."""
    row = await Place.select().where(Place.id == id).first().output(load_json=True)
    return _entry(row) if row else None


async def add_examples() -> None:
    """For development: places to try things with, when there are none."""
    if not await Place.count():
        for place in EXAMPLES:
            await add_place(place)


def is_language(tag: str) -> bool:
    """Whether it is the tag of a language."""
    try:
        msgspec.convert(tag, Language)
    except msgspec.ValidationError:
        return False
    return True


def _require_sound(place: PlaceEntry) -> None:
    ids = [place.id, *([] if place.region is msgspec.UNSET else [place.region])]
    if not all(ID.fullmatch(id) and len(id) <= 64 for id in ids):
        raise BadRequestError(
            f"{place.id}: an id is lower-case letters, digits and single hyphens, at most 64"
        )
    if not 0 < len(place.name) <= 120:
        raise BadRequestError(f"{place.id}: a name has 1 to 120 characters")
    unknown = [name for name in place.situations if name not in SITUATIONS]
    unknown += [tag for tag in place.languages if not is_language(tag)]
    if unknown:
        raise BadRequestError(f"{place.id}: no situation or language is called {', '.join(unknown)}")


def _row(place: PlaceEntry) -> Place:
    return Place(
        id=place.id,
        name=place.name,
        kind=place.kind,
        languages=list(place.languages),
        situations=list(place.situations),
        region=_region_of(place),
    )


def _region_of(place: PlaceEntry) -> str:
    return "" if place.region is msgspec.UNSET else place.region


def _entry(row: dict[str, Any]) -> PlaceEntry:
    region = {"region": row["region"]} if row["region"] else {}
    return msgspec.convert(
        {**{name: value for name, value in row.items() if name != "region"}, **region}, PlaceEntry
    )
