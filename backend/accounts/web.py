"""HTTP of accounts: log in, who am I, log out; and for administrators, who has an account."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts.add_user import User, add_user, list_users, remove_account
from backend.accounts.guard import cookie_name, session_token
from backend.accounts.passwords import MAX_LENGTH, MIN_LENGTH
from backend.accounts.sessions import ABSOLUTE, SignedIn, log_in, log_out, read_session
from backend.accounts.start_codes import IssuedCode, issue_start_code
from backend.core.config import Settings
from backend.core.throttle import Throttle
from backend.core.web import Line, caller_key, read_body


class Credentials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody types to log in."""

    # PostgreSQL cannot even be asked for a NUL.
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern=r"^[^\x00]*$(?!\n)")]
    password: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class UserList(msgspec.Struct, frozen=True):
    """All who have an account, by name."""

    people: Sequence[User]


class NewUser(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who gets an account; an administrator has a password, who works on tablets only needs none."""

    name: Line
    role: Literal["administrator", "staff", "lead", "helper"]
    password: Annotated[str, msgspec.Meta(min_length=MIN_LENGTH, max_length=MAX_LENGTH)] | None = None


NEW_USER = msgspec.json.Decoder(NewUser)
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


@get("/accounts/people")
async def list_people() -> UserList:
    return UserList(await list_users())


@post("/accounts/people", status_code=204, opt={"body": NewUser})
async def add_person(body: RawBody) -> None:
    given = read_body(body, NEW_USER)
    await add_user(given.name, given.password, given.role)


@post("/accounts/people/{account:str}/start", status_code=200)
async def issue_code(account: FromPath[str], now: NamedDependency[datetime]) -> IssuedCode:
    return await issue_start_code(account, now)


@delete("/accounts/people/{account:str}", status_code=204)
async def remove_person(
    request: Request[Any, Any, Any], account: FromPath[str], now: NamedDependency[datetime]
) -> None:
    by = await read_session(session_token(request), now)
    await remove_account(account, now, by=by.name)


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


handlers = [begin, who_am_i, end, list_people, add_person, issue_code, remove_person]
