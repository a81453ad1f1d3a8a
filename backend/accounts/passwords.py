"""Passwords: argon2id, computed in a thread and never more than two at once, so that a flood of log-ins waits."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from backend.core.errors import BadRequestError

MIN_LENGTH = 12  # characters
MAX_LENGTH = 200

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_turns = asyncio.Semaphore(2)

# Verified when there is no such account, so that the answer takes as long.
_NOBODY = _hasher.hash("nobody's password")


async def hash_password(password: str) -> str:
    """The hash to keep.

    Raises: BadRequestError when the password is too short or too long.
    """
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        raise BadRequestError(f"a password has {MIN_LENGTH} to {MAX_LENGTH} characters")
    async with _turns:
        return await asyncio.to_thread(_hasher.hash, password)


async def is_password(kept: str | None, password: str) -> bool:
    """True when the password is the one whose hash was kept; `None` stands for no such account."""
    async with _turns:
        return await asyncio.to_thread(_verify, kept or _NOBODY, password) and kept is not None


def _verify(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
