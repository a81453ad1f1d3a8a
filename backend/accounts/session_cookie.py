"""A session's token in the browser: out of reach of scripts, for this site only, and Secure over TLS."""

from datetime import datetime

from litestar import Response
from litestar.datastructures import Cookie

from backend.accounts.guard import cookie_name
from backend.accounts.sessions import ABSOLUTE, SignedIn, read_session
from backend.core.config import Settings


async def begun(settings: Settings, token: str, now: datetime) -> Response[SignedIn]:
    """Tells a page whose session began, and gives the browser its token."""
    given = cookie(settings, cookie_name(settings), token, ABSOLUTE)
    return Response(await read_session(token, now), cookies=[given])


def cookie(settings: Settings, name: str, value: str, seconds: int) -> Cookie:
    """A cookie that lives this long; 0 seconds take it away."""
    return Cookie(
        key=name,
        value=value,
        max_age=seconds,
        path="/",
        secure=settings.is_https,
        httponly=True,
        samesite="strict",
    )
