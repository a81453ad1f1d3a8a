"""Devices of teams: enrolled with a code that works once, listed, and forgotten (clause 4.0)."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from backend.accounts.audit import AT_THE_SERVER, note
from backend.accounts.device_people import Person, people_of_devices
from backend.accounts.tables import Device, DevicePerson, Invitation
from backend.core.database import DB
from backend.core.errors import BadRequestError, ForbiddenError, NotFoundError
from backend.core.web import random_id

CODE_SECONDS = 600
# Without what is mistaken for another: 0 and O, 1 and I and L, 5 and S, 8 and B.
ALPHABET = "234679ACDEFGHJKMNPQRTUVWXYZ"
CODE_LENGTH = 10


class EnrolledDevice(msgspec.Struct, frozen=True):
    """What a team's device may do: `places` is its scope, and one for helpers is told and writes little."""

    id: str
    name: str
    places: Sequence[str]
    is_for_helpers: bool
    enrolled_on: date
    seen_on: date | None


class ListedDevice(EnrolledDevice, frozen=True, kw_only=True):
    """A device as administrators see it."""

    people: Sequence[Person]


async def invite(
    name: str, places: Sequence[str], now: datetime, *, is_for_helpers: bool, by: str = AT_THE_SERVER
) -> str:
    """A code that enrols one device within ten minutes.

    Raises: BadRequestError.
    """
    if not 0 < len(name.strip()) <= 120 or not places:
        raise BadRequestError("a device has a name of 1 to 120 characters, and a place at least")
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    moment = int(now.timestamp())
    async with DB.transaction():
        await Invitation.delete().where(Invitation.ends_at <= moment)
        await Invitation.insert(
            Invitation(
                code_hash=_hash(code),
                name=name.strip(),
                places=json.dumps(sorted(set(places))),
                is_for_helpers=is_for_helpers,
                ends_at=moment + CODE_SECONDS,
            )
        )
        await note(by, "device", name.strip(), "een code om te koppelen", now)
    return code


async def enrol(code: str, public_key: str, now: datetime) -> EnrolledDevice:
    """Take the device whose key this is; the code is used up by it, and answers this key the same again.

    Raises: ForbiddenError wrong-code, BadRequestError.
    """
    typed = code.upper().replace(" ", "")  # shown in two groups, and so typed
    async with DB.transaction():
        rows = (
            await Invitation.update({Invitation.used_by: public_key})
            .where(Invitation.code_hash == _hash(typed), Invitation.ends_at > int(now.timestamp()))
            .where(Invitation.used_by.is_in(["", public_key]))
            .returning(Invitation.name, Invitation.places, Invitation.is_for_helpers)
        )
        if not rows:
            raise ForbiddenError(
                "this code is not right, was used, or is older than ten minutes", "wrong-code"
            )
        _check_key(public_key)
        known = await Device.select().where(Device.public_key == public_key).first()
        if known is not None:
            return read_device(known)
        device = Device(id=random_id(), public_key=public_key, enrolled_on=now.date(), **rows[0])
        await Device.insert(device)
        await note(device.name, "device", device.id, "gekoppeld", now)
    return read_device(device.to_dict())


async def list_devices() -> list[ListedDevice]:
    """All that were not forgotten, by name, and who works on each."""
    rows = await Device.select().where(Device.is_forgotten.eq(value=False)).order_by(Device.name)
    people = await people_of_devices([row["id"] for row in rows])
    return [
        ListedDevice(**msgspec.structs.asdict(read_device(row)), people=people[row["id"]]) for row in rows
    ]


async def find_device(device: str) -> EnrolledDevice | None:
    """The device of this id, also one that was forgotten."""
    row = await Device.select().where(Device.id == device).first()
    return None if row is None else read_device(row)


async def forget_device(device: str, now: datetime, by: str = AT_THE_SERVER) -> None:
    """At its next contact it wipes what it has, and it is told nothing any more.

    Raises: NotFoundError.
    """
    async with DB.transaction():
        gone = (
            await Device.update({Device.is_forgotten: True})
            .where(Device.id == device, Device.is_forgotten.eq(value=False))
            .returning(Device.name)
        )
        if not gone:
            raise NotFoundError("there is no such device")
        await DevicePerson.delete().where(DevicePerson.device == device)
        await note(by, "device", gone[0]["name"], "vergeten", now)


def read_point(public_key: str) -> ec.EllipticCurvePublicKey:
    """The key of a device as it was kept."""
    point = urlsafe_b64decode(public_key + "=" * (-len(public_key) % 4))
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def _check_key(public_key: str) -> None:
    try:
        read_point(public_key)
    except ValueError as error:
        raise BadRequestError("public_key is not a point of P-256 in base64url") from error


def read_device(row: dict[str, Any]) -> EnrolledDevice:
    """A row of devices as a value."""
    places = row["places"]
    return EnrolledDevice(
        id=row["id"],
        name=row["name"],
        places=json.loads(places) if isinstance(places, str) else places,
        is_for_helpers=bool(row["is_for_helpers"]),
        enrolled_on=row["enrolled_on"],
        seen_on=row.get("seen_on"),
    )


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
