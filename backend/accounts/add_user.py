"""Somebody gets an account."""

from backend.accounts.passwords import hash_password
from backend.accounts.tables import ADMINISTRATOR, STAFF, Account
from backend.core.database import DB
from backend.core.errors import BadRequestError, ConflictError
from backend.core.web import random_id

ROLES = (ADMINISTRATOR, STAFF)


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
