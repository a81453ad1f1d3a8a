"""HTTP of logging in: by password and then a code, or by a passkey; who am I, and log out. Each way mints a new token."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import RawBody

from backend.accounts import examples
from backend.accounts.code_app import TypedCode, read_code, take_code
from backend.accounts.code_secrets import read_code_key
from backend.accounts.factors import CODE, PASSKEY, RECOVERY
from backend.accounts.guard import cookie_name, origin_of, session_token
from backend.accounts.login_limits import KNOWN_SECONDS, LoginLimits, is_mark, mark_of
from backend.accounts.own_sessions import browser_in_words
from backend.accounts.passkeys import Ceremony, Challenges, ShownPasskey, rp_id, take_passkey
from backend.accounts.recovery_codes import take_recovery_code
from backend.accounts.session_cookie import begun, cookie
from backend.accounts.sessions import SignedIn, begin_session, log_in, log_out, renew_session
from backend.core.config import Settings
from backend.core.errors import ForbiddenError
from backend.core.web import caller_key, read_body

AnyRequest = Request[Any, Any, Any]


class Credentials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody types to log in."""

    # PostgreSQL cannot even be asked for a NUL.
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern=r"^[^\x00]*$(?!\n)")]
    password: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


CREDENTIALS = msgspec.json.Decoder(Credentials)
SHOWN_PASSKEY = msgspec.json.Decoder(ShownPasskey)


@post(
    "/accounts/session",
    status_code=200,
    opt={
        "public": True,
        "body": Credentials,
        "example": examples.SIGNED_IN,
        "body_example": examples.CREDENTIALS,
    },
)
async def begin(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    login_limits: NamedDependency[LoginLimits],
) -> Response[SignedIn]:
    given = read_body(body, CREDENTIALS)
    mark = await mark_of(given.name)
    is_known = is_mark(mark, request.cookies.get(_known(settings), ""))
    login_limits.take(given.name, caller_key(request.scope), is_known=is_known)
    token = await log_in(given.name, given.password, now, _browser(request))
    await log_out(session_token(request))
    reply = await begun(settings, token, now)
    reply.set_cookie(cookie(settings, _known(settings), mark, KNOWN_SECONDS))
    return reply


@post(
    "/accounts/session/code",
    status_code=200,
    opt={
        "may": "self",
        "awaiting": True,
        "body": TypedCode,
        "example": examples.SIGNED_IN,
        "body_example": examples.CODE,
    },
)
async def show_code(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    signed_in: NamedDependency[SignedIn],
    login_limits: NamedDependency[LoginLimits],
) -> Response[SignedIn]:
    code = read_code(body)
    login_limits.take_code(signed_in.id)
    if await take_code(read_code_key(settings), signed_in.id, code, now):
        factor = CODE
    elif await take_recovery_code(signed_in.id, code):
        factor = RECOVERY
    else:
        raise ForbiddenError("this code is not right, or was used", "wrong-code")
    return await begun(settings, await renew_session(session_token(request), factor, now), now)


@post(
    "/accounts/session/challenge",
    status_code=200,
    opt={"public": True, "example": {"challenge": "2u0l…", "rp_id": "wegwijs.example"}},
)
async def challenge(
    request: AnyRequest,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    challenges: NamedDependency[Challenges],
    login_limits: NamedDependency[LoginLimits],
) -> Ceremony:
    login_limits.take_address(caller_key(request.scope))
    return Ceremony(challenges.issue("", now), rp_id(settings))


@post(
    "/accounts/session/passkey",
    status_code=200,
    opt={
        "public": True,
        "body": ShownPasskey,
        "example": examples.SIGNED_IN,
        "body_example": examples.SHOWN_PASSKEY,
    },
)
async def show_passkey(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    challenges: NamedDependency[Challenges],
) -> Response[SignedIn]:
    shown = read_body(body, SHOWN_PASSKEY)
    account = await take_passkey(challenges, settings, origin_of(request), shown, now)
    token = await begin_session(account, PASSKEY, now, _browser(request))
    await log_out(session_token(request))
    return await begun(settings, token, now)


@get("/accounts/session", opt={"may": "self", "awaiting": True, "example": examples.SIGNED_IN})
async def who_am_i(signed_in: NamedDependency[SignedIn]) -> SignedIn:
    return signed_in


@delete("/accounts/session", status_code=204, opt={"may": "self", "awaiting": True})
async def end(request: AnyRequest, settings: NamedDependency[Settings]) -> Response[None]:
    await log_out(session_token(request))
    return Response(None, status_code=204, cookies=[cookie(settings, cookie_name(settings), "", 0)])


def _browser(request: AnyRequest) -> str:
    return browser_in_words(request.headers.get("user-agent", ""))


def _known(settings: Settings) -> str:
    return f"{cookie_name(settings)}-known"


handlers = [begin, show_code, challenge, show_passkey, who_am_i, end]
