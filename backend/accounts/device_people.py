"""Who works on which device: at most ten people, and on one for helpers nobody but helpers (clause 4.0)."""

from collections.abc import Sequence

import msgspec

from backend.accounts.roles import HELPER, TabletRole, grants_of, team_role
from backend.accounts.tables import Account, Device, DevicePerson
from backend.core.database import DB
from backend.core.errors import ConflictError, NotFoundError

PEOPLE_MAX = 10


class Person(msgspec.Struct, frozen=True):
    """Somebody who works on tablets, as `role`; `has_started` once they began on the device in question, with a start code."""

    id: str
    name: str
    role: TabletRole
    has_started: bool


async def assign_person(device: str, account: str) -> None:
    """Somebody works on a device from now on; saying it again changes nothing.

    Raises: NotFoundError; ConflictError full, helpers-only or no-team-role.
    """
    async with DB.transaction():
        found = await _device(device)
        person = (
            await Account.select(Account.roles).where(Account.id == account, Account.removed_at == 0).first()
        )
        if person is None:
            raise NotFoundError("there is no such account")
        role = team_role(grants_of(person["roles"]))
        if role is None:
            raise ConflictError("this account has no role on tablets", "no-team-role")
        if found["is_for_helpers"] and role != HELPER:
            raise ConflictError("on a device for helpers nobody works but helpers", "helpers-only")
        others = DevicePerson.device == device
        if await DevicePerson.exists().where(others, DevicePerson.account == account):
            return
        if await DevicePerson.count().where(others) >= PEOPLE_MAX:
            raise ConflictError(f"at most {PEOPLE_MAX} people work on one device", "full")
        await DevicePerson.insert(
            DevicePerson(key=person_key(device, account), device=device, account=account)
        )


async def release_person(device: str, account: str) -> None:
    """Somebody works on a device no more: it is not told their name from now on.

    Raises: NotFoundError.
    """
    gone = (
        await DevicePerson.delete()
        .where(DevicePerson.key == person_key(device, account))
        .returning(DevicePerson.key)
    )
    if not gone:
        raise NotFoundError("this person does not work on this device")


async def people_of_devices(devices: Sequence[str]) -> dict[str, list[Person]]:
    """Who works on each of these devices, by name."""
    if not devices:
        return {}
    rows = await DevicePerson.select(
        DevicePerson.device, DevicePerson.account, DevicePerson.has_started
    ).where(DevicePerson.device.is_in(list(devices)))
    accounts = {row["account"] for row in rows}
    named = {
        row["id"]: row
        for row in await Account.select(Account.id, Account.name, Account.roles).where(
            Account.id.is_in(sorted(accounts) or [""]), Account.removed_at == 0
        )
    }
    people: dict[str, list[Person]] = {device: [] for device in devices}
    for row in rows:
        account = named.get(row["account"])
        role = team_role(grants_of(account["roles"])) if account else None
        if account and role:
            person = Person(account["id"], account["name"], role, has_started=bool(row["has_started"]))
            people[row["device"]].append(person)
    return {device: sorted(found, key=lambda person: person.name) for device, found in people.items()}


async def find_account(name: str) -> str:
    """The id of who has this name.

    Raises: NotFoundError.
    """
    row = (
        await Account.select(Account.id).where(Account.name == name.strip(), Account.removed_at == 0).first()
    )
    if row is None:
        raise NotFoundError(f"there is no account {name}")
    return str(row["id"])


def person_key(device: str, account: str) -> str:
    """What is kept of somebody on a device is kept under this."""
    return f"{device}/{account}"


async def _device(device: str) -> dict[str, object]:
    row = (
        await Device.select(Device.is_for_helpers)
        .where(Device.id == device, Device.is_forgotten.eq(value=False))
        .first()
    )
    if row is None:
        raise NotFoundError("there is no such device")
    return row
