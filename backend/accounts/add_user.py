"""Somebody gets an account, or is removed; and who has one."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from backend.accounts.device_people import find_account
from backend.accounts.passwords import hash_password
from backend.accounts.tables import (
    ADMINISTRATOR,
    HELPER,
    LEAD,
    STAFF,
    Account,
    DevicePerson,
    Session,
    StartCode,
)
from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError, NotFoundError
from backend.core.web import random_id

ROLES = (ADMINISTRATOR, STAFF, LEAD, HELPER)


class User(msgspec.Struct, frozen=True):
    """Somebody with an account."""

    id: str
    name: str
    role: str


async def list_users() -> Sequence[User]:
    """All who were not removed, by name."""
    rows = (
        await Account.select(Account.id, Account.name, Account.role)
        .where(Account.removed_at == 0)
        .order_by(Account.name)
    )
    return [User(**row) for row in rows]


async def add_user(name: str, password: str | None, role: str = ADMINISTRATOR) -> None:
    """Make an account; who works on a device only needs no password, and cannot log in.

    Raises: ConflictError when the name is taken or no-password, BadRequestError when a value is unusable.
    """
    name = name.strip()
    if not 0 < len(name) <= 120:
        raise BadRequestError("a name has 1 to 120 characters")
    if role not in ROLES:
        raise BadRequestError(f"a role is one of {', '.join(ROLES)}")
    if password is None and role == ADMINISTRATOR:
        raise ConflictError("an administrator has a password", "no-password")
    password_hash = "" if password is None else await hash_password(password)
    async with DB.transaction():
        if await Account.exists().where(Account.name == name):
            raise ConflictError(f"there is an account {name} already", "name-taken")
        await Account.insert(Account(id=random_id(), name=name, role=role, password_hash=password_hash))


async def remove_user(name: str, now: datetime) -> None:
    """End somebody's rights from now on; what they wrote before stays theirs (clause 4.0).

    Raises: NotFoundError.
    """
    await _remove(await find_account(name), now)


async def remove_account(account: str, now: datetime, by: str) -> None:
    """The same, by an administrator of this name, who does not lock themselves out.

    Raises: NotFoundError, ConflictError own-account.
    """
    if await Account.exists().where(Account.id == account, Account.name == by):
        raise ConflictError("nobody removes their own account", "own-account")
    await _remove(account, now)


async def _remove(account: str, now: datetime) -> None:
    async with DB.transaction():
        removed = (
            await Account.update({Account.removed_at: int(now.timestamp())})
            .where(Account.id == account, Account.removed_at == 0)
            .returning(Account.id)
        )
        if not removed:
            raise NotFoundError("there is no such account")
        await Session.delete().where(Session.account == account)
        await StartCode.delete().where(StartCode.account == account)
        await DevicePerson.delete().where(DevicePerson.account == account)
