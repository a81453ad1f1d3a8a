"""HTTP of accounts: log in, who am I, log out."""

import hashlib
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import RawBody

from backend.accounts.guard import cookie_name, session_token
from backend.accounts.sessions import ABSOLUTE, SignedIn, log_in, log_out, read_session
from backend.core.config import Settings
from backend.core.throttle import Throttle
from backend.core.web import caller_key, read_body


class Credentials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody types to log in."""

    # PostgreSQL cannot even be asked for a NUL.
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern=r"^[^\x00]*$(?!\n)")]
    password: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


CREDENTIALS = msgspec.json.Decoder(Credentials)


class LoginLimits:
    """Guessing is slow from each address and for each account; whoever guesses does not lock the owner out."""

    def __init__(self) -> None:
        self._both = Throttle(burst=10, per_second=1 / 60)
        self._address = Throttle(burst=60, per_second=1 / 10)
        self._account = Throttle(burst=100, per_second=1 / 10)

    def take(self, name: str, address: bytes) -> None:
        """Count one attempt.

        Raises: TooManyRequestsError.
        """
        account = hashlib.sha256(name.strip().encode()).digest()
        self._both.take(account + address)
        self._address.take(address)
        self._account.take(account)


@post("/accounts/session", status_code=200, opt={"public": True, "body": Credentials})
async def begin(
    request: Request[Any, Any, Any],
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    login_limits: NamedDependency[LoginLimits],
) -> Response[SignedIn]:
    given = read_body(body, CREDENTIALS)
    login_limits.take(given.name, caller_key(request.scope))
    token = await log_in(given.name, given.password, now)
    await log_out(session_token(request))
    return Response(await read_session(token, now), cookies=[_cookie(settings, token, ABSOLUTE)])


@get("/accounts/session", opt={"any_role": True})
async def who_am_i(request: Request[Any, Any, Any], now: NamedDependency[datetime]) -> SignedIn:
    return await read_session(session_token(request), now)


@delete("/accounts/session", status_code=204, opt={"any_role": True})
async def end(request: Request[Any, Any, Any], settings: NamedDependency[Settings]) -> Response[None]:
    await log_out(session_token(request))
    return Response(None, status_code=204, cookies=[_cookie(settings, "", 0)])


def _cookie(settings: Settings, token: str, seconds: int) -> Cookie:
    return Cookie(
        key=cookie_name(settings),
        value=token,
        max_age=seconds,
        path="/",
        secure=settings.is_https,
        httponly=True,
        samesite="strict",
    )


handlers = [begin, who_am_i, end]
