"""What the centre decides for a team's device: its people and places, what it lends, and the key that it seals to."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from backend.accounts.device_people import Person, people_of_devices
from backend.accounts.devices import EnrolledDevice
from backend.accounts.roles import ADMINISTRATOR, LEAD
from backend.core.config import Settings
from backend.items.items import PlacedItem, items_for_tablets
from backend.places.team_day import TeamPlace, list_team_places
from backend.publishing.seal_key import read_seal_key
from sync.canonical import canonical, name_blob

TeamRole = Literal["lead", "staff", "helper"]


class TeamMember(msgspec.Struct, frozen=True):
    """Somebody of this device; `started` once they used a start code on it."""

    id: str
    name: str
    role: TeamRole
    started: bool


class Orders(msgspec.Struct, frozen=True):
    """What a device is told: who uses it, where, with what. `seal` is an SPKI in base64url."""

    seal: str
    people: Sequence[TeamMember]
    places: Sequence[TeamPlace]
    items: Sequence[PlacedItem]


class Briefing(msgspec.Struct, frozen=True):
    """`version` names the rest; with `is_same` the device has it already, and nothing else is told."""

    version: str
    is_same: bool
    seal: str | msgspec.UnsetType = msgspec.UNSET
    people: Sequence[TeamMember] | msgspec.UnsetType = msgspec.UNSET
    places: Sequence[TeamPlace] | msgspec.UnsetType = msgspec.UNSET
    items: Sequence[PlacedItem] | msgspec.UnsetType = msgspec.UNSET


async def brief(device: EnrolledDevice, have: str | None, settings: Settings) -> Briefing:
    """The device's briefing, or that `have` still names it.

    Raises: UnavailableError.
    """
    return briefing_of(await _orders(device, settings), have)


def briefing_of(orders: Orders, have: str | None) -> Briefing:
    """These orders under the name of their content, or that name alone where the device has them."""
    version = name_blob(canonical(orders))
    if version == have:
        return Briefing(version, is_same=True)
    return Briefing(version, is_same=False, **msgspec.structs.asdict(orders))


async def _orders(device: EnrolledDevice, settings: Settings) -> Orders:
    people = await people_of_devices([device.id])
    places = await list_team_places(device.places)
    return Orders(
        seal=read_seal_key(settings),
        people=[_member(person) for person in people[device.id]],
        # Where coaches meet is for staff: helpers arrange no matches.
        places=[_without_spots(place) for place in places] if device.is_for_helpers else places,
        items=await items_for_tablets(device.places),
    )


def _member(person: Person) -> TeamMember:
    role = LEAD if person.role == ADMINISTRATOR else person.role
    return msgspec.convert(
        {**msgspec.structs.asdict(person), "role": role, "started": person.has_started}, TeamMember
    )


def _without_spots(place: TeamPlace) -> TeamPlace:
    return msgspec.structs.replace(place, spots=())
