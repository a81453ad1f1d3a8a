"""Whose hand it is that a request writes with."""

from datetime import datetime
from typing import Any

from litestar import Request

from backend.accounts.guard import session_token
from backend.accounts.sessions import read_session
from backend.packs.versions import Hand


async def hand_of(request: Request[Any, Any, Any], now: datetime) -> Hand:
    """The hand of whoever is signed in.

    Raises: NotSignedInError.
    """
    return Hand((await read_session(session_token(request), now)).name, now)
