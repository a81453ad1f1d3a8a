"""HTTP of one's own account: passkeys, the app that makes codes, recovery codes, the password, and open sessions.

Whoever has a second factor shows it before they change one (`has_mfa`); a first one is made with the password alone.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, RawBody

from backend.accounts import examples
from backend.accounts.add_user import change_password
from backend.accounts.audit import note
from backend.accounts.code_app import BegunApp, TypedCode, begin_code_app, confirm_code_app, read_code
from backend.accounts.code_secrets import read_code_key
from backend.accounts.factors import (
    CODE,
    PASSKEY,
    Factors,
    has_factor,
    read_factors,
    remove_code_app,
    remove_passkey,
)
from backend.accounts.guard import origin_of, session_token
from backend.accounts.login_limits import LoginLimits
from backend.accounts.own_sessions import OpenSession, end_session, end_sessions, list_sessions
from backend.accounts.passkeys import Ceremony, Challenges, MadePasskey, begin_passkey, keep_passkey
from backend.accounts.passwords import MAX_LENGTH, MIN_LENGTH
from backend.accounts.recovery_codes import renew_recovery_codes
from backend.accounts.session_cookie import begun
from backend.accounts.sessions import SignedIn, renew_session
from backend.core.config import Settings
from backend.core.database import DB
from backend.core.errors import ForbiddenError
from backend.core.web import read_body

AnyRequest = Request[Any, Any, Any]
SELF = {"may": "self"}


class OwnAccount(msgspec.Struct, frozen=True):
    """What somebody logs in with, and where they are logged in."""

    factors: Factors
    sessions: Sequence[OpenSession]


class RecoveryCodes(msgspec.Struct, frozen=True):
    """Told this once; each works once."""

    codes: Sequence[str]


class NewPassword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The password that was, and the one that is to be."""

    was: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_LENGTH)]
    password: Annotated[str, msgspec.Meta(min_length=MIN_LENGTH, max_length=MAX_LENGTH)]


NEW_PASSWORD = msgspec.json.Decoder(NewPassword)
MADE_PASSKEY = msgspec.json.Decoder(MadePasskey)


@get("/accounts/self", opt=SELF | {"example": examples.OWN})
async def read_own(
    request: AnyRequest, now: NamedDependency[datetime], signed_in: NamedDependency[SignedIn]
) -> OwnAccount:
    sessions = await list_sessions(signed_in.id, session_token(request), now)
    return OwnAccount(await read_factors(signed_in.id), sessions)


@post("/accounts/self/app", status_code=200, opt=SELF | {"example": examples.BEGUN_APP})
async def begin_app(settings: NamedDependency[Settings], signed_in: NamedDependency[SignedIn]) -> BegunApp:
    await _require_factor(signed_in)
    return await begin_code_app(read_code_key(settings), signed_in.id, signed_in.name)


@put(
    "/accounts/self/app",
    status_code=200,
    opt={**SELF, "body": TypedCode, "body_example": examples.CODE, "example": examples.SIGNED_IN},
)
async def confirm_app(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    signed_in: NamedDependency[SignedIn],
    login_limits: NamedDependency[LoginLimits],
) -> Response[SignedIn]:
    await _require_factor(signed_in)
    code = read_code(body)
    login_limits.take_code(signed_in.id)
    async with DB.transaction():
        await confirm_code_app(read_code_key(settings), signed_in.id, code, now)
        await note(signed_in.name, "factor", signed_in.name, "een app met codes", now)
    return await _proven(request, settings, signed_in, CODE, now)


@delete("/accounts/self/app", status_code=204, opt=SELF)
async def remove_app(now: NamedDependency[datetime], signed_in: NamedDependency[SignedIn]) -> None:
    await _require_factor(signed_in)
    async with DB.transaction():
        await remove_code_app(signed_in.id, is_needed=bool(signed_in.with_factor))
        await note(signed_in.name, "factor", signed_in.name, "geen app met codes meer", now)


@post("/accounts/self/passkeys/challenge", status_code=200, opt=SELF | {"example": examples.CEREMONY})
async def begin_key(
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    signed_in: NamedDependency[SignedIn],
    challenges: NamedDependency[Challenges],
) -> Ceremony:
    await _require_factor(signed_in)
    return await begin_passkey(challenges, settings, signed_in.id, signed_in.name, now)


@post(
    "/accounts/self/passkeys",
    status_code=200,
    opt={**SELF, "body": MadePasskey, "body_example": examples.MADE_PASSKEY, "example": examples.SIGNED_IN},
)
async def keep_key(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    settings: NamedDependency[Settings],
    signed_in: NamedDependency[SignedIn],
    challenges: NamedDependency[Challenges],
) -> Response[SignedIn]:
    await _require_factor(signed_in)
    made = read_body(body, MADE_PASSKEY)
    async with DB.transaction():
        await keep_passkey(challenges, settings, origin_of(request), signed_in.id, made, now)
        await note(signed_in.name, "factor", signed_in.name, f"passkey {made.name.strip()}", now)
    return await _proven(request, settings, signed_in, PASSKEY, now)


@delete("/accounts/self/passkeys/{key:str}", status_code=204, opt=SELF)
async def remove_key(
    key: FromPath[str], now: NamedDependency[datetime], signed_in: NamedDependency[SignedIn]
) -> None:
    await _require_factor(signed_in)
    async with DB.transaction():
        await remove_passkey(signed_in.id, key, is_needed=bool(signed_in.with_factor))
        await note(signed_in.name, "factor", signed_in.name, "een passkey minder", now)


@post("/accounts/self/recovery", status_code=200, opt=SELF | {"example": examples.RECOVERY_CODES})
async def renew_codes(now: NamedDependency[datetime], signed_in: NamedDependency[SignedIn]) -> RecoveryCodes:
    if not signed_in.has_mfa:
        raise ForbiddenError("this needs a log-in with a second factor", "second-factor")
    async with DB.transaction():
        codes = await renew_recovery_codes(signed_in.id)
        await note(signed_in.name, "factor", signed_in.name, "nieuwe herstelcodes", now)
    return RecoveryCodes(codes)


@put(
    "/accounts/self/password",
    status_code=204,
    opt={**SELF, "body": NewPassword, "body_example": examples.NEW_PASSWORD},
)
async def renew_password(
    request: AnyRequest,
    body: RawBody,
    now: NamedDependency[datetime],
    signed_in: NamedDependency[SignedIn],
    login_limits: NamedDependency[LoginLimits],
) -> None:
    await _require_factor(signed_in)
    given = read_body(body, NEW_PASSWORD)
    login_limits.take_code(signed_in.id)
    await change_password(signed_in.id, given.was, given.password)
    async with DB.transaction():
        await end_sessions(signed_in.id, but=session_token(request))
        await note(signed_in.name, "factor", signed_in.name, "een ander wachtwoord", now)


@delete("/accounts/self/sessions/{session:str}", status_code=204, opt=SELF)
async def end_one(session: FromPath[str], signed_in: NamedDependency[SignedIn]) -> None:
    await end_session(signed_in.id, session)


@delete("/accounts/self/sessions", status_code=204, opt=SELF)
async def end_others(request: AnyRequest, signed_in: NamedDependency[SignedIn]) -> None:
    await end_sessions(signed_in.id, but=session_token(request))


async def _require_factor(signed_in: SignedIn) -> None:
    """Who stole a password makes no factor beside the owner's."""
    if not signed_in.has_mfa and await has_factor(signed_in.id):
        raise ForbiddenError("this needs a log-in with a second factor", "second-factor")


async def _proven(
    request: AnyRequest, settings: Settings, signed_in: SignedIn, factor: str, now: datetime
) -> Response[SignedIn]:
    """A new token for this session; the others are of before the factor, and end."""
    token = await renew_session(session_token(request), factor, now)
    await end_sessions(signed_in.id, but=token)
    return await begun(settings, token, now)


handlers = [
    read_own,
    begin_app,
    confirm_app,
    remove_app,
    begin_key,
    keep_key,
    remove_key,
    renew_codes,
    renew_password,
    end_one,
    end_others,
]
