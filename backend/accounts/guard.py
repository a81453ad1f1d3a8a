"""Who may pass into /api: deny by default.

A handler says `opt={"may": <permission>}`; one that says nothing is for administrators. `{"may": "self"}` is for whoever is
logged in, with `"awaiting": True` also before their second factor; `{"public": True}` opens a route to all.
"""

import hmac
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from backend.accounts.roles import MAY, NEEDS_FACTOR, Permission
from backend.accounts.sessions import SignedIn, csrf_token, read_session
from backend.core.config import Settings
from backend.core.errors import ForbiddenError, NotSignedInError

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
CSRF_HEADER = "x-csrf-token"
# A scope's key: the guard has looked already, and handlers take it as `signed_in`.
SIGNED_IN = "signed_in"

Connection = ASGIConnection[Any, Any, Any, Any]


async def require_permission(connection: Connection, handler: BaseRouteHandler) -> None:
    """The guard of the whole /api router."""
    is_change = connection.scope.get("method") not in SAFE_METHODS
    if is_change:
        _require_our_page(connection)
    if handler.opt.get("public"):
        return
    signed_in = await _signed_in(connection)
    if is_change:
        _require_csrf_token(connection)
    if signed_in.awaits_factor and not handler.opt.get("awaiting"):
        raise ForbiddenError("first show that this is you, with a code or a passkey", "second-factor")
    require(signed_in, handler.opt.get("may", "administer"))
    connection.scope["state"][SIGNED_IN] = signed_in


def require(signed_in: SignedIn, permission: Permission) -> None:
    """For handlers of which one body asks for more than another.

    Raises: ForbiddenError; with code second-factor where that is all that is missing.
    """
    if permission == "self" or permission in signed_in.may:
        return
    if permission in NEEDS_FACTOR and any(permission in MAY[role] for role in signed_in.roles):
        raise ForbiddenError("this needs a log-in with a second factor", "second-factor")
    raise ForbiddenError("this account may not do that")


def provide_signed_in(request: Request[Any, Any, Any]) -> SignedIn:
    """Who asks, on a route that is not public."""
    found: SignedIn = request.scope["state"][SIGNED_IN]
    return found


def cookie_name(settings: Settings) -> str:
    """Over TLS the browser itself keeps others from planting a cookie of this name."""
    return "__Host-wegwijs" if settings.is_https else "wegwijs"


def session_token(connection: Connection) -> str:
    """The token in the cookie, or nothing."""
    return connection.cookies.get(cookie_name(connection.app.state.settings), "")


def origin_of(connection: Connection) -> str:
    """From where a page came; the guard has seen that it is ours."""
    return connection.headers.get("origin", "")


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
