"""Somebody gets an account, other roles, or is removed; and who has one."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from backend.accounts.audit import AT_THE_SERVER, note
from backend.accounts.device_people import find_account
from backend.accounts.factors import forget_factors, who_has_factors
from backend.accounts.passwords import hash_password, is_password
from backend.accounts.roles import (
    ADMINISTRATOR,
    Grant,
    grants_of,
    in_words,
    is_of_team,
    kept_as,
    team_role,
)
from backend.accounts.tables import Account, DevicePerson, Session, StartCode
from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError, ForbiddenError, NotFoundError
from backend.core.web import random_id

ADMINISTRATORS = (Grant(ADMINISTRATOR),)


class User(msgspec.Struct, frozen=True):
    """Somebody with an account; whoever `can_log_in` has a password, and perhaps a second factor."""

    id: str
    name: str
    roles: Sequence[Grant]
    can_log_in: bool
    has_factor: bool


async def list_users() -> Sequence[User]:
    """All who were not removed, by name."""
    rows = await Account.select().where(Account.removed_at == 0).order_by(Account.name)
    with_factor = await who_has_factors()
    return [
        User(
            row["id"],
            row["name"],
            grants_of(row["roles"]),
            can_log_in=row["password_hash"] != "",
            has_factor=row["id"] in with_factor,
        )
        for row in rows
    ]


async def read_grants(account: str) -> tuple[Grant, ...]:
    """The roles that somebody has.

    Raises: NotFoundError.
    """
    row = await Account.select(Account.roles).where(Account.id == account, Account.removed_at == 0).first()
    if row is None:
        raise NotFoundError("there is no such account")
    return grants_of(row["roles"])


async def add_user(
    name: str,
    password: str | None,
    now: datetime,
    roles: Sequence[Grant] = ADMINISTRATORS,
    by: str = AT_THE_SERVER,
) -> None:
    """Make an account; who works on a device only needs no password, and cannot log in.

    Raises: ConflictError name-taken, no-password or scope, BadRequestError when a value is unusable.
    """
    name = name.strip()
    if not 0 < len(name) <= 120:
        raise BadRequestError("a name has 1 to 120 characters")
    kept = kept_as(roles)
    if password is None and not is_of_team(roles):
        raise ConflictError("who does more than work on tablets has a password", "no-password")
    password_hash = "" if password is None else await hash_password(password)
    async with DB.transaction():
        if await Account.exists().where(Account.name == name):
            raise ConflictError(f"there is an account {name} already", "name-taken")
        await Account.insert(Account(id=random_id(), name=name, roles=kept, password_hash=password_hash))
        await note(by, "account", name, in_words(roles), now)


async def change_roles(account: str, roles: Sequence[Grant], now: datetime, by: str) -> None:
    """Somebody has these roles from now on, in their open sessions too; `by` is the account that says so, never their own.

    Since nobody changes their own, there is always an administrator left.

    Raises: NotFoundError; ConflictError own-account, no-password or scope.
    """
    if account == by:
        raise ConflictError("nobody changes their own roles", "own-account")
    kept = kept_as(roles)
    async with DB.transaction():
        names = {
            row["id"]: row
            for row in await Account.select().where(Account.id.is_in([account, by]), Account.removed_at == 0)
        }
        if account not in names or by not in names:
            raise NotFoundError("there is no such account")
        row = names[account]
        if not row["password_hash"] and not is_of_team(roles):
            raise ConflictError("who does more than work on tablets has a password", "no-password")
        await Account.update({Account.roles: kept}).where(Account.id == account)
        if team_role(roles) is None:
            await _release(account)
        was = in_words(grants_of(row["roles"]))
        await note(names[by]["name"], "role", row["name"], f"{was} → {in_words(roles)}", now)


async def change_password(account: str, was: str, password: str) -> None:
    """Raises: ForbiddenError wrong-password, BadRequestError."""
    row = await Account.select(Account.password_hash).where(Account.id == account).first()
    if not await is_password(row["password_hash"] or None if row else None, was):
        raise ForbiddenError("the password that was is not right", "wrong-password")
    await Account.update({Account.password_hash: await hash_password(password)}).where(Account.id == account)


async def reset_factors(account: str, now: datetime, by: str) -> None:
    """For who lost their second factors: their next log-in is by password alone, and leads to making new ones.

    Raises: NotFoundError.
    """
    async with DB.transaction():
        row = await Account.select(Account.name).where(Account.id == account, Account.removed_at == 0).first()
        if row is None:
            raise NotFoundError("there is no such account")
        await forget_factors(account)
        await Session.delete().where(Session.account == account)
        await note(by, "factor", row["name"], "passkeys en codes gewist", now)


async def remove_user(name: str, now: datetime) -> None:
    """End somebody's rights from now on; what they wrote before stays theirs (clause 4.0).

    Raises: NotFoundError.
    """
    await _remove(await find_account(name), now, AT_THE_SERVER)


async def remove_account(account: str, now: datetime, by: str) -> None:
    """The same, by somebody of this name, who does not lock themselves out.

    Raises: NotFoundError, ConflictError own-account.
    """
    if await Account.exists().where(Account.id == account, Account.name == by):
        raise ConflictError("nobody removes their own account", "own-account")
    await _remove(account, now, by)


async def _remove(account: str, now: datetime, by: str) -> None:
    async with DB.transaction():
        removed = (
            await Account.update({Account.removed_at: int(now.timestamp())})
            .where(Account.id == account, Account.removed_at == 0)
            .returning(Account.name)
        )
        if not removed:
            raise NotFoundError("there is no such account")
        await Session.delete().where(Session.account == account)
        await _release(account)
        await note(by, "account", removed[0]["name"], "verwijderd", now)


async def _release(account: str) -> None:
    """They work on no tablet any more."""
    await StartCode.delete().where(StartCode.account == account)
    await DevicePerson.delete().where(DevicePerson.account == account)
