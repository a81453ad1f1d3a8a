"""Who may pass into /api: deny by default. `opt={"public": True}` opens a route to all, `{"any_role": True}` to all accounts."""

import hmac
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from backend.accounts.sessions import SignedIn, csrf_token, read_session
from backend.accounts.tables import ADMINISTRATOR
from backend.core.config import Settings
from backend.core.errors import ForbiddenError, NotSignedInError

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
CSRF_HEADER = "x-csrf-token"

Connection = ASGIConnection[Any, Any, Any, Any]


async def require_administrator(connection: Connection, handler: BaseRouteHandler) -> None:
    """The guard of the whole /api router."""
    is_change = connection.scope.get("method") not in SAFE_METHODS
    if is_change:
        _require_our_page(connection)
    if handler.opt.get("public"):
        return
    signed_in = await _signed_in(connection)
    if is_change:
        _require_csrf_token(connection)
    if signed_in.role != ADMINISTRATOR and not handler.opt.get("any_role"):
        raise ForbiddenError("this account may not do that")


def cookie_name(settings: Settings) -> str:
    """Over TLS the browser itself keeps others from planting a cookie of this name."""
    return "__Host-wegwijs" if settings.is_https else "wegwijs"


def session_token(connection: Connection) -> str:
    """The token in the cookie, or nothing."""
    return connection.cookies.get(cookie_name(connection.app.state.settings), "")


async def _signed_in(connection: Connection) -> SignedIn:
    token = session_token(connection)
    if not token:
        raise NotSignedInError("log in first")
    return await read_session(token, connection.app.state.clock())


def _require_csrf_token(connection: Connection) -> None:
    sent = connection.headers.get(CSRF_HEADER, "")
    if not hmac.compare_digest(sent.encode(), csrf_token(session_token(connection)).encode()):
        raise ForbiddenError("the page's token is missing, or is not this session's", "csrf")


def _require_our_page(connection: Connection) -> None:
    """A browser says from where a change comes; what says nothing, or another site, is refused."""
    site = connection.headers.get("sec-fetch-site")
    origin = connection.headers.get("origin")
    is_ours = (site or origin) and site in (None, "same-origin") and _is_our_origin(connection, origin)
    if not is_ours:
        raise ForbiddenError("changes are taken from our own pages only", "other-origin")


def _is_our_origin(connection: Connection, origin: str | None) -> bool:
    if origin is None:
        return True
    public_url = connection.app.state.settings.public_url
    # Without a public address the host is what the browser was pointed at, which it tells truly.
    return origin == public_url if public_url else urlsplit(origin).netloc == connection.headers.get("host")
