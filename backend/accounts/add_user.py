"""Somebody gets an account, or is removed."""

from datetime import datetime

from backend.accounts.passwords import hash_password
from backend.accounts.tables import ADMINISTRATOR, HELPER, LEAD, STAFF, Account, Session
from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError, NotFoundError
from backend.core.web import random_id

ROLES = (ADMINISTRATOR, STAFF, LEAD, HELPER)


async def add_user(name: str, password: str, role: str = ADMINISTRATOR) -> None:
    """Make an account.

    Raises: ConflictError when the name is taken, BadRequestError when a value is unusable.
    """
    name = name.strip()
    if not 0 < len(name) <= 120:
        raise BadRequestError("a name has 1 to 120 characters")
    if role not in ROLES:
        raise BadRequestError(f"a role is one of {', '.join(ROLES)}")
    password_hash = await hash_password(password)
    async with DB.transaction():
        if await Account.exists().where(Account.name == name):
            raise ConflictError(f"there is an account {name} already")
        await Account.insert(Account(id=random_id(), name=name, role=role, password_hash=password_hash))


async def remove_user(name: str, now: datetime) -> None:
    """End somebody's rights from now on; what they wrote before stays theirs (clause 4.0).

    Raises: NotFoundError.
    """
    async with DB.transaction():
        removed = (
            await Account.update({Account.removed_at: int(now.timestamp())})
            .where(Account.name == name.strip(), Account.removed_at == 0)
            .returning(Account.id)
        )
        if not removed:
            raise NotFoundError(f"there is no account {name}")
        await Session.delete().where(Session.account == removed[0]["id"])
